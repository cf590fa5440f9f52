using Auth0Mcp.Calls;
using Auth0Mcp.Team.State;

namespace Auth0Mcp.Team.Tests.Fixtures;

/// <summary>A shared state that can be taken away, in the middle of anything.</summary>
internal sealed class AwayState(ISharedState inner) : ISharedState
{
    public bool IsAway { get; set; }

    /// <summary>How old it says it is; null for its real age.</summary>
    public TimeSpan? Age { get; set; }

    public bool IsShared => true;

    public ValueTask<bool> IsReachableAsync(CancellationToken cancellationToken)
        => IsAway ? ValueTask.FromResult(false) : inner.IsReachableAsync(cancellationToken);

    public ValueTask<string?> GetAsync(string key, CancellationToken cancellationToken) => Here().GetAsync(key, cancellationToken);

    public ValueTask SetAsync(string key, string value, TimeSpan life, CancellationToken cancellationToken)
        => Here().SetAsync(key, value, life, cancellationToken);

    public ValueTask<bool> AddAsync(string key, string value, TimeSpan life, CancellationToken cancellationToken)
        => Here().AddAsync(key, value, life, cancellationToken);

    public ValueTask RemoveAsync(string key, CancellationToken cancellationToken) => Here().RemoveAsync(key, cancellationToken);

    public ValueTask<string> EpochAsync(CancellationToken cancellationToken) => Here().EpochAsync(cancellationToken);

    public ValueTask<TimeSpan> AgeAsync(CancellationToken cancellationToken)
        => IsAway || Age is null ? Here().AgeAsync(cancellationToken) : ValueTask.FromResult(Age.Value);

    public ValueTask<bool> SpendAsync(string epoch, string name, TimeSpan life, CancellationToken cancellationToken)
        => Here().SpendAsync(epoch, name, life, cancellationToken);

    public ValueTask<long> CountAsync(string key, TimeSpan window, CancellationToken cancellationToken)
        => Here().CountAsync(key, window, cancellationToken);

    public ValueTask<PaceTicket> TakeAsync(string tenant, CancellationToken cancellationToken)
        => Here().TakeAsync(tenant, cancellationToken);

    public ValueTask LearnAsync(
        string tenant, bool wasProbe, int? left, TimeSpan untilReset, long? window, CancellationToken cancellationToken)
        => Here().LearnAsync(tenant, wasProbe, left, untilReset, window, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private ISharedState Here() => IsAway ? throw new SharedStateException() : inner;
}
