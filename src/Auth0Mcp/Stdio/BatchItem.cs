using System.Text.Json;
using Auth0Mcp.Validation;
using ModelContextProtocol.Protocol;

namespace Auth0Mcp.Stdio;

/// <summary>One message of a batch, as far as it has to be known: what comes back for it, if anything.</summary>
/// <param name="Id">Of a request; null for a message that is not answered.</param>
/// <param name="Problem">Why it is not a message; null when it is one.</param>
internal readonly record struct BatchItem(RequestId? Id, string? Problem)
{
    /// <summary>The SDK reads no message that is nested deeper.</summary>
    private const int MaxDepth = 64;

    /// <summary>Reads a message as the SDK will: one that the SDK drops without an answer would leave its batch open for good.</summary>
    public static BatchItem Read(ReadOnlyMemory<byte> message)
    {
        try
        {
            using var document = JsonDocument.Parse(message, new JsonDocumentOptions { MaxDepth = MaxDepth });
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !HasSoundTexts(root)
                || !(root.TryGetProperty("jsonrpc", out var version) && version.ValueEquals("2.0")))
            {
                return new BatchItem(null, "not a JSON-RPC 2.0 message");
            }

            var method = root.TryGetProperty("method", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
            return !root.TryGetProperty("id", out var id)
                ? new BatchItem(null, method is null ? "not a JSON-RPC 2.0 message" : null)
                : IdOf(id) is not { } known ? new BatchItem(null, "'id' must be a text or a whole number")
                : method is null
                    ? new BatchItem(
                        null, root.TryGetProperty("result", out _) || root.TryGetProperty("error", out _)
                        ? null
                        : "neither a request nor an answer")
                : new BatchItem(known, method == "initialize" ? "'initialize' must not be part of a batch" : null);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return new BatchItem(null, "not a JSON-RPC 2.0 message");
        }
    }

    /// <summary>False where a text is half a surrogate pair: the SDK fails at it.</summary>
    private static bool HasSoundTexts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => JsonText.IsSound(value),
        JsonValueKind.Array => value.EnumerateArray().All(HasSoundTexts),
        JsonValueKind.Object =>
            value.EnumerateObject().All(static member => JsonText.IsSoundName(member) && HasSoundTexts(member.Value)),
        _ => true,
    };

    /// <summary>Null for an id that the SDK does not take.</summary>
    public static RequestId? IdOf(JsonElement id)
        => id.ValueKind == JsonValueKind.String ? new RequestId(id.GetString()!)
            : id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out var number) ? new RequestId(number)
            : null;
}
