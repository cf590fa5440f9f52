using System.Collections.Concurrent;

namespace Auth0Mcp.Tests.Fixtures;

/// <summary>
/// A clock that stands still. A wait up to <paramref name="patience"/> is noted, moves the clock and is over at once; a longer one never
/// ends. Without a patience, retries run at once and no time limit strikes: it would race with the work that it limits.
/// </summary>
/// <param name="until">Until this has happened, no wait is over.</param>
/// <param name="limitsFrom">Shorter time limits do not strike; without it, all do up to the patience.</param>
internal sealed class TestTime(TimeSpan? patience = null, Task? until = null, TimeSpan limitsFrom = default) : TimeProvider
{
    private readonly TimeSpan _patience = patience ?? TimeSpan.FromSeconds(22);
    private readonly ConcurrentQueue<TimeSpan> _waits = new();
    private readonly TimeSpan _limitsFrom = patience is null ? TimeSpan.MaxValue : limitsFrom;
    private readonly Task _until = until ?? Task.CompletedTask;
    private long _ticks = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).Ticks;

    /// <summary>
    /// A clock on which the 50 s for a person's answer are over at once, and the shorter limits of calls do not strike beside
    /// them.
    /// </summary>
    public static TestTime WhereNobodyAnswers() => new(TimeSpan.FromSeconds(60), limitsFrom: TimeSpan.FromSeconds(40));

    /// <summary>The waits that are over, in their order.</summary>
    public IReadOnlyList<TimeSpan> Waits => [.. _waits];

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    /// <summary>Lets time go by without anybody waiting for it.</summary>
    public void Advance(TimeSpan span) => Interlocked.Add(ref _ticks, span.Ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private bool TryElapse(TimeSpan wait)
    {
        if (wait < TimeSpan.Zero || wait > _patience)
        {
            return false;
        }

        _waits.Enqueue(wait);
        Interlocked.Add(ref _ticks, wait.Ticks);
        return true;
    }

    private sealed class Timer(TestTime time, TimerCallback callback, object? state) : ITimer
    {
        private volatile bool _isDisposed;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var isLimit = state is CancellationTokenSource;
            if ((!isLimit || dueTime >= time._limitsFrom) && time.TryElapse(dueTime))
            {
                time._until.ContinueWith(_ => Fire(), TaskScheduler.Default);
            }

            return true;
        }

        public void Dispose() => _isDisposed = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Fire()
        {
            if (!_isDisposed)
            {
                callback(state);
            }
        }
    }
}
