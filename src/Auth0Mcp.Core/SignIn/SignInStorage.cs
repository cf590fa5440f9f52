namespace Auth0Mcp.SignIn;

/// <summary>The names of the stores, as options and profiles write them.</summary>
internal static class SignInStorage
{
    /// <summary>The system's keychain.</summary>
    public const string Keychain = "keychain";

    /// <summary>Files that only their owner can read.</summary>
    public const string File = "file";

    /// <summary>The directory of the private files.</summary>
    public static string FilesIn(UserDirectories directories) => Path.Combine(directories.State, "sign-ins");

    /// <summary>The store of that name, which tells running servers about changes.</summary>
    public static ISignInStore Open(string storage, UserDirectories directories)
    {
        var changes = new SignInChanges(directories.State);
        return storage == File
            ? new FileStore(FilesIn(directories), changes)
            : new KeychainStore(profile => SystemKeychain.Entry(profile, directories), changes);
    }
}
