using System.Runtime.InteropServices;
using System.Text.Json;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.Results;

/// <summary>An answer of the tenant, or an event of it, without its secrets: those in their places, and where it repeats them.</summary>
internal static class MaskedAnswer
{
    public static JsonDocument Of(JsonElement answer, ResultContext context)
    {
        var length = JsonMarshal.GetRawUtf8Value(answer).Length;
        var masked = JsonDocument.Parse(
            ResultJson.WriteUtf8(writer => context.Plan.Secrets.Root.Write(writer, answer, context.Secrets), length + (length / 8) + 1024),
            DeepJson.Options);
        if (context.Secrets.Echoed.Hide(masked.RootElement, context.Work) is not { } clean)
        {
            return masked;
        }

        using (masked)
        {
            return JsonDocument.Parse(clean, DeepJson.Options);
        }
    }
}
