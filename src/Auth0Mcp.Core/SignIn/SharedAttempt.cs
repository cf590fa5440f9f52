namespace Auth0Mcp.SignIn;

/// <summary>
/// One attempt at a time to get a token. Whoever comes while one is under way shares its outcome, also when it fails: ten calls
/// do not ask a dead server ten times.
/// </summary>
internal sealed class SharedAttempt
{
    private readonly Lock _gate = new();
    private Task<AccessToken>? _running;

    /// <summary>
    /// Gets a token. Nothing cancels it: an authorization server that was asked has spent the refresh token, and the answer has
    /// to be kept.
    /// </summary>
    /// <param name="ready">The token that another attempt has left meanwhile; null when there is none that will do.</param>
    /// <exception cref="NotSignedInException">This attempt failed, or the one that was under way.</exception>
    public async Task<AccessToken> RunAsync(Func<AccessToken?> ready, Func<Task<AccessToken>> attempt)
    {
        while (true)
        {
            Task<AccessToken> running;
            bool isOwn;
            lock (_gate)
            {
                isOwn = _running is null;
                running = _running ??= Task.Run(() => AttemptAsync(ready, attempt));
            }

            if (isOwn)
            {
                return await running;
            }

            try
            {
                await running;
            }
            catch (NotSignedInException failure)
            {
                throw failure.Again();
            }

            if (ready() is { } token)
            {
                return token;
            }
        }
    }

    private async Task<AccessToken> AttemptAsync(Func<AccessToken?> ready, Func<Task<AccessToken>> attempt)
    {
        try
        {
            return ready() ?? await attempt();
        }
        finally
        {
            lock (_gate)
            {
                _running = null;
            }
        }
    }
}
