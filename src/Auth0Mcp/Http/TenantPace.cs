using System.Diagnostics.CodeAnalysis;

namespace Auth0Mcp.Http;

/// <summary>
/// The pace of all requests to one tenant. What its answers say of the rate limit is counted down with every request that is sent; when
/// nothing is left, requests wait for the reset, in their order, and the first one after it finds out how many may follow.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore without a wait handle holds nothing to give back; the pace lives as long as the process.")]
internal sealed class TenantPace(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int? _left;
    private RateLimit _limit = new(0, DateTimeOffset.MinValue);
    private int _inFlight;
    private int _waiting;
    private bool _isProbing;

    /// <summary>Waits until a request may be sent. Whoever enters leaves.</summary>
    /// <param name="patience">How long the request may wait, counted from now.</param>
    /// <param name="tell">Hears how long the wait will be.</param>
    /// <exception cref="RateLimitedException">The tenant takes no request within that time.</exception>
    public async Task<Pass> EnterAsync(TimeSpan patience, Action<TimeSpan> tell, CancellationToken cancellationToken)
    {
        TimeSpan expected;
        DateTimeOffset told;
        lock (_gate)
        {
            if (_waiting == 0 && TryTake() is { } pass)
            {
                return pass;
            }

            (expected, told) = (UntilReset(), _limit.Reset);
            if (expected > patience)
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
                tell(expected);
            }

            await TakeTurnAsync(patience, cancellationToken);
            try
            {
                return await AwaitPassAsync(() => patience - time.GetElapsedTime(start), tell, told, cancellationToken);
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

    /// <summary>A request is over.</summary>
    /// <param name="limit">What its answer said; null when it said nothing, or there was none.</param>
    /// <param name="isAnswered">False when no answer came: the next request asks again, alone.</param>
    public void Leave(Pass pass, RateLimit? limit, bool isAnswered = true)
    {
        lock (_gate)
        {
            _inFlight--;
            if (pass == Pass.Probe)
            {
                _isProbing = false;
            }

            if (limit is not null)
            {
                Learn(pass, limit);
            }
            else if (pass == Pass.Probe && isAnswered && _left == 0)
            {
                _left = null;
            }

            _answered.TrySetResult();
            _answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private void Learn(Pass pass, RateLimit limit)
    {
        // Answers overtake each other: those under way may not be counted in what this one says, and one of an earlier window says nothing.
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
            _left = pass == Pass.Probe ? left : Math.Min(_left.Value, left);
            _limit = limit;
        }
    }

    private async Task TakeTurnAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        if (_turn.Wait(0, CancellationToken.None))
        {
            return;
        }

        using var end = new CancellationTokenSource(patience > TimeSpan.Zero ? patience : TimeSpan.Zero, time);
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

    /// <param name="told">The reset that the caller has heard of.</param>
    private async Task<Pass> AwaitPassAsync(Func<TimeSpan> patience, Action<TimeSpan> tell, DateTimeOffset told, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task? answered;
            TimeSpan wait;
            DateTimeOffset reset;
            lock (_gate)
            {
                if (TryTake() is { } pass)
                {
                    return pass;
                }

                (answered, wait, reset) = (_isProbing ? _answered.Task : null, UntilReset(), _limit.Reset);
            }

            if (wait <= TimeSpan.Zero)
            {
                // Without a probe to wait for, the reset came between the two looks at the clock.
                await (answered?.WaitAsync(cancellationToken) ?? Task.CompletedTask);
            }
            else if (wait > patience())
            {
                throw new RateLimitedException(wait);
            }
            else
            {
                if (reset != told)
                {
                    tell(wait);
                    told = reset;
                }

                await Task.Delay(wait, time, cancellationToken);
            }
        }
    }

    private Pass? TryTake()
    {
        if (_left is null or > 0)
        {
            _left--;
            _inFlight++;
            return Pass.Counted;
        }

        if (_isProbing || UntilReset() > TimeSpan.Zero)
        {
            return null;
        }

        _isProbing = true;
        _inFlight++;
        return Pass.Probe;
    }

    private TimeSpan UntilReset() => _left == 0 ? _limit.Reset - time.GetUtcNow() : TimeSpan.Zero;

    /// <summary>What a request was let through for.</summary>
    internal enum Pass
    {
        /// <summary>It is one of those that are left.</summary>
        Counted,

        /// <summary>It asks how many are left.</summary>
        Probe,
    }
}
