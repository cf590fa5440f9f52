using System.Diagnostics;
using Auth0Mcp.Catalog;
using Auth0Mcp.Telemetry;

namespace Auth0Mcp.Calls.Pipeline;

/// <summary>
/// Tells of a tool call: a span <c>execute_tool NAME</c>, and how long it took. The words for its end are those of the audit log.
/// </summary>
internal static class ToolSpan
{
    private const string Operation = "execute_tool";

    /// <summary>Makes a call, and tells how it ended, an exception included.</summary>
    public static Task<CallResult> RunAsync(CallTarget target, Func<Task<CallResult>> work)
        => Signals.Source.HasListeners() || Signals.ToolDuration.Enabled ? TellAsync(target, work) : work();

    private static async Task<CallResult> TellAsync(CallTarget target, Func<Task<CallResult>> work)
    {
        var (tool, call) = (target.Tool, target.Call);
        var name = tool?.Name ?? Signals.NoTool;
        var tags = new TagList { { "gen_ai.operation.name", Operation }, { Signals.ToolName, name } };
        if (call.Via is { } via)
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
            End(result.Error?.Kind);
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
}
