using ModelContextProtocol.Protocol;

namespace Auth0Mcp.Stdio;

/// <summary>
/// The requests that were read and not yet answered. At the end of the input the server waits for them a little, so that whoever pipes
/// requests into it gets the answers, and then gives them up, so that a client that hangs up need not kill it.
/// </summary>
internal sealed class PendingRequests(TimeProvider time) : IDisposable
{
    /// <summary>Shorter than the two seconds after which clients begin to kill.</summary>
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(1.5);

    // The number 1 and the text "1" are two ids (JSON-RPC 2.0, section 4). One that is used again is answered as often.
    private readonly Dictionary<RequestId, Open> _ids = [];
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _allAnswered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _abandoned = new();
    private TaskCompletionSource? _fewer;
    private (int All, int Plain) _lost;
    private int _cancelled;
    private volatile bool _isInputOver;

    /// <summary>Nobody waits for the answers any more.</summary>
    public CancellationToken Abandoned => _abandoned.Token;

    /// <summary>How many are not answered, those that were cancelled included: an answer to one may be on its way.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes of the large requests that are not answered.</summary>
    public long Bytes { get; private set; }

    /// <summary>How many of them call no tool: only a call may wait for something else that the client sends.</summary>
    public int Plain { get; private set; }

    /// <param name="bytes">Of a large request; 0 for all others.</param>
    /// <param name="isCall">Whether it calls a tool.</param>
    public void Add(RequestId id, int bytes, bool isCall)
    {
        lock (_lock)
        {
            var open = _ids.GetValueOrDefault(id);
            _ids[id] = new Open(open.Times + 1, open.Cancelled, open.Bytes + bytes, open.Plain + (isCall ? 0 : 1));
            Count++;
            Plain += isCall ? 0 : 1;
            Bytes += bytes;
        }
    }

    /// <summary>An answer was written.</summary>
    public void Remove(RequestId id)
    {
        lock (_lock)
        {
            if (_ids.TryGetValue(id, out var open))
            {
                // Bytes are held until the last of them is answered.
                Change(id, open, new(
                    open.Times - 1, Math.Min(open.Cancelled, open.Times - 1), open.Times > 1 ? open.Bytes : 0,
                    Math.Min(open.Plain, open.Times - 1)));
                _fewer?.TrySetResult();
                _fewer = null;
            }
        }

        Settle();
    }

    /// <summary>One that the client does not want any more: nobody waits for its answer, if there is one.</summary>
    public void Cancel(RequestId id)
    {
        lock (_lock)
        {
            if (_ids.TryGetValue(id, out var open) && open.Cancelled < open.Times)
            {
                Change(id, open, open with { Cancelled = open.Cancelled + 1, Bytes = 0 });
            }
        }

        Settle();
    }

    /// <summary>What is open now was waited for in vain: it counts no more, and what was cancelled is over.</summary>
    public void Forgive()
    {
        lock (_lock)
        {
            foreach (var (id, open) in _ids.Where(static open => open.Value.Cancelled > 0).ToList())
            {
                var times = open.Times - open.Cancelled;
                Change(id, open, new(times, 0, open.Bytes, Math.Min(open.Plain, times)));
            }

            _lost = (Count, Plain);
        }
    }

    /// <summary>Waits for one to be answered while there are too many.</summary>
    /// <param name="most">How many may be open.</param>
    /// <param name="mostPlain">How many of them may call no tool.</param>
    /// <param name="patience">How long to wait: a request may never be answered.</param>
    /// <returns>True when one was answered, false when none was in time; null when there are few enough.</returns>
    public async Task<bool?> FewerAsync(int most, int mostPlain, TimeSpan patience, CancellationToken cancellationToken)
    {
        Task fewer;
        lock (_lock)
        {
            if (Count - _lost.All <= most && Plain - _lost.Plain <= mostPlain)
            {
                return null;
            }

            _fewer ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            fewer = _fewer.Task;
        }

        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var first = await Task.WhenAny(fewer, Task.Delay(patience, time, waiting.Token));
        await waiting.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        return first == fewer;
    }

    /// <summary>Waits until all are answered or the patience is over.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        _isInputOver = true;
        Settle();
        await Task.WhenAny(_allAnswered.Task, Task.Delay(s_grace, time, cancellationToken));
        await _abandoned.CancelAsync();
    }

    public void Dispose() => _abandoned.Dispose();

    private void Change(RequestId id, Open from, Open to)
    {
        Count += to.Times - from.Times;
        Plain += to.Plain - from.Plain;
        Bytes += to.Bytes - from.Bytes;
        _cancelled += to.Cancelled - from.Cancelled;
        _lost = (Math.Min(_lost.All, Count), Math.Min(_lost.Plain, Plain));
        if (to.Times > 0)
        {
            _ids[id] = to;
        }
        else
        {
            _ids.Remove(id);
        }
    }

    private void Settle()
    {
        if (_isInputOver && Count == _cancelled)
        {
            _allAnswered.TrySetResult();
        }
    }

    /// <summary>The requests of one id.</summary>
    private readonly record struct Open(int Times, int Cancelled, long Bytes, int Plain);
}
