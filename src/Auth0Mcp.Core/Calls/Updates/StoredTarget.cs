using System.Runtime.InteropServices;
using System.Text.Json;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Context;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.Updates;

/// <summary>What an update is about to change, as it is now.</summary>
/// <param name="Json">With its secrets: for the request alone.</param>
/// <param name="Shown">As a caller may see it.</param>
/// <param name="Secrets">What of it is hidden.</param>
internal sealed record StoredTarget(JsonElement Json, JsonElement Shown, IReadOnlyList<string> Secrets)
{
    /// <summary>Nothing is stored.</summary>
    public static StoredTarget Nothing { get; } = new(JsonElement.Parse("{}"), JsonElement.Parse("{}"), []);

    /// <summary>The tool whose answer it is; null where nothing is stored.</summary>
    private OperationTool? Read { get; init; }

    /// <summary>What of it is hidden and shorter than those: an error that holds one quotes what is stored.</summary>
    public IReadOnlyList<string> ShortSecrets { get; private init; } = [];

    /// <summary>The same thing with other contents.</summary>
    public StoredTarget With(JsonElement json) => Read is null ? this : Of(json, Read);

    /// <param name="read">The tool whose answer it is.</param>
    public static StoredTarget Of(JsonElement answer, OperationTool read, CallWork? work = null)
    {
        // With a place to save them the sink tells what the secrets are; nothing is saved.
        var sink = new SecretCollector(savedTo: "nowhere") { Work = work };
        var mask = SecretMask.Of(read).Root;
        ResultJson.WriteUtf8(writer => mask.Write(writer, answer, sink));
        CallMemory.Tidy(JsonMarshal.GetRawUtf8Value(answer).Length);
        var shown = ResultJson.WriteUtf8(writer => mask.Write(writer, answer, new SecretCollector { Work = work }));
        return new StoredTarget(answer.Clone(), JsonElement.Parse(shown.Span, DeepJson.Options), [.. sink.TakenTexts])
        {
            Read = read,
            ShortSecrets = [.. sink.ShortTexts],
        };
    }
}
