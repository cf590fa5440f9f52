namespace Auth0Mcp.Calls.Consent;

/// <summary>The tokens of clients that cannot ask: kept in this process, or in one place for several.</summary>
internal interface IConfirmationTokens
{
    /// <summary>A new token for that binding, or why there is none.</summary>
    /// <exception cref="SharedStateException">The place where it is kept cannot be reached.</exception>
    ValueTask<(string? Token, string? Refusal)> IssueAsync(ConsentBinding binding, CancellationToken cancellationToken);

    /// <summary>Spends a token.</summary>
    /// <exception cref="SharedStateException">The place where it is kept cannot be reached.</exception>
    ValueTask<ConsentMatch> RedeemAsync(string token, ConsentBinding binding, CancellationToken cancellationToken);
}
