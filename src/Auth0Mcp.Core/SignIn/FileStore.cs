namespace Auth0Mcp.SignIn;

/// <summary>Keeps each sign-in in a file of mode 0600 in a directory of mode 0700.</summary>
/// <param name="directory">For nothing but sign-ins.</param>
/// <param name="changes">Told about every change.</param>
internal sealed class FileStore(string directory, SignInChanges changes, PrivateFile? files = null) : ISignInStore
{
    private readonly PrivateFile _files = files ?? new PrivateFile();

    public string Description => "a file that only you can read";

    public Task CheckAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _files.Probe(directory);
        return Task.CompletedTask;
    }

    public Task<SavedSignIn?> LoadAsync(string profile, CancellationToken cancellationToken)
    {
        var path = PathOf(profile);
        return PrivateFile.Read(path) is not { } content ? Task.FromResult<SavedSignIn?>(null)
            : SavedSignInJson.Read(content) is { } signIn ? Task.FromResult<SavedSignIn?>(signIn)
            : throw new SignInStoreException(
                $"{path} is not a sign-in, or one of another version. Sign in again with 'auth0-mcp init'.");
    }

    public Task SaveAsync(string profile, SavedSignIn signIn, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _files.Write(PathOf(profile), SavedSignInJson.Write(signIn));
        changes.Announce();
        return Task.CompletedTask;
    }

    public Task DeleteAsync(string profile, CancellationToken cancellationToken)
    {
        PrivateFile.Delete(PathOf(profile));
        changes.Announce();
        return Task.CompletedTask;
    }

    private string PathOf(string profile) => Path.Combine(directory, profile + ".json");
}
