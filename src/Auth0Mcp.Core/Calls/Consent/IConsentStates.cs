namespace Auth0Mcp.Calls.Consent;

/// <summary>What clients carry between a question and its answer: made and spent in this process, or in one place for several.</summary>
internal interface IConsentStates
{
    /// <summary>The state to send along with a question.</summary>
    /// <exception cref="SharedStateException">The place where it is kept cannot be reached.</exception>
    ValueTask<string> CreateAsync(ConsentBinding binding, CancellationToken cancellationToken);

    /// <summary>Fits once.</summary>
    /// <exception cref="SharedStateException">The place where it is kept cannot be reached.</exception>
    ValueTask<ConsentMatch> AcceptAsync(string? state, ConsentBinding binding, CancellationToken cancellationToken);
}
