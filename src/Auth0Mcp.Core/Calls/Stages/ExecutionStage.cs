using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Calls.Execution;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Calls.Stages;

/// <summary>Sends the operation, or lets a built-in tool work; a dry run also says whether a person would be asked.</summary>
internal sealed class ExecutionStage(OperationCaller operations, ConsentGate consent) : ICallStage
{
    public async ValueTask<CallResult?> RunAsync(CallState state, CancellationToken cancellationToken)
    {
        if (state.Tool is BuiltInTool builtIn)
        {
            return await builtIn.CallAsync(state.Sent, state.Invoker, cancellationToken);
        }

        var operation = (OperationTool)state.Tool;
        var result = await operations.CallAsync(
            operation, state.Plan, state.Sent, state.Uploads, state.Resolved, state.Update?.Plan, state.Replaced is not null,
            state.Invoker, cancellationToken);
        if (!state.Call.IsDryRun && !result.IsError && state.Update?.Plan.Removed is { } removed)
        {
            state.Call.Context.Note(removed);
        }

        return state.Call.IsDryRun
            ? await consent.DescribeAsync(
                result, operation, state.Sent, state.Uploads, state.Update, state.References.All, state.Replaced, state.Lost, state.Invoker,
                cancellationToken)
            : result;
    }
}
