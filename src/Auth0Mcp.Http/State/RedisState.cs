using System.Buffers.Text;
using System.Security.Cryptography;
using Auth0Mcp.Calls;
using Auth0Mcp.Team.Settings;
using StackExchange.Redis;

namespace Auth0Mcp.Team.State;

/// <summary>The state that instances share, in Redis.</summary>
internal sealed class RedisState : ISharedState
{
    /// <summary>Longer than any window of a rate limit; what nobody asks for is forgotten.</summary>
    private static readonly TimeSpan s_paceLife = TimeSpan.FromHours(2);

    private readonly ConnectionMultiplexer _connection;
    private readonly string _prefix;

    private RedisState(ConnectionMultiplexer connection, RedisSettings settings)
    {
        (_connection, _prefix) = (connection, settings.Prefix);
        Keys = new RedisKeyRing(connection, _prefix + "keys", settings.KeySecret?.Reveal());
    }

    public bool IsShared => true;

    /// <summary>Where Data Protection keeps its keys.</summary>
    public RedisKeyRing Keys { get; }

    private IDatabase Database => _connection.GetDatabase();

    /// <summary>Connects; a Redis that is away is tried again, and nothing waits for it here.</summary>
    public static async Task<RedisState> ConnectAsync(RedisSettings settings)
    {
        var options = ConfigurationOptions.Parse(settings.Address);
        options.User = settings.User;
        options.Password = settings.Password?.Reveal();
        options.Ssl = settings.UsesTls;
        options.AbortOnConnectFail = false;
        options.ConnectTimeout = 2000;
        options.SyncTimeout = 2000;
        options.AsyncTimeout = 2000;
        options.ClientName = "auth0-mcp";

        // A command that waited for a connection could be carried out long after its call was refused.
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.ReconnectRetryPolicy = new LinearRetry(500);
        options.IncludeDetailInExceptions = false;
        return new RedisState(await ConnectionMultiplexer.ConnectAsync(options), settings);
    }

    public async ValueTask<bool> IsReachableAsync(CancellationToken cancellationToken)
    {
        try
        {
            // A Redis that was started again begins its epoch now, and not with the first change.
            await AgeAsync(cancellationToken);
            return true;
        }
        catch (SharedStateException)
        {
            return false;
        }
    }

    /// <summary>How Redis makes room when it is full, where that forgets what was spent; null where it forgets nothing.</summary>
    public async ValueTask<string?> EvictionAsync(CancellationToken cancellationToken)
    {
        var policy = (string?)await EvaluateAsync(RedisScripts.Eviction, [], [], cancellationToken);
        return policy is null or "noeviction" ? null : policy;
    }

    public async ValueTask<string?> GetAsync(string key, CancellationToken cancellationToken)
        => await RunAsync(database => database.StringGetAsync(Key(key)), cancellationToken);

    public async ValueTask SetAsync(string key, string value, TimeSpan life, CancellationToken cancellationToken)
        => await RunAsync(database => database.StringSetAsync(Key(key), value, life), cancellationToken);

    public async ValueTask<bool> AddAsync(string key, string value, TimeSpan life, CancellationToken cancellationToken)
        => await RunAsync(database => database.StringSetAsync(Key(key), value, life, When.NotExists), cancellationToken);

    public async ValueTask RemoveAsync(string key, CancellationToken cancellationToken)
        => await RunAsync(database => database.KeyDeleteAsync(Key(key)), cancellationToken);

    public async ValueTask<string> EpochAsync(CancellationToken cancellationToken)
        => (string)(await KnowEpochAsync(cancellationToken))[0]!;

    public async ValueTask<TimeSpan> AgeAsync(CancellationToken cancellationToken)
        => TimeSpan.FromMilliseconds((long)(await KnowEpochAsync(cancellationToken))[1]);

    public async ValueTask<bool> SpendAsync(string epoch, string name, TimeSpan life, CancellationToken cancellationToken)
        => (long)await EvaluateAsync(
            RedisScripts.Spend, [Key("epoch"), Key($"spent:{name}")], [epoch, Milliseconds(life)], cancellationToken) == 1;

    public async ValueTask<long> CountAsync(string key, TimeSpan window, CancellationToken cancellationToken)
        => (long)await EvaluateAsync(RedisScripts.Count, [Key(key)], [Milliseconds(window)], cancellationToken);

    public async ValueTask<PaceTicket> TakeAsync(string tenant, CancellationToken cancellationToken)
    {
        RedisValue[] arguments = [Milliseconds(TenantPace.LongestProbe), Milliseconds(TenantPace.Again), Milliseconds(s_paceLife)];
        return (long)await EvaluateAsync(RedisScripts.Take, [Key($"pace:{tenant}")], arguments, cancellationToken) switch
        {
            0 => PaceTicket.Go,
            -1 => PaceTicket.Probe,
            var wait => PaceTicket.After(TimeSpan.FromMilliseconds(wait)),
        };
    }

    public async ValueTask LearnAsync(
        string tenant, bool wasProbe, int? left, TimeSpan untilReset, long? window, CancellationToken cancellationToken)
    {
        RedisValue[] arguments =
        [
            wasProbe ? "1" : "0", left is { } said ? said : "", Milliseconds(untilReset), window is { } named ? named : "",
            Milliseconds(TenantPace.Silence), Milliseconds(s_paceLife),
        ];
        await EvaluateAsync(RedisScripts.Learn, [Key($"pace:{tenant}")], arguments, cancellationToken);
    }

    public async ValueTask DisposeAsync() => await _connection.DisposeAsync();

    private async Task<RedisResult> KnowEpochAsync(CancellationToken cancellationToken)
    {
        var made = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return await EvaluateAsync(RedisScripts.Epoch, [Key("epoch")], [made], cancellationToken);
    }

    private static long Milliseconds(TimeSpan time) => Math.Max(1, (long)time.TotalMilliseconds);

    private RedisKey Key(string key) => _prefix + key;

    private Task<RedisResult> EvaluateAsync(string script, RedisKey[] keys, RedisValue[] values, CancellationToken cancellationToken)
        => RunAsync(database => database.ScriptEvaluateAsync(script, keys, values), cancellationToken);

    /// <exception cref="SharedStateException">Redis is away, or does not do what it was asked.</exception>
    private async Task<T> RunAsync<T>(Func<IDatabase, Task<T>> command, CancellationToken cancellationToken)
    {
        try
        {
            return await command(Database).WaitAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is RedisException or TimeoutException or ObjectDisposedException)
        {
            throw new SharedStateException(failure);
        }
    }
}
