using System.Collections.Concurrent;

namespace Auth0Mcp.Mcp;

/// <summary>
/// The requests that were read and not yet answered. At the end of the input the server waits for them a little, so that whoever pipes
/// requests into it gets the answers, and then gives them up, so that a client that hangs up need not kill it.
/// </summary>
internal sealed class PendingRequests : IDisposable
{
    /// <summary>Shorter than the two seconds after which clients begin to kill.</summary>
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(1.5);

    private readonly ConcurrentDictionary<string, bool> _ids = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _allAnswered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _abandoned = new();
    private volatile bool _isInputOver;

    /// <summary>Nobody waits for the answers any more.</summary>
    public CancellationToken Abandoned => _abandoned.Token;

    public void Add(string id) => _ids[id] = true;

    /// <summary>Answered, or cancelled and never to be answered.</summary>
    public void Remove(string id)
    {
        _ids.TryRemove(id, out _);
        Settle();
    }

    /// <summary>Waits until all are answered or the patience is over.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        _isInputOver = true;
        Settle();
        await Task.WhenAny(_allAnswered.Task, Task.Delay(s_grace, cancellationToken));
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
