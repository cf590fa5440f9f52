using System.Diagnostics;
using System.Text.Json;
using Auth0Mcp.Catalog;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Telemetry;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls;

/// <summary>Tells of a tool call: a span <c>execute_tool NAME</c>, and how long it took. The words for its end are those of the audit log.</summary>
internal static class ToolSpan
{
    private const string Operation = "execute_tool";

    /// <summary>Makes a call, and tells how it ended, an exception included.</summary>
    public static Task<CallResult> RunAsync(ToolCall call, ToolCatalog catalog, Func<Task<CallResult>> work)
        => Signals.Source.HasListeners() || Signals.ToolDuration.Enabled ? TellAsync(call, catalog, work) : work();

    private static async Task<CallResult> TellAsync(ToolCall call, ToolCatalog catalog, Func<Task<CallResult>> work)
    {
        var (tool, via) = Meant(call, catalog);
        var name = tool?.Name ?? Signals.NoTool;
        var tags = new TagList { { "gen_ai.operation.name", Operation }, { Signals.ToolName, name } };
        if (via is not null)
        {
            tags.Add(Signals.Via, via);
        }

        if (tool is not null)
        {
            tags.Add(Signals.Access, AccessWords.Of(tool.Access));
        }

        using var span = Signals.Source.StartActivity($"{Operation} {name}", ActivityKind.Internal, call.Parent, tags);
        var start = Stopwatch.GetTimestamp();
        try
        {
            var result = await work();
            End(result.ErrorKind);
            return result;
        }
        catch (Exception exception)
        {
            End(exception is OperationCanceledException ? "cancelled" : "not_finished");
            throw;
        }

        void End(string? error)
        {
            if (error is not null)
            {
                tags.Add(Signals.ErrorType, error);
                span?.SetTag(Signals.ErrorType, error).SetStatus(ActivityStatusCode.Error);
            }

            Signals.ToolDuration.Record(Stopwatch.GetElapsedTime(start).TotalSeconds, tags);
        }
    }

    /// <summary>The tool that was meant, also where another one calls it; null for a name that no tool has.</summary>
    private static (ToolDescriptor? Tool, string? Via) Meant(ToolCall call, ToolCatalog catalog)
    {
        var tool = catalog.Find(call.Tool) ?? catalog.Registry.Find(call.Tool);
        return tool?.Calls is not null && call.Arguments.TryGetValue("name", out var name) && name.ValueKind == JsonValueKind.String
            ? (JsonText.IsSound(name) ? catalog.Registry.Find(ClientPrefix.Strip(name.GetString()!, catalog.Registry)) : null, tool.Name)
            : (tool, null);
    }
}
