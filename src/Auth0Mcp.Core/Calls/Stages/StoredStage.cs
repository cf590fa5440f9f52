using Auth0Mcp.Calls.Arguments;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Calls.Updates;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Calls.Stages;

/// <summary>Reads what an update changes, and plans what it comes to. Nothing else has been sent before.</summary>
internal sealed class StoredStage(Func<UpdateFlow> updates, ConsentGate consent, Func<string> tenant) : ICallStage
{
    public async ValueTask<CallResult?> RunAsync(CallState state, CancellationToken cancellationToken)
    {
        state.LookAtTheTime();
        if (state.Tool is not OperationTool operation || state.Need is not { Rules: not null } need
            || !(need.IsRequired || state.LooksUp || state.Call.IsDryRun || consent.MayAsk(operation, state.Call, state.Lost)
                 || (need.MayReplaceMore && consent.AsksAboutLoss(state.Call))))
        {
            return null;
        }

        // The tenant that is read is the one that is written, though the profile may change meanwhile.
        state.Call.Context.Bind(tenant());
        (state.Update, var unplanned) = await updates().PlanAsync(operation, state.Plan, state.Sent, need, cancellationToken);
        return unplanned is null ? null
            : (need.IsExcuseAlone
                ? ArgumentChecker.Check(operation, state.Plan, state.Sent, violation => state.References.MayExcuse(violation.Path))
                : null) ?? unplanned;
    }
}
