namespace Auth0Mcp.SignIn;

/// <summary>
/// A keychain may ask its person to unlock it, or wait for a service that never answers: each access is bounded in time, and
/// every failure is a sentence.
/// </summary>
internal static class KeychainAccess
{
    /// <summary>Long enough for a person who is asked for a password, short enough for a call that waits.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    /// <param name="fix">What a person can do instead.</param>
    /// <exception cref="SignInStoreException">The keychain failed or did not answer.</exception>
    public static async Task<T> RunAsync<T>(Func<T> access, TimeSpan timeout, string fix, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // On a thread of its own: what hangs in the system's code cannot be ended, only left behind.
        var running = Task.Factory.StartNew(access, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            return await running.WaitAsync(timeout, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new SignInStoreException(
                $"The system keychain did not answer within {timeout.TotalSeconds:0} seconds; it may be waiting for its password "
                + $"in a window. Unlock it and try again. {fix}");
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or SignInStoreException))
        {
            throw new SignInStoreException($"{SystemKeychain.Explain(failure)} {fix}");
        }
    }
}
