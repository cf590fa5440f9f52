namespace Auth0Mcp.Calls.Stages;

/// <summary>One step on the way of every call; <see cref="CallStages"/> says in which order they are taken.</summary>
internal interface ICallStage
{
    /// <summary>Does its part. A result ends the call; null lets the next stage go on.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    ValueTask<CallResult?> RunAsync(CallState state, CancellationToken cancellationToken);
}
