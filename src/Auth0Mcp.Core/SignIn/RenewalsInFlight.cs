using System.Collections.Concurrent;

namespace Auth0Mcp.SignIn;

/// <summary>
/// Renewals that are under way. A process that ended meanwhile would lose the refresh token that the server has just given.
/// </summary>
internal sealed class RenewalsInFlight
{
    /// <summary>As long as a request to an authorization server takes at most.</summary>
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<Task, bool> _running = new();

    /// <summary>Remembers a renewal until it has ended.</summary>
    public Task<AccessToken> Track(Task<AccessToken> renewal)
    {
        if (!renewal.IsCompleted && _running.TryAdd(renewal, true))
        {
            _ = renewal.ContinueWith(
                ended =>
                {
                    // Looked at, so that a failure nobody waits for any more is not reported as unobserved.
                    _ = ended.Exception;
                    _running.TryRemove(ended, out _);
                },
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
        }

        return renewal;
    }

    /// <summary>Waits for what is under way, bounded in time.</summary>
    public async Task FinishAsync()
    {
        if (!_running.IsEmpty)
        {
            await Task.WhenAny(Task.WhenAll(_running.Keys), Task.Delay(s_timeout));
        }
    }
}
