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
    /// <param name="most">Values and names that it may hold.</param>
    public static async Task<Result<JsonDocument, CallError>> ReadAsync(
        HttpResponseMessage response, int most, CancellationToken cancellationToken)
        => Parse(await BytesAsync(response, cancellationToken), response, most);

    /// <summary>The body as it lies where the HTTP pipeline has received it.</summary>
    public static async ValueTask<byte[]> BytesAsync(HttpResponseMessage response, CancellationToken cancellationToken)
        => response.Content is ReceivedContent received
            ? received.Bytes
            : await response.Content.ReadAsByteArrayAsync(cancellationToken);

    /// <summary>The document, neither when the body is empty, or the error when it is not JSON.</summary>
    /// <param name="most">Values and names that it may hold.</param>
    public static Result<JsonDocument, CallError> Parse(byte[] body, HttpResponseMessage response, int most = MaxTokens)
    {
        var json = DecodableJson.Fix(body);
        if (json.IsEmpty)
        {
            return default(Result<JsonDocument, CallError>);
        }

        try
        {
            if (json.Length > most && HasMoreTokens(json.Span, most))
            {
                return new CallError(
                    "response_too_large", $"The tenant answered with more than {most} values.",
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
