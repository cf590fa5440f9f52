namespace Auth0Mcp.SignIn;

/// <summary>
/// Lets one process at a time change a profile: a file in the state directory that is held open. The system gives it back when its holder
/// dies.
/// </summary>
internal sealed class ProfileLock : IDisposable
{
    /// <summary>Longer than any request to an authorization server takes.</summary>
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(35);

    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(20);

    private readonly FileStream _file;

    private ProfileLock(FileStream file) => _file = file;

    /// <summary>Waits for the lock.</summary>
    /// <param name="timeout">Null for the usual bound.</param>
    /// <exception cref="SignInStoreException">Another process holds it for too long, or the file cannot be made.</exception>
    public static async Task<ProfileLock> AcquireAsync(string stateDirectory, string profile, CancellationToken cancellationToken, TimeSpan? timeout = null)
    {
        // Real time, whatever clock the tokens live by: other processes are waited for.
        var start = Environment.TickCount64;
        while (true)
        {
            if (TryAcquire(stateDirectory, profile) is { } held)
            {
                return held;
            }

            if (Environment.TickCount64 - start > (timeout ?? s_timeout).TotalMilliseconds)
            {
                throw Busy(profile);
            }

            await Task.Delay(s_step, cancellationToken);
        }
    }

    /// <summary>Waits for a lock that nobody holds for long. Its name has a dot, as no profile has.</summary>
    /// <exception cref="SignInStoreException">Another process holds it for too long, or the file cannot be made.</exception>
    public static ProfileLock Acquire(string stateDirectory, string name)
        => AcquireAsync(stateDirectory, name, CancellationToken.None, TimeSpan.FromSeconds(5)).GetAwaiter().GetResult();

    public void Dispose() => _file.Dispose();

    /// <summary>The lock, or null when somebody else has it.</summary>
    private static ProfileLock? TryAcquire(string stateDirectory, string name)
    {
        // Profiles that differ in case alone share a lock, as they share a file on some systems.
        var path = Path.Combine(stateDirectory, "locks", name.ToLowerInvariant());
        try
        {
            PrivateFile.MakeDirectory(Path.GetDirectoryName(path)!);
            var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            return new ProfileLock(new FileStream(path, options));
        }
        catch (IOException exception) when (IsHeld(exception))
        {
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SignInStoreException($"{path} cannot be opened: {PrivateFile.Reason(failure)}. Fix that and try again; what was stored is still there.");
        }
    }

    /// <summary>Another process has the file: EWOULDBLOCK of Linux and macOS; ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION.</summary>
    internal static bool IsHeld(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020) or unchecked((int)0x80070021);

    private static SignInStoreException Busy(string name)
        => new($"Another auth0-mcp process is busy with '{name}' and does not come to an end. Try again, or end it.");
}
