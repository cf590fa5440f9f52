namespace Auth0Mcp.Context;

/// <summary>
/// Bounds what all calls together hold in memory: the arguments of those that wait, and answers while they are read. Sizes are
/// estimates of the working set, several times the JSON text itself (text, index of its values, masked copy).
/// </summary>
internal sealed class CallMemory(TimeProvider time, long limit = CallMemory.DefaultLimit)
{
    /// <summary>Bytes held by all calls together.</summary>
    public const long DefaultLimit = 128L * 1024 * 1024;

    /// <summary>The arguments of one call, as bytes of JSON: twice the largest body that can be sent.</summary>
    public const int MaxArguments = 4 * 1024 * 1024;

    /// <summary>
    /// Values in the arguments of one call, or in what an update changes; of the largest body that the API takes, each is 10
    /// bytes then.
    /// </summary>
    public const int MaxValues = 100_000;

    /// <summary>Bytes that a value takes while it is checked, merged and compared.</summary>
    public const int ValueBytes = 1000;

    /// <summary>How much larger than its text the working set of a document is.</summary>
    public const int WorkingSetFactor = 6;

    /// <summary>The same for a small one of short values, each of which costs memory of its own.</summary>
    public const int SmallValueFactor = 40;

    /// <summary>Bytes given back between two looks for what nobody uses any more: the collector by itself waits for much more.</summary>
    private const long BetweenCollections = DefaultLimit / 4;

    /// <summary>A large answer that waited so long leaves the call some of its time to say so.</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _held;
    private long _givenBack;

    /// <summary>Bytes from which on it pays to collect what was made on the way, before the next step makes as much again.</summary>
    private const int Large = 4 * 1024 * 1024;

    /// <summary>Collects what a step on something of that many bytes has left behind, where that is much.</summary>
    public static void Tidy(long bytes)
    {
        if (bytes > Large)
        {
            Collect();
        }
    }

    /// <summary>
    /// Works on something of that many bytes: where that is much, on a thread of its own, since what a parser rents stays with the
    /// threads that gave it back.
    /// </summary>
    public static Task<T> WorkAsync<T>(long bytes, Func<T> work)
        => bytes > Large
            ? Task.Factory.StartNew(
                work, CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default)
            : Task.FromResult(work());

    /// <summary>Collects, and gives what is free back to the system: the collector would keep it for a while, beside what comes next.</summary>
    public static void Collect() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    /// <summary>Bytes held now.</summary>
    public long Held
    {
        get
        {
            lock (_gate)
            {
                return _held;
            }
        }
    }

    /// <summary>Holds that much until the result is disposed; null when there is no room.</summary>
    public IDisposable? TryHold(long bytes)
    {
        lock (_gate)
        {
            if (_held + bytes > limit)
            {
                return null;
            }

            _held += bytes;
            return new Hold(this, bytes);
        }
    }

    /// <summary>The same, after a wait of at most ten seconds for others to release theirs.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<IDisposable?> HoldAsync(long bytes, CancellationToken cancellationToken)
    {
        using var end = new CancellationTokenSource(s_longestWait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, end.Token);
        while (true)
        {
            Task released;
            lock (_gate)
            {
                if (TryHold(bytes) is { } hold)
                {
                    return hold;
                }

                released = _released.Task;
            }

            try
            {
                await released.WaitAsync(either.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return null;
            }
        }
    }

    private void Release(long bytes)
    {
        if (Interlocked.Add(ref _givenBack, bytes) >= BetweenCollections)
        {
            // What was held is garbage by now, and whoever waits would have his own beside it.
            Interlocked.Exchange(ref _givenBack, 0);
            Collect();
        }

        lock (_gate)
        {
            _held -= bytes;
            _released.TrySetResult();
            _released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private sealed class Hold(CallMemory memory, long bytes) : IDisposable
    {
        private int _isReleased;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isReleased, 1) == 0)
            {
                memory.Release(bytes);
            }
        }
    }
}
