using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Calls.Stages;

/// <summary>Answers a change that was made already with the result that it had.</summary>
internal sealed class ReplayStage(IChangeGate changes) : ICallStage
{
    public ValueTask<CallResult?> RunAsync(CallState state, CancellationToken cancellationToken)
        => ChangeStage.Changes(state) ? changes.FindAsync(state.Tool, state.Call, cancellationToken) : default;
}
