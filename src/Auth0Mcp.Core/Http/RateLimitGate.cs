using System.Diagnostics.CodeAnalysis;

namespace Auth0Mcp.Http;

/// <summary>
/// The pace of all requests to one tenant. What its answers say of the rate limit is counted down with every request that is sent; when
/// nothing is left, requests wait for the reset, in their order, and the first one after it finds out how many may follow.
/// </summary>
[SuppressMessage(
    "Design", "CA1001",
    Justification = "A semaphore without a wait handle holds nothing to give back; the pace lives as long as the process.")]
internal sealed class RateLimitGate(TimeProvider time) : IRateLimitGate
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int? _left;
    private RateLimit _limit = new(0, DateTimeOffset.MinValue);
    private int _inFlight;
    private int _waiting;
    private bool _isProbing;

    /// <inheritdoc/>
    public async Task<RateLimitLease> EnterAsync(TimeSpan timeout, Action<TimeSpan> onWait, CancellationToken cancellationToken)
    {
        TimeSpan expected;
        DateTimeOffset announced;
        lock (_gate)
        {
            if (_waiting == 0 && TryTake() is { } lease)
            {
                return lease;
            }

            (expected, announced) = (UntilReset(), _limit.Reset);
            if (expected > timeout)
            {
                throw new RateLimitedException(expected);
            }

            _waiting++;
        }

        var start = time.GetTimestamp();
        try
        {
            if (expected > TimeSpan.Zero)
            {
                onWait(expected);
            }

            await TakeTurnAsync(timeout, cancellationToken);
            try
            {
                return await AwaitLeaseAsync(() => timeout - time.GetElapsedTime(start), onWait, announced, cancellationToken);
            }
            finally
            {
                _turn.Release();
            }
        }
        finally
        {
            lock (_gate)
            {
                _waiting--;
            }
        }
    }

    /// <inheritdoc/>
    public void Leave(RateLimitLease lease, RateLimit? limit, bool isAnswered = true)
    {
        lock (_gate)
        {
            _inFlight--;
            if (lease == RateLimitLease.Probe)
            {
                _isProbing = false;
            }

            if (limit is not null)
            {
                Learn(lease, limit);
            }
            else if (lease == RateLimitLease.Probe && isAnswered && _left == 0)
            {
                _left = null;
            }

            _answered.TrySetResult();
            _answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private void Learn(RateLimitLease lease, RateLimit limit)
    {
        // Answers overtake each other: those under way may not be counted in what this one says, and one of an earlier window
        // says nothing.
        var left = Math.Max(0, limit.Remaining - _inFlight);
        if (_left == 0 && UntilReset() > TimeSpan.Zero)
        {
            _limit = left == 0 && limit.IsLaterThan(_limit) ? limit : _limit;
        }
        else if (_left is null || limit.IsLaterThan(_limit))
        {
            (_left, _limit) = (left, limit);
        }
        else if (!_limit.IsLaterThan(limit))
        {
            _left = lease == RateLimitLease.Probe ? left : Math.Min(_left.Value, left);
            _limit = limit;
        }
    }

    private async Task TakeTurnAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (_turn.Wait(0, CancellationToken.None))
        {
            return;
        }

        using var end = new CancellationTokenSource(timeout > TimeSpan.Zero ? timeout : TimeSpan.Zero, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, end.Token);
        try
        {
            await _turn.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new RateLimitedException(UntilReset());
        }
    }

    /// <param name="announced">The reset that the caller has heard of.</param>
    private async Task<RateLimitLease> AwaitLeaseAsync(
        Func<TimeSpan> timeout, Action<TimeSpan> onWait, DateTimeOffset announced, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task? answered;
            TimeSpan wait;
            DateTimeOffset reset;
            lock (_gate)
            {
                if (TryTake() is { } lease)
                {
                    return lease;
                }

                (answered, wait, reset) = (_isProbing ? _answered.Task : null, UntilReset(), _limit.Reset);
            }

            if (wait <= TimeSpan.Zero)
            {
                // Without a probe to wait for, the reset came between the two looks at the clock.
                await (answered?.WaitAsync(cancellationToken) ?? Task.CompletedTask);
            }
            else if (wait > timeout())
            {
                throw new RateLimitedException(wait);
            }
            else
            {
                if (reset != announced)
                {
                    onWait(wait);
                    announced = reset;
                }

                await Task.Delay(wait, time, cancellationToken);
            }
        }
    }

    private RateLimitLease? TryTake()
    {
        if (_left is null or > 0)
        {
            _left--;
            _inFlight++;
            return RateLimitLease.Counted;
        }

        if (_isProbing || UntilReset() > TimeSpan.Zero)
        {
            return null;
        }

        _isProbing = true;
        _inFlight++;
        return RateLimitLease.Probe;
    }

    private TimeSpan UntilReset() => _left == 0 ? _limit.Reset - time.GetUtcNow() : TimeSpan.Zero;
}
