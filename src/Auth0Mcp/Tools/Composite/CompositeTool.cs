using Auth0Mcp.Calls;

namespace Auth0Mcp.Tools.Composite;

/// <summary>
/// A tool that joins several operations into one piece of work. It names the tools it uses, describes the work as a row of steps, and
/// leaves calling, planning, reporting and the way back to <see cref="CompositeRun"/>: see <c>Forms/PublishForm</c> for how one is written.
/// </summary>
internal abstract class CompositeTool : LocalTool
{
    /// <summary>The work, step by step. A step that fails ends it.</summary>
    /// <exception cref="StepFailedException">A call was refused, or the work cannot be done.</exception>
    protected abstract Task RunAsync(CompositeRun run, CancellationToken cancellationToken);

    public sealed override async Task<CallResult> CallAsync(ToolCall call, IToolRoad road, CancellationToken cancellationToken)
    {
        var run = new CompositeRun(this, call, road);
        try
        {
            await RunAsync(run, cancellationToken);
            return run.Report();
        }
        catch (StepFailedException failed)
        {
            return run.ReportFailure(failed);
        }
    }
}
