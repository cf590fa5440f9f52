namespace Auth0Mcp.Calls.Updates;

/// <summary>An update that is planned and not sent.</summary>
/// <param name="State">What it was planned for.</param>
internal sealed record PendingUpdate(UpdatePlan Plan, StoredState State)
{
    /// <summary>The call's turn with what it updates; null for a dry run, which writes nothing.</summary>
    public UpdateTurn? Turn { get; init; }

    /// <summary>What somebody agreed to was planned for another state.</summary>
    /// <param name="agreed">That state; null when it is forgotten.</param>
    /// <param name="now">What is stored now; null when it cannot be read any more.</param>
    public static CallError Changed(StoredState? agreed, StoredState? now)
    {
        var paths = now is null ? [] : agreed?.ChangesTo(now) ?? [];
        var what = paths.Count == 0
            ? ""
            : $": {string.Join(", ", paths.Take(12))}{(paths.Count > 12 ? $" and {paths.Count - 12} more" : "")}";
        return new CallError(
            "changed_meanwhile",
            now is null
            ? "What is stored could be read when the plan was made, and cannot be read now. Nothing was sent."
            : $"What is stored changed since the plan was made{what}. Nothing was sent.",
            "Read it again, and call again without \"confirmation\" to get a plan for what is stored now.");
    }
}
