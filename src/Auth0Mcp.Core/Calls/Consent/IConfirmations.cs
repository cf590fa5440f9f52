namespace Auth0Mcp.Calls.Consent;

/// <summary>What a confirmation is good for; one for the other is none.</summary>
internal enum ConfirmationKind
{
    /// <summary>The state that a client carries between our question and its answer (protocol 2026-07-28).</summary>
    Question,

    /// <summary>The token that a client which cannot ask gets with the plan, and calls again with.</summary>
    Plan,
}

/// <summary>
/// Confirmations: signed, each for one call, good once and for ten minutes. Made and spent in this process, or in one place for several.
/// </summary>
internal interface IConfirmations
{
    /// <summary>A new one for that call, or why there is none.</summary>
    /// <exception cref="SharedStateException">The place where they are kept cannot be reached.</exception>
    ValueTask<Result<string, CallError>> IssueAsync(
        ConfirmationKind kind, ConsentBinding binding, CancellationToken cancellationToken);

    /// <summary>Spends it, and tells how far it fits the call that presents it.</summary>
    /// <exception cref="SharedStateException">The place where they are kept cannot be reached.</exception>
    ValueTask<ConsentMatch> RedeemAsync(
        ConfirmationKind kind, string? confirmation, ConsentBinding binding, CancellationToken cancellationToken);
}
