namespace Auth0Mcp.Calls.Updates;

/// <summary>An update that is planned and not sent.</summary>
/// <param name="State">What it was planned for.</param>
internal sealed record PendingUpdate(UpdatePlan Plan, StoredState State)
{
    /// <summary>What somebody agreed to was planned for another state.</summary>
    /// <param name="agreed">That state; null when it is forgotten.</param>
    public CallResult Changed(StoredState? agreed)
    {
        var paths = agreed?.ChangesTo(State) ?? [];
        var what = paths.Count == 0 ? "" : $": {string.Join(", ", paths.Take(12))}{(paths.Count > 12 ? $" and {paths.Count - 12} more" : "")}";
        return CallError.Create(
            "changed_meanwhile",
            $"What is stored changed since the plan was made{what}. Nothing was sent.",
            "Read it again, and call again without \"confirmation\" to get a plan for what is stored now.");
    }
}
