using System.Net;
using System.Text.Json;
using Auth0Mcp.Http;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Calls.Errors;

/// <summary>
/// Turns an error response of the Management API into a result that says what happened and what to do next. What that is stands in
/// <c>spec/errors.yaml</c>.
/// </summary>
internal static class ApiError
{
    /// <param name="arguments">The arguments that the tool offers.</param>
    /// <param name="secrets">What this call sent: its own secrets, and those in place of references.</param>
    public static async Task<CallError> ReadAsync(
        OperationTool tool, IReadOnlyList<string> arguments, HttpResponseMessage response, IReadOnlyCollection<string> secrets,
        CancellationToken cancellationToken)
    {
        var answer = await ErrorAnswer.ReadAsync(response, secrets, cancellationToken);
        var token = response.RequestMessage is { } request ? TokenHandler.Sent(request) : null;
        var scopes = answer.Status == HttpStatusCode.Forbidden ? ScopeNeed.Of(tool.Operation, answer, token?.Scopes) : null;
        var rule = ErrorRules.Find(tool, answer, scopes?.State);
        var error = new CallError(
            rule?.Kind ?? "api_error", answer.Message,
            rule is null ? null : ErrorText.Fill(rule.Text, Placeholder))
        { Status = answer.Status };
        return error.With(writer =>
        {
            writer.WriteNumber("status", (int)answer.Status);
            if (answer.Wait is { } wait)
            {
                writer.WriteNumber("wait_seconds", Math.Ceiling(wait.TotalSeconds));
            }

            if (answer.Code is { } code)
            {
                writer.WriteString("errorCode", code);
            }

            if (rule?.Scope is ScopeState.Missing)
            {
                writer.WriteString("missing_scope", scopes!.Scope);
            }

            if (answer.Reasons is { } reasons)
            {
                writer.WritePropertyName("reasons");
                writer.WriteRawValue(reasons.Span, skipInputValidation: true);
            }
        });

        string? Placeholder(string name) => name switch
        {
            "tool" => tool.Name,
            "scope" => scopes?.Scope,
            "grant" => scopes is null ? null : ScopeGrant.Explain(scopes.Scope, token?.Origin),
            "wait" => answer.Wait is { } wait ? $"{Math.Ceiling(wait.TotalSeconds):0} seconds" : "a minute",
            "create" => RelatedTools.SettingUp(tool)?.Name,
            "list" when answer.Status == HttpStatusCode.NotFound => RelatedTools.Listing(tool, isMissing: true)?.Name,
            "list" => (RelatedTools.Listing(tool, isMissing: false) ?? RelatedTools.Reading(tool))?.Name,
            _ => arguments.FirstOrDefault(argument => tool.Renames.GetValueOrDefault(argument, argument) == name["argument:".Length..]),
        };
    }
}
