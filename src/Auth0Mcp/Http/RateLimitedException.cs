namespace Auth0Mcp.Http;

/// <summary>A request that was not sent because the tenant's rate limit is known to be used up for longer than the call may wait.</summary>
internal sealed class RateLimitedException(TimeSpan wait) : Exception("The tenant's rate limit is used up.")
{
    /// <summary>Until the tenant takes requests again.</summary>
    public TimeSpan Wait { get; } = wait;
}
