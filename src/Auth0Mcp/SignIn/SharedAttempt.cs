namespace Auth0Mcp.SignIn;

/// <summary>
/// One attempt at a time to get a token. Whoever waited for one shares its outcome, also when it failed: ten calls do not ask a dead
/// server ten times.
/// </summary>
internal sealed class SharedAttempt
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private int _failures;
    private NotSignedInException? _lastFailure;

    /// <summary>
    /// Gets a token. Nothing cancels it: an authorization server that was asked has spent the refresh token, and the answer has to be kept.
    /// </summary>
    /// <param name="ready">The token that another attempt has left meanwhile; null when there is none.</param>
    /// <exception cref="NotSignedInException">This attempt failed, or the one that was waited for.</exception>
    public async Task<AccessToken> RunAsync(Func<AccessToken?> ready, Func<Task<AccessToken>> attempt)
    {
        var failures = Volatile.Read(ref _failures);
        await _turn.WaitAsync();
        try
        {
            return ready() ?? (_failures == failures ? await attempt() : throw _lastFailure!.Again());
        }
        catch (NotSignedInException failure)
        {
            _lastFailure = failure;
            Volatile.Write(ref _failures, _failures + 1);
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }
}
