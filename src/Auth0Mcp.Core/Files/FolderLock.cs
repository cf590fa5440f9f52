using System.Security.Cryptography;
using System.Text;

using Microsoft.Win32.SafeHandles;

namespace Auth0Mcp.Files;

/// <summary>
/// Lets one process at a time change the files of calls in a folder, without a file of its own there: the folder itself is locked (POSIX
/// <c>flock</c>), or a mutex with the name of its path (Windows). The system gives it back when its holder dies.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    /// <summary>Whoever holds it longer changes no file any more: a secret is not lost for that.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(10);

    private readonly SafeFileHandle? _folder;
    private readonly Mutex? _mutex;

    private FolderLock(SafeFileHandle? folder, Mutex? mutex) => (_folder, _mutex) = (folder, mutex);

    /// <summary>
    /// Waits for the lock of the folder that a file is in, but not for long, and not where there are no locks. Given back by the
    /// same thread.
    /// </summary>
    /// <param name="relative">The path of the file from the folder on.</param>
    /// <exception cref="IOException">The folder cannot be opened.</exception>
    public static FolderLock Take(string folder, string relative)
    {
        if (OperatingSystem.IsWindows())
        {
            return Named(Path.GetDirectoryName(Path.Combine(folder, relative))!);
        }

        var opened = PosixWalk.OpenParent(folder, relative);
        try
        {
            var start = Environment.TickCount64;
            while (!PosixWalk.TryLock(opened) && Environment.TickCount64 - start < s_patience.TotalMilliseconds)
            {
                Thread.Sleep(s_step);
            }
        }
        catch (IOException)
        {
            // Some network file systems have no locks: there it is as if nobody else wrote.
        }

        return new FolderLock(opened, null);
    }

    public void Dispose()
    {
        _folder?.Dispose();
        _mutex?.ReleaseMutex();
        _mutex?.Dispose();
    }

    private static FolderLock Named(string path)
    {
        var mutex = new Mutex(
            false, $@"Local\auth0-mcp-{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(path.ToUpperInvariant())))}");
        try
        {
            if (mutex.WaitOne(s_patience))
            {
                return new FolderLock(null, mutex);
            }
        }
        catch (AbandonedMutexException)
        {
            // Its holder died, and it is this thread's now.
            return new FolderLock(null, mutex);
        }

        mutex.Dispose();
        return new FolderLock(null, null);
    }
}
