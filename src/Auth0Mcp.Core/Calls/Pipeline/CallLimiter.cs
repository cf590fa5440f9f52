using System.Threading.RateLimiting;
using Auth0Mcp.Context;

namespace Auth0Mcp.Calls.Pipeline;

/// <summary>Lets so many calls in, so many at a time, in the order in which they came.</summary>
internal sealed class CallLimiter(CallCaps caps, TimeProvider time) : IDisposable
{
    /// <summary>With the longest call behind it, a call that waited so long still ends before clients give up (60 s).</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(30);

    private readonly ConcurrencyLimiter _slots = Lane(caps.Concurrent, caps);
    private readonly ConcurrencyLimiter _offline = Lane(caps.Concurrent, caps);
    private readonly ConcurrencyLimiter _questions = Lane(caps.Questions, caps);
    private int _calls;

    /// <summary>Runs a call when it is its turn; the result is an error when its turn does not come.</summary>
    /// <param name="progress">Told when the call has to wait; null when nobody listens.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<CallResult> RunAsync(
        Func<ConcurrencySlot, Task<CallResult>> call, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        if (Refused() is { } refused)
        {
            return refused;
        }

        if (await EnterAsync(progress, cancellationToken) is not { } place)
        {
            return Busy();
        }

        using var turn = new ConcurrencySlot(this, place, progress);
        return await call(turn);
    }

    /// <summary>Runs a call that sends nothing. Those that wait for the tenant do not hold it up.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<CallResult> RunOfflineAsync(
        Func<Task<CallResult>> call, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        if (Refused() is { } refused)
        {
            return refused;
        }

        using var place = await EnterAsync(_offline, () => Report(progress), cancellationToken);
        return place is null ? Busy() : await call();
    }

    /// <summary>Waits for a turn, which ends when it is disposed of; null when it does not come.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<RateLimitLease?> EnterAsync(IProgress<string>? progress, CancellationToken cancellationToken)
        => EnterAsync(_slots, () => Report(progress), cancellationToken);

    /// <summary>Leave to ask a person now, until it is disposed of; null when as many questions are open as may be.</summary>
    public RateLimitLease? TryOpenQuestion() => Taken(_questions.AttemptAcquire());

    /// <summary>Waits for leave to ask a person; null when that takes too long.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<RateLimitLease?> OpenQuestionAsync(IProgress<string>? progress, CancellationToken cancellationToken)
        => EnterAsync(_questions, () => progress?.Report($"{Open}: waiting for the user"), cancellationToken);

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
            "Wait for the results of the calls made, then call again; make fewer calls at a time.");

    private void Report(IProgress<string>? progress) => progress?.Report($"{UnderWay}: waiting for a turn");

    private string Open => caps.Questions == 1 ? "1 question is open" : $"{caps.Questions} questions are open";

    private string UnderWay => caps.Concurrent == 1 ? "1 call is under way" : $"{caps.Concurrent} calls are under way";

    private static ConcurrencyLimiter Lane(int places, CallCaps caps)
        => new(new() { PermitLimit = places, QueueLimit = caps.Waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });

    private static RateLimitLease? Taken(RateLimitLease lease) => lease.IsAcquired ? lease : null;

    private async Task<RateLimitLease?> EnterAsync(ConcurrencyLimiter lane, Action tell, CancellationToken cancellationToken)
    {
        if (Taken(lane.AttemptAcquire()) is { } free)
        {
            return free;
        }

        using var end = new CancellationTokenSource(s_longestWait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, end.Token);
        try
        {
            var place = lane.AcquireAsync(cancellationToken: either.Token);
            if (!place.IsCompleted)
            {
                tell();
            }

            return Taken(await place);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
