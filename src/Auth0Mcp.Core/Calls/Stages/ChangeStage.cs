using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Calls.Stages;

/// <summary>Executes a change once among all servers that share their state.</summary>
internal sealed class ChangeStage(ExecutionStage execution, IChangeGate changes) : ICallStage
{
    public ValueTask<CallResult?> RunAsync(CallState state, CancellationToken cancellationToken)
        => Changes(state)
            ? new(changes.RunAsync(
                state.Tool, state.Call, () => execution.RunAsync(state, cancellationToken).AsTask(), cancellationToken))
            : execution.RunAsync(state, cancellationToken);

    /// <summary>True for a call of a client that changes something; what a tool does for its own work is a part of that.</summary>
    public static bool Changes(CallState state)
        => state.Tool.Access != ToolAccess.Read && !state.Call.IsDryRun && state.Call.OnBehalfOf is null;
}
