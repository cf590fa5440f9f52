namespace Auth0Mcp.Calls;

/// <summary>Lets so many calls in, so many at a time, in the order in which they came.</summary>
internal sealed class CallLimiter(CallCaps caps, TimeProvider time) : IDisposable
{
    /// <summary>With the longest call behind it, a call that waited so long still ends before clients give up (60 s).</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _slots = new(caps.Concurrent, caps.Concurrent);
    private int _calls;
    private int _waiting;

    /// <summary>Runs a call when it is its turn; the result is an error when its turn does not come.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<CallResult> RunAsync(Func<Task<CallResult>> call, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _calls) > caps.Calls)
        {
            return CallError.Create(
                "session_limit", $"This server has taken {caps.Calls} calls, as many as one session may make. Nothing was sent.", "Stop, and tell the user; a restart of the server begins a new session.");
        }

        if (!await EnterAsync(cancellationToken))
        {
            return CallError.Create("busy", $"{caps.Concurrent} calls are under way and others wait. Nothing was sent.", "Wait for the answers to the calls made, then call again; make fewer calls at a time.");
        }

        try
        {
            return await call();
        }
        finally
        {
            _slots.Release();
        }
    }

    public void Dispose() => _slots.Dispose();

    private async Task<bool> EnterAsync(CancellationToken cancellationToken)
    {
        if (_slots.Wait(0, CancellationToken.None))
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

            await _slots.WaitAsync(either.Token);
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
