using System.Diagnostics;
using System.Text.Json.Nodes;
using OpenTelemetry.Context.Propagation;

namespace Auth0Mcp.Telemetry;

/// <summary>
/// The span of the client that a request continues: <c>traceparent</c> and <c>tracestate</c> in its <c>_meta</c> (SEP-414 of MCP,
/// W3C Trace Context). Nothing else in <c>_meta</c> is read, <c>baggage</c> neither.
/// </summary>
internal static class ClientSpan
{
    /// <summary>
    /// In characters. As much of a <c>tracestate</c> has to be handed on (W3C Trace Context, 3.3.1.5); a longer one is left out.
    /// </summary>
    private const int Longest = 512;

    private static readonly TraceContextPropagator s_traceContext = new();

    /// <summary>Default when nobody listens, the client named no span, or what it named is none.</summary>
    public static ActivityContext Of(JsonObject? meta)
        => meta is not null && Signals.Source.HasListeners() ? s_traceContext.Extract(default, meta, Read).ActivityContext : default;

    private static IEnumerable<string> Read(JsonObject meta, string name)
    {
        try
        {
            return meta.TryGetPropertyValue(name, out var node) && node is JsonValue value && value.TryGetValue(out string? text)
                && text.Length <= Longest ? [text] : [];
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair.
            return [];
        }
    }
}
