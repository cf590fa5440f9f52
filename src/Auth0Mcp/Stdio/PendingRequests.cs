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
    private readonly Dictionary<RequestId, (int Times, long Bytes)> _ids = [];
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _allAnswered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _abandoned = new();
    private volatile bool _isInputOver;

    /// <summary>Nobody waits for the answers any more.</summary>
    public CancellationToken Abandoned => _abandoned.Token;

    /// <summary>How many are not answered.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes of the large requests that are not answered.</summary>
    public long Bytes { get; private set; }

    /// <param name="bytes">Of a large request; 0 for all others.</param>
    public void Add(RequestId id, int bytes)
    {
        lock (_lock)
        {
            var (times, held) = _ids.GetValueOrDefault(id);
            _ids[id] = (times + 1, held + bytes);
            Count++;
            Bytes += bytes;
        }
    }

    /// <summary>Answered, or cancelled and never to be answered.</summary>
    public void Remove(RequestId id)
    {
        lock (_lock)
        {
            if (_ids.TryGetValue(id, out var open))
            {
                var (times, bytes) = (open.Times - 1, open.Bytes);
                Count--;
                if (times > 0)
                {
                    _ids[id] = (times, bytes);
                }
                else
                {
                    _ids.Remove(id);
                    Bytes -= bytes;
                }
            }
        }

        Settle();
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

    private void Settle()
    {
        if (_isInputOver && Count == 0)
        {
            _allAnswered.TrySetResult();
        }
    }
}
