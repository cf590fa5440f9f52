namespace Auth0Mcp.Http;

/// <summary>The pace of all requests to one tenant.</summary>
internal interface IRateLimitGate
{
    /// <summary>Waits until a request may be sent. Whoever enters leaves.</summary>
    /// <param name="timeout">How long the request may wait, counted from now.</param>
    /// <param name="onWait">Hears how long the wait will be.</param>
    /// <exception cref="RateLimitedException">The tenant takes no request within that time.</exception>
    Task<RateLimitLease> EnterAsync(TimeSpan timeout, Action<TimeSpan> onWait, CancellationToken cancellationToken);

    /// <summary>A request is over.</summary>
    /// <param name="limit">What its answer said; null when it said nothing, or there was none.</param>
    /// <param name="isAnswered">False when no answer came: the next request asks again, alone.</param>
    void Leave(RateLimitLease lease, RateLimit? limit, bool isAnswered = true);
}

/// <summary>What a request was let through for.</summary>
/// <param name="IsProbe">It asks how many are left; otherwise it is one of those that are.</param>
internal record RateLimitLease(bool IsProbe)
{
    public static RateLimitLease Counted { get; } = new(IsProbe: false);

    public static RateLimitLease Probe { get; } = new(IsProbe: true);

    public override string ToString() => IsProbe ? nameof(Probe) : nameof(Counted);
}
