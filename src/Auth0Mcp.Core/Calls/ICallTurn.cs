namespace Auth0Mcp.Calls;

/// <summary>The turn of one call among those that run at a time.</summary>
internal interface ICallTurn
{
    /// <summary>Asks a person, without keeping the turn if that takes time; null when too many questions are open already.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<ConsentAnswer?> AskAsync(Func<Task<ConsentAnswer>> ask, CancellationToken cancellationToken);

    /// <summary>Takes the turn again where it was given up; false when it does not come.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<bool> ResumeAsync(CancellationToken cancellationToken);
}
