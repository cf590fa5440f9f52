using System.Diagnostics;
using System.Diagnostics.Metrics;
using Auth0Mcp.Calls;
using Auth0Mcp.Catalog;
using Auth0Mcp.Telemetry;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Team.Record;

/// <summary>Metrics of a shared server, per tenant. They never name a person.</summary>
internal static class TeamSignals
{
    private static readonly Meter s_meter = new(Signals.Name, ProductVersion.Number);

    private static readonly Counter<long> s_calls = s_meter.CreateCounter<long>(
        "auth0_mcp.server.calls", "{call}", "Calls by tenant, access and outcome");

    private static readonly Counter<long> s_consents = s_meter.CreateCounter<long>(
        "auth0_mcp.server.consents", "{consent}", "Calls that a person was asked about, by tenant and answer");

    private static readonly Counter<long> s_refusals = s_meter.CreateCounter<long>(
        "auth0_mcp.server.refusals", "{request}", "Requests that were not let in, by reason");

    /// <summary>Counts a call that is over.</summary>
    public static void Count(string tenant, ToolCall call, string outcome)
    {
        if (s_calls.Enabled)
        {
            var tool = ToolRegistry.Instance.Find(call.Tool);
            s_calls.Add(1, new TagList
            {
                { "auth0_mcp.tenant", tenant },
                { Signals.Access, tool is null ? Signals.NoTool : AccessWords.Of(tool.Access) },
                { "auth0_mcp.outcome", outcome },
            });
        }

        if (call.Context.Confirmation != "none")
        {
            s_consents.Add(1, new TagList { { "auth0_mcp.tenant", tenant }, { "auth0_mcp.consent", call.Context.Confirmation } });
        }
    }

    /// <summary>Counts a request that did not get as far as a call.</summary>
    public static void Refuse(string reason) => s_refusals.Add(1, new TagList { { "auth0_mcp.reason", reason } });
}
