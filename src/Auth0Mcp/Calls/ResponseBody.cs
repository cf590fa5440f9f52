using System.Text.Json;

namespace Auth0Mcp.Calls;

/// <summary>Reads a response body as JSON, within a bound.</summary>
internal static class ResponseBody
{
    /// <summary>Bytes; the largest page the API serves stays far below.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 512 };

    /// <summary>The document, neither when the body is empty, or the error when it is too large or no JSON.</summary>
    public static async Task<(JsonDocument? Document, CallResult? Failure)> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new MemoryStream();
        var chunk = new byte[64 * 1024];
        int read;
        while ((read = await stream.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (buffer.Length + read > MaxBytes)
            {
                return (null, CallError.Create("response_too_large", $"The tenant answered with more than {MaxBytes / 1024 / 1024} MB.", "Ask for fewer items per page, or for fewer fields."));
            }

            buffer.Write(chunk, 0, read);
        }

        if (buffer.Length == 0)
        {
            return (null, null);
        }

        try
        {
            return (JsonDocument.Parse(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), s_options), null);
        }
        catch (JsonException)
        {
            var type = response.Content.Headers.ContentType?.MediaType ?? "an unnamed type";
            return (null, CallError.Create("unreadable_response", $"The tenant answered status {(int)response.StatusCode} with {buffer.Length} bytes of {type} that are not JSON.", "Check that the domain is an Auth0 tenant and not a proxy or custom page."));
        }
    }
}
