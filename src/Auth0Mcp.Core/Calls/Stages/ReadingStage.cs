using Auth0Mcp.Calls.Arguments;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Calls.Secrets;
using Auth0Mcp.Calls.Updates;
using Auth0Mcp.Context;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Calls.Stages;

/// <summary>
/// Turns what models write into what they mean, and finds what the call needs: secrets of this machine, and what is stored.
/// </summary>
internal sealed class ReadingStage(ConsentGate consent) : ICallStage
{
    public ValueTask<CallResult?> RunAsync(CallState state, CancellationToken cancellationToken)
    {
        var given = state.Call;
        var (call, unclear, fit) = ArgumentReader.Read(state.Tool, state.Plan, SentBack.Without(state.Tool, given));
        (state.Call, state.Fit) = (call, fit);
        if (call.OnBehalfOf is null && !ReferenceEquals(given, call))
        {
            call.Context.Understood = new UnderstoodCall(call.Tool, call.Via, call.Arguments);
        }

        if (unclear.Count > 0)
        {
            return new(CallError.InvalidArguments(state.Tool.Name, unclear));
        }

        state.Sent = consent.WithoutToken(state.Tool, state.Plan, call, state.Lost);
        state.References = SecretReferences.In(state.Tool, state.Plan, state.Sent.Arguments, call.Context.Work);
        state.Need = state.Tool is OperationTool operation ? UpdateNeed.Of(operation, state.Plan, state.Sent.Arguments) : null;
        return new(state.Need?.Problem is { } mask ? CallError.InvalidArguments(state.Tool.Name, [mask]) : null);
    }
}
