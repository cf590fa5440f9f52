using System.Text.Json;
using Auth0Mcp.Calls;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Tools.Composite;

/// <summary>
/// A tool that joins several operations into one piece of work. It names the tools it uses, describes the work as a row of steps, and
/// leaves calling, planning, reporting and the way back to <see cref="CompositeRun"/>: see <c>Forms/PublishForm</c> for how one
/// is written.
/// </summary>
/// <param name="wording">What it says of itself.</param>
internal abstract class CompositeTool(BuiltInDescriptions wording) : BuiltInTool
{
    public sealed override string Name => wording.Name;

    public sealed override string Title => wording.Title;

    public sealed override string Description => wording.Description;

    public sealed override IReadOnlyList<string> Toolsets { get; } = [wording.Toolset];

    public sealed override ToolAccess Access => wording.Access;

    public sealed override IReadOnlyList<string> Examples => wording.Examples;

    public sealed override IReadOnlyList<string> IndexedExamples => wording.IndexedExamples;

    /// <summary>The work, step by step. A step that fails ends it.</summary>
    /// <returns>The result where the work was not begun: wrong arguments, or a person has to agree first. Null for the report of
    /// the run.</returns>
    /// <exception cref="StepFailedException">A call was refused, or the work cannot be done.</exception>
    protected abstract Task<CallResult?> RunAsync(CompositeRun run, CancellationToken cancellationToken);

    public sealed override async Task<CallResult> CallAsync(ToolCall call, IToolInvoker pipeline, CancellationToken cancellationToken)
    {
        var run = new CompositeRun(this, call, pipeline);
        try
        {
            return await RunAsync(run, cancellationToken) ?? run.Report();
        }
        catch (StepFailedException failed)
        {
            return run.ReportFailure(failed);
        }
        catch (Exception failure) when (failure is KeyNotFoundException or InvalidOperationException or JsonException)
        {
            // What was done before is reported, with the way back.
            return run.ReportFailure(new StepFailedException(
                "An answer of the tenant does not have the form that the API document describes.", null));
        }
    }
}
