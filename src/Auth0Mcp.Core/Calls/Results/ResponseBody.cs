using System.Text.Json;
using Auth0Mcp.Http;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.Results;

/// <summary>Reads a response body as JSON.</summary>
internal static class ResponseBody
{
    /// <summary>
    /// Values and names in one body: each costs memory of its own, however short it is. A page of a hundred users has a few
    /// thousand.
    /// </summary>
    public const int MaxTokens = 1_000_000;

    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = DeepJson.MostTaken };

    /// <summary>The document, neither when the body is empty, or the error when it is not JSON.</summary>
    public static async Task<Result<JsonDocument, CallError>> ReadAsync(
        HttpResponseMessage response, CancellationToken cancellationToken)
    {
        // What the HTTP pipeline has received is parsed where it lies.
        var body = response.Content is ReceivedContent received
            ? received.Bytes
            : await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var json = DecodableJson.Fix(body);
        if (json.IsEmpty)
        {
            return default(Result<JsonDocument, CallError>);
        }

        try
        {
            if (json.Length > MaxTokens && HasMoreTokens(json.Span, MaxTokens))
            {
                return new CallError(
                    "response_too_large", $"The tenant answered with more than {MaxTokens} values.",
                    "Ask for fewer items per page, or for fewer fields.");
            }

            return JsonDocument.Parse(json, s_options);
        }
        catch (JsonException)
        {
            var type = response.Content.Headers.ContentType?.MediaType ?? "an unnamed type";
            return new CallError(
                "unreadable_response",
                $"The tenant answered status {(int)response.StatusCode} with {json.Length} bytes of {type} that are not JSON.",
                "Check that the domain is an Auth0 tenant and not a proxy or custom page.");
        }
    }

    private static bool HasMoreTokens(ReadOnlySpan<byte> json, int limit)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = DeepJson.MostTaken });
        for (var count = 0; reader.Read(); count++)
        {
            if (count == limit)
            {
                return true;
            }
        }

        return false;
    }
}
