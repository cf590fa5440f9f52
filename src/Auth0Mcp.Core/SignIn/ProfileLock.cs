using Auth0Mcp.Files;

namespace Auth0Mcp.SignIn;

/// <summary>Lets one process at a time change a profile.</summary>
internal static class ProfileLock
{
    /// <summary>Longer than any request to an authorization server takes.</summary>
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(35);

    /// <summary>Waits for the lock, which is given back when it is disposed of.</summary>
    /// <param name="timeout">Null for the usual bound.</param>
    /// <exception cref="SignInStoreException">Another process holds it for too long, or the file cannot be made.</exception>
    public static async Task<IDisposable> AcquireAsync(
        string stateDirectory, string profile, CancellationToken cancellationToken, TimeSpan? timeout = null)
    {
        // Profiles that differ in case alone share a lock, as they share a file on some systems.
        var path = Path.Combine(stateDirectory, "locks", profile.ToLowerInvariant());
        try
        {
            PrivateFile.MakeDirectory(Path.GetDirectoryName(path)!);
            return await FileLock.AcquireAsync(path, timeout ?? s_timeout, cancellationToken);
        }
        catch (IOException failure) when (FileLock.IsHeld(failure))
        {
            throw new SignInStoreException(
                $"Another auth0-mcp process is busy with '{profile}' and does not come to an end. Try again, or end it.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SignInStoreException(
                $"{path} cannot be opened: {PrivateFile.Reason(failure)}. Fix that and try again; what was stored is still there.");
        }
    }

    /// <summary>Waits for a lock that nobody holds for long. Its name has a dot, as no profile has.</summary>
    /// <exception cref="SignInStoreException">Another process holds it for too long, or the file cannot be made.</exception>
    public static IDisposable Acquire(string stateDirectory, string name)
        => AcquireAsync(stateDirectory, name, CancellationToken.None, TimeSpan.FromSeconds(5)).GetAwaiter().GetResult();
}
