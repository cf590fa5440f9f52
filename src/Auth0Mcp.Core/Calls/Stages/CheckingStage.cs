using Auth0Mcp.Calls.Arguments;
using Auth0Mcp.Calls.Execution;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Calls.Stages;

/// <summary>Holds the arguments against the whole schema, and refuses a call that would change nothing.</summary>
internal sealed class CheckingStage : ICallStage
{
    public ValueTask<CallResult?> RunAsync(CallState state, CancellationToken cancellationToken)
    {
        state.LookAtTheTime();
        return new(CutTexts.Refuse(state.Tool, state.Sent.Arguments)
               ?? MaskedSecrets.Refuse(state.Tool, state.Sent.Arguments, state.Call.Context.Work)
               ?? ArgumentChecker.Check(state.Tool, state.Plan, state.Sent, state.MayBeRight, state.Fit)
               ?? (state.Tool is OperationTool operation ? OperationCaller.Refusal(operation, state.Plan, state.Sent.Arguments) : null));
    }
}
