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

/// <summary>Keeps each sign-in in the system's keychain.</summary>
/// <param name="entry">The entry of a profile.</param>
/// <param name="changes">Told about every change.</param>
internal sealed class KeychainStore(Func<string, IKeychainEntry> entry, SignInChanges changes, TimeSpan? timeout = null) : ISignInStore
{
    private const string Fix =
        $"Run 'auth0-mcp init --storage {SignInStorage.File}' to use a private file instead, or set AUTH0_DOMAIN with AUTH0_TOKEN, "
        + "or with AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET.";

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
              ?? throw new SignInStoreException(
                  $"The entry of profile '{profile}' in {Description} is not a sign-in, or one of another version. Sign in again "
                  + "with 'auth0-mcp init'.");

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

    private Task<T> RunAsync<T>(string profile, Func<IKeychainEntry, T> access, CancellationToken cancellationToken)
        => KeychainAccess.RunAsync(() => access(entry(profile)), timeout ?? KeychainAccess.Timeout, Fix, cancellationToken);
}
