using System.Net;
using System.Text.Json;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Calls.Results;
using Auth0Mcp.Context;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.Errors;

/// <summary>What an error response says, without the secrets that it may repeat.</summary>
/// <param name="Code">The <c>errorCode</c>; null when there is none.</param>
/// <param name="Reasons">What the body lists beside the message, as JSON; null when there is nothing.</param>
/// <param name="Challenge">The parameters of <c>WWW-Authenticate</c> (RFC 6750 section 3).</param>
/// <param name="Wait">How long the tenant asks to wait; null unless a limit is used up and it says so.</param>
internal sealed record ErrorAnswer(
    HttpStatusCode Status, string Message, string? Code, ReadOnlyMemory<byte>? Reasons, string Challenge, TimeSpan? Wait)
{
    /// <summary>A message of that many UTF-8 bytes is whole; longer ones end early.</summary>
    private const int LongestMessage = 2048;

    /// <summary>Shorter tokens, as the demo tenant has, are words that a message may hold for another reason.</summary>
    private const int ShortestSecret = 12;

    /// <param name="secrets">What the call sent; the token is hidden beside them.</param>
    public static async Task<ErrorAnswer> ReadAsync(
        HttpResponseMessage response, IReadOnlyCollection<string> secrets, CancellationToken cancellationToken)
    {
        var (document, _) = await ResponseBody.ReadAsync(response, CallMemory.MaxValues, cancellationToken);
        using (document)
        {
            var body = document?.RootElement is { ValueKind: JsonValueKind.Object } root ? root : (JsonElement?)null;
            var token = response.RequestMessage?.Headers.Authorization?.Parameter;
            var known = new KnownSecrets(token is { Length: >= ShortestSecret } ? [.. secrets, token] : secrets);
            var message = Text(body, "message", known) ?? Text(body, "error_description", known) ?? Text(body, "error", known);
            return new ErrorAnswer(
                response.StatusCode,
                ShortText.Cut(
                message ?? $"The Management API answered status {(int)response.StatusCode} without a message.", LongestMessage),
                Text(body, "errorCode", known) is { } code ? ShortText.Cut(code, LongestMessage) : null,
                body is { } rest ? ErrorReasons.Read(rest, known) : null,
                string.Join(' ', response.Headers.WwwAuthenticate.Select(static header => header.Parameter)),
                response.StatusCode == HttpStatusCode.TooManyRequests ? response.Headers.RetryAfter?.Delta : null);
        }
    }

    /// <summary>
    /// A text of the body; without what is secret, should the body repeat it. Cleaned as a whole: a half secret is not
    /// recognised.
    /// </summary>
    private static string? Text(JsonElement? body, string property, KnownSecrets known)
        => body is not { } root || !root.TryGetProperty(property, out var value) || value.ValueKind != JsonValueKind.String ? null
            : SecretScan.Clean(value.GetString()!, ScanDepth.Full, known);
}
