using System.Buffers.Text;
using System.Security.Cryptography;

namespace Auth0Mcp.Team.State;

/// <summary>The state of a single instance, in its memory. Ends with the process.</summary>
internal sealed class MemoryState(TimeProvider time) : ISharedState
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (string Value, DateTimeOffset Ends)> _values = new(StringComparer.Ordinal);
    private readonly PriorityQueue<string, DateTimeOffset> _ends = new();
    private readonly Dictionary<string, TenantPace> _paces = new(StringComparer.Ordinal);
    private readonly DateTimeOffset _began = time.GetUtcNow();
    private readonly string _epoch = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public bool IsShared => false;

    /// <summary>How many values are kept.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _values.Count;
            }
        }
    }

    public ValueTask<bool> IsReachableAsync(CancellationToken cancellationToken) => ValueTask.FromResult(true);

    public ValueTask<string?> GetAsync(string key, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(Find(key));
        }
    }

    public ValueTask SetAsync(string key, string value, TimeSpan life, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            Put(key, value, life);
            return ValueTask.CompletedTask;
        }
    }

    public ValueTask<bool> AddAsync(string key, string value, TimeSpan life, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (Find(key) is not null)
            {
                return ValueTask.FromResult(false);
            }

            Put(key, value, life);
            return ValueTask.FromResult(true);
        }
    }

    public ValueTask RemoveAsync(string key, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _values.Remove(key);
            return ValueTask.CompletedTask;
        }
    }

    public ValueTask<string> EpochAsync(CancellationToken cancellationToken) => ValueTask.FromResult(_epoch);

    public ValueTask<TimeSpan> AgeAsync(CancellationToken cancellationToken) => ValueTask.FromResult(time.GetUtcNow() - _began);

    public ValueTask<bool> SpendAsync(string epoch, string name, TimeSpan life, CancellationToken cancellationToken)
        => epoch == _epoch ? AddAsync($"spent:{name}", "", life, cancellationToken) : ValueTask.FromResult(false);

    public ValueTask<long> CountAsync(string key, TimeSpan window, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var count = long.Parse(Find(key) ?? "0", System.Globalization.CultureInfo.InvariantCulture) + 1;
            var text = count.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (count == 1)
            {
                Put(key, text, window);
            }
            else
            {
                _values[key] = _values[key] with { Value = text };
            }

            return ValueTask.FromResult(count);
        }
    }

    public ValueTask<PaceTicket> TakeAsync(string tenant, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(Pace(tenant).Take(time.GetUtcNow()));
        }
    }

    public ValueTask LearnAsync(
        string tenant, bool wasProbe, int? left, TimeSpan untilReset, long? window, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            Pace(tenant).Learn(time.GetUtcNow(), wasProbe, left, untilReset, window);
            return ValueTask.CompletedTask;
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private TenantPace Pace(string tenant) => _paces.TryGetValue(tenant, out var pace) ? pace : _paces[tenant] = new TenantPace();

    private string? Find(string key) => _values.TryGetValue(key, out var known) && known.Ends > time.GetUtcNow() ? known.Value : null;

    private void Put(string key, string value, TimeSpan life)
    {
        var now = time.GetUtcNow();
        while (_ends.TryPeek(out var oldest, out var ends) && ends <= now)
        {
            _ends.Dequeue();
            if (_values.TryGetValue(oldest, out var known) && known.Ends <= now)
            {
                _values.Remove(oldest);
            }
        }

        _values[key] = (value, now + life);
        _ends.Enqueue(key, now + life);
    }
}
