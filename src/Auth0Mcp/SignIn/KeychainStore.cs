namespace Auth0Mcp.SignIn;

/// <summary>An entry of a keychain. The calls block, and fail with exceptions of all kinds.</summary>
internal interface IKeychainEntry
{
    /// <summary>Writes, reads and removes something; fails when the keychain does not work.</summary>
    void Verify();

    /// <summary>The content; empty when there is none.</summary>
    byte[]? Read();

    void Write(byte[] content);

    void Clear();
}

/// <summary>
/// Keeps each sign-in in the system's keychain. A keychain may ask its person to unlock it, or wait for a service that never answers: each
/// access is bounded in time.
/// </summary>
/// <param name="entry">The entry of a profile.</param>
/// <param name="changes">Told about every change.</param>
internal sealed class KeychainStore(Func<string, IKeychainEntry> entry, SignInChanges changes, TimeSpan? patience = null) : ISignInStore
{
    private const string Mend = $"Sign in with --storage {SignInStorage.File} to use a private file instead, or set AUTH0_DOMAIN with AUTH0_TOKEN, or with AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET.";

    /// <summary>Long enough for a person who is asked for a password, short enough for a call that waits.</summary>
    private readonly TimeSpan _patience = patience ?? TimeSpan.FromSeconds(20);

    public string Description => SystemKeychain.Description;

    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        _ = await RunAsync("probe", static keychain =>
        {
            keychain.Verify();
            return true;
        }, cancellationToken);
    }

    public async Task<SavedSignIn?> LoadAsync(string profile, CancellationToken cancellationToken)
        => await RunAsync(profile, static keychain => keychain.Read(), cancellationToken) is not { Length: > 0 } content ? null
            : SavedSignInJson.Read(content)
              ?? throw new SignInStoreException($"The entry of profile '{profile}' in {Description} is no sign-in, or one of another version. Sign in again with 'auth0-mcp init'.");

    public async Task SaveAsync(string profile, SavedSignIn signIn, CancellationToken cancellationToken)
    {
        var content = SavedSignInJson.Write(signIn);
        _ = await RunAsync(profile, keychain =>
        {
            keychain.Write(content);
            return true;
        }, cancellationToken);
        changes.Announce();
    }

    public async Task DeleteAsync(string profile, CancellationToken cancellationToken)
    {
        _ = await RunAsync(profile, static keychain =>
        {
            keychain.Clear();
            return true;
        }, cancellationToken);
        changes.Announce();
    }

    private async Task<T> RunAsync<T>(string profile, Func<IKeychainEntry, T> access, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // On a thread of its own: what hangs in the system's code cannot be ended, only left behind.
        var running = Task.Factory.StartNew(() => access(entry(profile)), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            return await running.WaitAsync(_patience, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new SignInStoreException($"The system keychain did not answer within {_patience.TotalSeconds:0} seconds; it may be waiting for its password in a window. Unlock it and try again. {Mend}");
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or SignInStoreException))
        {
            throw new SignInStoreException($"{SystemKeychain.Explain(failure)} {Mend}");
        }
    }
}
