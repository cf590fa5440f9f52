using Auth0Mcp.Calls;

namespace Auth0Mcp.Team.State;

/// <summary>
/// What all instances of this server know: Redis, or the memory of a single instance. Every member may throw
/// <see cref="SharedStateException"/> when it cannot be reached.
/// </summary>
internal interface ISharedState : IAsyncDisposable
{
    /// <summary>False for the memory of one instance.</summary>
    bool IsShared { get; }

    /// <summary>True when it answers now.</summary>
    ValueTask<bool> IsReachableAsync(CancellationToken cancellationToken);

    /// <summary>The value of a key; null when there is none.</summary>
    ValueTask<string?> GetAsync(string key, CancellationToken cancellationToken);

    /// <summary>Sets a value for a while.</summary>
    ValueTask SetAsync(string key, string value, TimeSpan life, CancellationToken cancellationToken);

    /// <summary>Sets a value where there is none; false when there is one.</summary>
    ValueTask<bool> AddAsync(string key, string value, TimeSpan life, CancellationToken cancellationToken);

    ValueTask RemoveAsync(string key, CancellationToken cancellationToken);

    /// <summary>A random text that is the same as long as nothing that was spent is forgotten.</summary>
    ValueTask<string> EpochAsync(CancellationToken cancellationToken);

    /// <summary>How long the epoch has lasted: what was kept before it may be forgotten.</summary>
    ValueTask<TimeSpan> AgeAsync(CancellationToken cancellationToken);

    /// <summary>Spends a name once in an epoch; false when it was spent, or the epoch is over.</summary>
    ValueTask<bool> SpendAsync(string epoch, string name, TimeSpan life, CancellationToken cancellationToken);

    /// <summary>Adds to a counter that ends with its window, and returns what it comes to.</summary>
    ValueTask<long> CountAsync(string key, TimeSpan window, CancellationToken cancellationToken);

    /// <summary>Takes one of the requests that a tenant has left.</summary>
    ValueTask<PaceTicket> TakeAsync(string tenant, CancellationToken cancellationToken);

    /// <summary>Hands in what a response said of the tenant's rate limit.</summary>
    /// <param name="wasProbe">The request was to find out.</param>
    /// <param name="left">The requests that are left; null when nothing was said.</param>
    /// <param name="untilReset">When there are more.</param>
    /// <param name="window">Tells one window from the next; null when the tenant names none.</param>
    ValueTask LearnAsync(
        string tenant, bool wasProbe, int? left, TimeSpan untilReset, long? window, CancellationToken cancellationToken);
}

/// <summary>Whether a request may be sent to a tenant.</summary>
/// <param name="Wait">Zero when it may.</param>
/// <param name="IsProbe">It goes alone, to find out how many may follow.</param>
internal readonly record struct PaceTicket(TimeSpan Wait, bool IsProbe)
{
    public static PaceTicket Go { get; } = new(TimeSpan.Zero, IsProbe: false);

    public static PaceTicket Probe { get; } = new(TimeSpan.Zero, IsProbe: true);

    public static PaceTicket After(TimeSpan wait) => new(wait, IsProbe: false);
}
