namespace Auth0Mcp.Files;

/// <summary>
/// Lets one process at a time work on something: a file that is held open. The system gives it back when its holder dies, and the
/// file stays, so that nobody locks one that another process has just removed.
/// </summary>
internal static class FileLock
{
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(10);

    /// <summary>
    /// Waits for the lock, which is given back when it is disposed of. The time is real, whatever clock a test sets: other
    /// processes are waited for.
    /// </summary>
    /// <exception cref="IOException">Another process holds it for longer (<see cref="IsHeld"/>), or the file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory may not be written to.</exception>
    public static async Task<FileStream> AcquireAsync(string path, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return OwnerFile.Open(path, FileMode.OpenOrCreate, FileShare.None);
            }
            catch (IOException failure) when (IsHeld(failure) && TimeProvider.System.GetElapsedTime(start) < timeout)
            {
                await Task.Delay(s_step, cancellationToken);
            }
        }
    }

    /// <summary>
    /// Another process has the file: EWOULDBLOCK of Linux and macOS; ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION.
    /// </summary>
    public static bool IsHeld(IOException exception)
        => exception.HResult is 11 or 35 or unchecked((int)0x80070020) or unchecked((int)0x80070021);
}
