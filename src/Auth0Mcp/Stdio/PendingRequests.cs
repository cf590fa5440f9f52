using System.Collections.Concurrent;
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

    // The number 1 and the text "1" are two ids (JSON-RPC 2.0, section 4).
    private readonly ConcurrentDictionary<RequestId, int> _ids = new();
    private readonly TaskCompletionSource _allAnswered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _abandoned = new();
    private volatile bool _isInputOver;
    private long _bytes;

    /// <summary>Nobody waits for the answers any more.</summary>
    public CancellationToken Abandoned => _abandoned.Token;

    /// <summary>How many are not answered.</summary>
    public int Count => _ids.Count;

    /// <summary>Bytes of the large requests that are not answered.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <param name="bytes">Of a large request; 0 for all others.</param>
    public void Add(RequestId id, int bytes)
    {
        // An id that is used twice is answered once.
        Interlocked.Add(ref _bytes, bytes - (_ids.TryGetValue(id, out var before) ? before : 0));
        _ids[id] = bytes;
    }

    /// <summary>Answered, or cancelled and never to be answered.</summary>
    public void Remove(RequestId id)
    {
        Interlocked.Add(ref _bytes, _ids.TryRemove(id, out var bytes) ? -bytes : 0);
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
        if (_isInputOver && _ids.IsEmpty)
        {
            _allAnswered.TrySetResult();
        }
    }
}
