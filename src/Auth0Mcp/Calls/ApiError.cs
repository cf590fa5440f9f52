using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Auth0Mcp.Calls.Answers;
using Auth0Mcp.Calls.Secrets;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls;

/// <summary>Turns an error response of the Management API into a result that says what happened and what to do next.</summary>
internal static partial class ApiError
{
    private const int MaxMessageLength = 600;

    /// <summary>Shorter tokens, as the demo tenant has, are words that a message may hold for another reason.</summary>
    private const int ShortestSecret = 12;

    /// <summary>The error code of RFC 6750 section 3.1, and of Auth0.</summary>
    private const string InsufficientScope = "insufficient_scope";

    /// <param name="secrets">What this call sent in place of references.</param>
    public static async Task<CallResult> ReadAsync(OperationTool tool, HttpResponseMessage response, IReadOnlyCollection<string> secrets, CancellationToken cancellationToken)
    {
        var (document, _) = await ResponseBody.ReadAsync(response, cancellationToken);
        using (document)
        {
            var body = document?.RootElement is { ValueKind: JsonValueKind.Object } root ? root : (JsonElement?)null;
            var status = response.StatusCode;
            var known = response.RequestMessage?.Headers.Authorization?.Parameter is { Length: >= ShortestSecret } token ? [.. secrets, token] : secrets;
            var message = Cut(Text(body, "message", known) ?? Text(body, "error_description", known) ?? Text(body, "error", known) ?? Reason(status));
            var code = Text(body, "errorCode", known);
            var scope = status == HttpStatusCode.Forbidden ? MissingScope(tool, response, code, message) : null;
            return CallError.Write(status == HttpStatusCode.TooManyRequests ? "rate_limited" : "api_error", message, Next(tool, response, scope), writer =>
            {
                writer.WriteNumber("status", (int)status);
                if (response.Headers.RetryAfter?.Delta is { } wait && status == HttpStatusCode.TooManyRequests)
                {
                    writer.WriteNumber("wait_seconds", Math.Ceiling(wait.TotalSeconds));
                }

                if (code is not null)
                {
                    writer.WriteString("errorCode", code);
                }

                if (scope is not null)
                {
                    writer.WriteString("missing_scope", scope);
                }
            });
        }
    }

    /// <summary>The scope that the API asks for; where it does not say, the one that the document names.</summary>
    private static string? MissingScope(OperationTool tool, HttpResponseMessage response, string? code, string message)
    {
        var challenge = string.Join(' ', response.Headers.WwwAuthenticate.Select(static header => header.Parameter));
        var named = ScopeInText().Match(message + " " + challenge);
        if (named.Success)
        {
            return named.Value;
        }

        var isScope = code is InsufficientScope || challenge.Contains(InsufficientScope, StringComparison.Ordinal);
        return isScope && tool.Operation.Scopes.Count > 0 ? tool.Operation.Scopes[0] : null;
    }

    private static string? Next(OperationTool tool, HttpResponseMessage response, string? scope) => response.StatusCode switch
    {
        >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => "The tenant's address redirects, and no redirect is followed. Ask the user to check the domain.",
        HttpStatusCode.BadRequest => $"Correct the arguments as the message says and call {tool.Name} again.",
        HttpStatusCode.Unauthorized => "The access token is expired, revoked or meant for another tenant. Ask the user for a new one.",
        HttpStatusCode.Forbidden when scope is not null => $"The access token lacks the scope {scope}. Ask the user to grant it and to sign in again.",
        HttpStatusCode.Forbidden => "The tenant does not allow this: a setting, the plan or the token's permissions forbid it. Tell the user; a repeated call gives the same answer.",
        HttpStatusCode.NotFound => "Nothing has this id. List the resources to find the right one.",
        HttpStatusCode.Conflict => "Something with the same name or identifier exists already. Get or update it instead.",
        HttpStatusCode.TooManyRequests => RetryAfter(response),
        >= HttpStatusCode.InternalServerError => "Auth0 has a problem of its own. Try again in a minute; before repeating a change, check whether it happened.",
        _ => null,
    };

    private static string RetryAfter(HttpResponseMessage response)
        => response.Headers.RetryAfter?.Delta is { } delay
            ? $"The tenant's rate limit is used up. Wait {Math.Ceiling(delay.TotalSeconds):0} seconds and call again."
            : "The tenant's rate limit is used up. Wait a minute and call again.";

    private static string Reason(HttpStatusCode status) => $"The Management API answered status {(int)status} without a message.";

    /// <summary>A text of the answer; without what is secret, should the answer repeat it.</summary>
    private static string? Text(JsonElement? body, string property, IReadOnlyCollection<string> known)
        => body is not { } root || !root.TryGetProperty(property, out var value) || value.ValueKind != JsonValueKind.String ? null
            : SecretScan.Clean(value.GetString()!, ScanDepth.Free, known);

    private static string Cut(string message) => ShortText.Cut(message, MaxMessageLength);

    [GeneratedRegex(@"\b(?:read|create|update|delete):[a-z_]+\b", RegexOptions.CultureInvariant)]
    private static partial Regex ScopeInText();
}
