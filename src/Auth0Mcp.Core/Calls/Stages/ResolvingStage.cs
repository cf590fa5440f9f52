using Auth0Mcp.Calls.Arguments;
using Auth0Mcp.Calls.Secrets;
using Auth0Mcp.Calls.Updates;
using Auth0Mcp.Guides;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Calls.Stages;

/// <summary>Looks the references up, once, puts masks back to what is stored, and checks what comes of both.</summary>
internal sealed class ResolvingStage(
    SecretReferenceResolver references, Func<UpdateFlow> updates, Action<ToolCall, CancellationToken> beginWork) : ICallStage
{
    public async ValueTask<CallResult?> RunAsync(CallState state, CancellationToken cancellationToken)
    {
        // A person took their time.
        beginWork(state.Call, cancellationToken);
        state.Resolved = state.LooksUp
            ? await references.ResolveAsync(state.References, state.Call.Context.Work, cancellationToken)
            : new ResolvedArguments(state.Sent.Arguments, [], []);
        CallResult? refused = null;
        if (state.Update is { } update)
        {
            (state.Resolved, refused) = await updates().CompleteAsync(
                (OperationTool)state.Tool, state.Plan, state.Sent, update, state.Resolved, cancellationToken);
        }
        else if (state.LooksUp)
        {
            refused = ArgumentChecker.Check(state.Tool, state.Plan, state.Resolved);
        }

        if (refused is null)
        {
            foreach (var note in OptionNotes.About(state.Tool, state.Sent.Arguments))
            {
                state.Call.Context.Note(note);
            }
        }

        return refused;
    }
}
