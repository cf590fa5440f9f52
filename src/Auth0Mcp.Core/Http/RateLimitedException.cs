namespace Auth0Mcp.Http;

/// <summary>
/// A request that was not sent because the tenant's rate limit is known to be used up for longer than the call may wait.
/// </summary>
/// <param name="mayHaveHappened">It was sent before, and met a failing server or a broken connection.</param>
internal sealed class RateLimitedException(TimeSpan wait, bool mayHaveHappened = false)
    : Exception("The tenant's rate limit is used up.")
{
    /// <summary>Until the tenant takes requests again.</summary>
    public TimeSpan Wait { get; } = wait;

    public bool MayHaveHappened { get; } = mayHaveHappened;
}
