using Auth0Mcp.Context;

namespace Auth0Mcp.Calls;

/// <summary>Lets so many calls in, so many at a time, in the order in which they came.</summary>
internal sealed class CallLimiter(CallCaps caps, TimeProvider time) : IDisposable
{
    /// <summary>With the longest call behind it, a call that waited so long still ends before clients give up (60 s).</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _slots = new(caps.Concurrent, caps.Concurrent);
    private readonly SemaphoreSlim _offline = new(caps.Concurrent, caps.Concurrent);
    private readonly SemaphoreSlim _questions = new(caps.Questions, caps.Questions);
    private int _calls;
    private int _waiting;

    /// <summary>Runs a call when it is its turn; the result is an error when its turn does not come.</summary>
    /// <param name="progress">Told when the call has to wait; null when nobody listens.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<CallResult> RunAsync(Func<ConcurrencySlot, Task<CallResult>> call, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        if (Refused() is { } refused)
        {
            return refused;
        }

        if (!await EnterAsync(progress, cancellationToken))
        {
            return Busy();
        }

        var turn = new ConcurrencySlot(this, progress);
        try
        {
            return await call(turn);
        }
        finally
        {
            turn.End();
        }
    }

    /// <summary>Runs a call that sends nothing. Those that wait for the tenant do not hold it up.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<CallResult> RunOfflineAsync(Func<Task<CallResult>> call, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        if (Refused() is { } refused)
        {
            return refused;
        }

        if (!await EnterAsync(_offline, () => Report(progress), cancellationToken))
        {
            return Busy();
        }

        try
        {
            return await call();
        }
        finally
        {
            _offline.Release();
        }
    }

    /// <summary>Waits for a turn; false when it does not come.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<bool> EnterAsync(IProgress<string>? progress, CancellationToken cancellationToken)
        => EnterAsync(_slots, () => Report(progress), cancellationToken);

    /// <summary>Ends a turn.</summary>
    public void Leave() => _slots.Release();

    /// <summary>True when a person may be asked now. Whoever opens a question closes it.</summary>
    public bool TryOpenQuestion() => _questions.Wait(0, CancellationToken.None);

    /// <summary>Waits until a person may be asked; false when that takes too long.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<bool> OpenQuestionAsync(IProgress<string>? progress, CancellationToken cancellationToken)
        => EnterAsync(_questions, () => progress?.Report($"{Open}: waiting for the user"), cancellationToken);

    /// <summary>A question is answered, or nobody waits for its answer any more.</summary>
    public void CloseQuestion() => _questions.Release();

    public void Dispose()
    {
        _slots.Dispose();
        _offline.Dispose();
        _questions.Dispose();
    }

    /// <summary>Counts the call; an error when the session has made all of its calls.</summary>
    private CallError? Refused()
        => Interlocked.Increment(ref _calls) <= caps.Calls ? null : new CallError(
            "session_limit",
            $"This server has taken {caps.Calls} calls, as many as one session may make. Nothing was sent.",
            "Stop, and tell the user; a restart of the server begins a new session.");

    private CallError Busy()
        => new CallError(
            "busy",
            $"{UnderWay} and others wait. Nothing was sent.",
            "Wait for the answers to the calls made, then call again; make fewer calls at a time.");

    private void Report(IProgress<string>? progress) => progress?.Report($"{UnderWay}: waiting for a turn");

    private string Open => caps.Questions == 1 ? "1 question is open" : $"{caps.Questions} questions are open";

    private string UnderWay => caps.Concurrent == 1 ? "1 call is under way" : $"{caps.Concurrent} calls are under way";

    private async Task<bool> EnterAsync(SemaphoreSlim places, Action tell, CancellationToken cancellationToken)
    {
        if (places.Wait(0, CancellationToken.None))
        {
            return true;
        }

        using var end = new CancellationTokenSource(s_longestWait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, end.Token);
        try
        {
            if (Interlocked.Increment(ref _waiting) > caps.Waiting)
            {
                return false;
            }

            tell();
            await places.WaitAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}
