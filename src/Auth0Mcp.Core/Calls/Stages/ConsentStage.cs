using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Calls.Secrets;
using Auth0Mcp.Files;

namespace Auth0Mcp.Calls.Stages;

/// <summary>Asks a person where that is needed. The call lets others go ahead meanwhile, and takes its turn again afterwards.</summary>
internal sealed class ConsentStage(ConsentGate consent, WorkingFolder folder) : ICallStage
{
    public async ValueTask<CallResult?> RunAsync(CallState state, CancellationToken cancellationToken)
    {
        state.LookAtTheTime();
        state.Replaced = state.SecretPlace is { } place ? SecretDelivery.Replaces(place, folder) : null;
        var withheld = await consent.CheckAsync(
            state.Tool, state.Call, state.Uploads, state.Update, state.LooksUp ? state.References.All : [], state.Replaced,
            state.Lost, state.Invoker, cancellationToken);
        return withheld ?? await ResumeAsync(state.Call, cancellationToken);
    }

    /// <summary>Null when the call has its turn again.</summary>
    public static async Task<CallResult?> ResumeAsync(ToolCall call, CancellationToken cancellationToken)
        => call.Turn is not { } turn || await turn.ResumeAsync(cancellationToken) ? null : new CallError(
            "busy",
            "The user agreed, but other calls are under way and this one did not get its turn. Nothing was sent.",
            "Wait for the results of the calls made, then call again; the user is asked again.");
}
