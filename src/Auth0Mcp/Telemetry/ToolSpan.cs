using System.Diagnostics;
using Auth0Mcp.Calls;
using Auth0Mcp.Catalog;

namespace Auth0Mcp.Telemetry;

/// <summary>Tells of a tool call: a span <c>execute_tool NAME</c>, and how long it took.</summary>
internal static class ToolSpan
{
    private const string Operation = "execute_tool";

    /// <summary>For a name that no tool has: whoever calls can write anything there.</summary>
    private const string NoTool = "_OTHER";

    /// <summary>Makes a call, and tells how it ended, an exception included.</summary>
    public static Task<CallResult> RunAsync(ToolCall call, ToolCatalog catalog, Func<Task<CallResult>> work)
        => Signals.Source.HasListeners() || Signals.ToolDuration.Enabled ? TellAsync(call, catalog, work) : work();

    private static async Task<CallResult> TellAsync(ToolCall call, ToolCatalog catalog, Func<Task<CallResult>> work)
    {
        var tool = catalog.Find(call.Tool);
        var tags = new TagList { { "gen_ai.operation.name", Operation }, { Signals.ToolName, tool?.Name ?? NoTool } };
        if (tool is not null)
        {
            tags.Add(Signals.Access, tool.Access.ToString().ToLowerInvariant());
        }

        using var span = Signals.Source.StartActivity($"{Operation} {tool?.Name ?? NoTool}", ActivityKind.Internal, default(ActivityContext), tags);
        var start = Stopwatch.GetTimestamp();
        try
        {
            var result = await work();
            End(result.ErrorKind);
            return result;
        }
        catch (Exception exception)
        {
            End(exception is OperationCanceledException ? "cancelled" : exception.GetType().Name);
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
}
