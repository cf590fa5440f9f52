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
    private DateTimeOffset _reset;
    private int _inFlight;
    private int _waiting;
    private bool _isProbing;

    /// <summary>Waits until a request may be sent. Whoever enters leaves.</summary>
    /// <param name="patience">How long the request may wait, counted from now.</param>
    /// <param name="tell">Hears how long the wait will be.</param>
    /// <exception cref="RateLimitedException">The tenant takes no request within that time.</exception>
    public async Task<Pass> EnterAsync(TimeSpan patience, Action<TimeSpan> tell, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_waiting == 0 && TryTake() is { } pass)
            {
                return pass;
            }

            if (UntilReset() > patience)
            {
                throw new RateLimitedException(UntilReset());
            }

            _waiting++;
        }

        var start = time.GetTimestamp();
        try
        {
            await TakeTurnAsync(patience, cancellationToken);
            try
            {
                return await AwaitPassAsync(() => patience - time.GetElapsedTime(start), tell, cancellationToken);
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
    public void Leave(Pass pass, RateLimit? limit)
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
            else if (pass == Pass.Probe && _left == 0)
            {
                _left = null;
            }

            _answered.TrySetResult();
            _answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private void Learn(Pass pass, RateLimit limit)
    {
        // Answers overtake each other: those under way may not be counted in what this one says.
        var left = Math.Max(0, limit.Remaining - _inFlight);
        if (_left == 0 && UntilReset() > TimeSpan.Zero)
        {
            _reset = left == 0 && limit.Reset > _reset ? limit.Reset : _reset;
        }
        else if (_left is null || pass == Pass.Probe || limit.Reset > _reset)
        {
            (_left, _reset) = (left, limit.Reset);
        }
        else if (limit.Reset == _reset)
        {
            _left = Math.Min(_left.Value, left);
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

    private async Task<Pass> AwaitPassAsync(Func<TimeSpan> patience, Action<TimeSpan> tell, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task answered;
            TimeSpan wait;
            lock (_gate)
            {
                if (TryTake() is { } pass)
                {
                    return pass;
                }

                (answered, wait) = (_answered.Task, UntilReset());
            }

            if (wait <= TimeSpan.Zero)
            {
                await answered.WaitAsync(cancellationToken);
            }
            else if (wait > patience())
            {
                throw new RateLimitedException(wait);
            }
            else
            {
                tell(wait);
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

    private TimeSpan UntilReset() => _left == 0 ? _reset - time.GetUtcNow() : TimeSpan.Zero;

    /// <summary>What a request was let through for.</summary>
    internal enum Pass
    {
        /// <summary>It is one of those that are left.</summary>
        Counted,

        /// <summary>It asks how many are left.</summary>
        Probe,
    }
}
