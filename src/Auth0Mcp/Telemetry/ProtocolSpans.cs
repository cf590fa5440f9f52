using System.Diagnostics;
using Auth0Mcp.Catalog;
using OpenTelemetry;

namespace Auth0Mcp.Telemetry;

/// <summary>
/// Takes out of the spans of the MCP SDK what callers and tenants wrote. The SDK puts the whole result of a failed call into its span, which
/// may be a plan with its confirmation token, and names the span after whatever tool was asked for.
/// </summary>
internal sealed class ProtocolSpans : BaseProcessor<Activity>
{
    /// <summary>The source and the meter of the MCP SDK.</summary>
    public const string Scope = "Experimental.ModelContextProtocol";

    private const string Method = "mcp.method.name";

    /// <summary>What is told of a message, by span and metric: its method, its version and how it ended.</summary>
    public static readonly string[] MetricTags = [Method, "mcp.protocol.version", "network.transport", Signals.ErrorType, "rpc.response.status_code"];

    private static readonly string[] s_spanTags = [.. MetricTags, "mcp.session.id", "gen_ai.operation.name", Signals.ToolName];

    /// <inheritdoc/>
    public override void OnEnd(Activity data)
    {
        if (data.Source.Name != Scope)
        {
            return;
        }

        // Without its description.
        data.SetStatus(data.Status);
        foreach (var (name, _) in data.TagObjects.ToList())
        {
            if (!s_spanTags.Contains(name))
            {
                data.SetTag(name, null);
            }
        }

        data.DisplayName = data.GetTagItem(Method) as string ?? data.Kind.ToString();
        if (data.GetTagItem(Signals.ToolName) is string asked)
        {
            var tool = ToolRegistry.Find(asked)?.Name ?? Signals.NoTool;
            data.SetTag(Signals.ToolName, tool);
            data.DisplayName += " " + tool;
        }
    }
}
