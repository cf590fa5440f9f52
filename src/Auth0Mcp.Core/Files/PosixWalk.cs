using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Auth0Mcp.Files;

/// <summary>
/// Opens files below a folder part by part, each in the folder opened before it (POSIX <c>openat</c>): a link on the way is
/// refused by the system at the moment of opening, whenever it was put there.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal static partial class PosixWalk
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int Interrupted = 4;
    private const int WouldBlock = 11;
    private const int WouldBlockOnApple = 35;
    private const int WriteOnly = 1;

    // flock(2), the same on Linux and macOS: LOCK_EX | LOCK_NB.
    private const int LockAtOnce = 2 | 4;

    // The numbers of fcntl.h: those of macOS, and those of Linux, two of which depend on the processor.
    private static readonly bool s_isApple = OperatingSystem.IsMacOS();
    private static readonly bool s_isArm = RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm;
    private static readonly int s_directory = s_isApple ? 0x100000 : s_isArm ? 0x4000 : 0x10000;
    private static readonly int s_noFollow = s_isApple ? 0x100 : s_isArm ? 0x8000 : 0x20000;
    private static readonly int s_nonBlocking = s_isApple ? 0x4 : 0x800;
    private static readonly int s_closeOnExec = s_isApple ? 0x1000000 : 0x80000;
    private static readonly int s_create = s_isApple ? 0x200 : 0x40;
    private static readonly int s_createNew = s_create | (s_isApple ? 0x800 : 0x80);

    private static readonly SafeFileHandle s_none = new(-1, ownsHandle: false);

    /// <summary>The folder that holds the last part of a path; the folder to start from may itself be reached through a link.</summary>
    /// <exception cref="IOException">A part is missing, a link, or no folder, or may not be entered.</exception>
    public static SafeFileHandle OpenParent(string folder, string relative)
    {
        var here = Open(s_none, folder, s_directory);
        foreach (var part in relative.Split('/').SkipLast(1))
        {
            using var parent = here;
            here = Open(parent, part, s_directory | s_noFollow);
        }

        return here;
    }

    /// <summary>Opens what has that name for reading. It may be anything but a link; the writer of a pipe is not waited for.</summary>
    /// <exception cref="IOException">There is none, it is a link, or it may not be read.</exception>
    public static SafeFileHandle OpenRead(SafeFileHandle parent, string name) => Open(parent, name, s_noFollow | s_nonBlocking);

    /// <summary>Opens a path for reading, links followed, without waiting for the writer of a pipe.</summary>
    /// <exception cref="IOException">There is none, or it may not be read.</exception>
    public static SafeFileHandle OpenRead(string path) => Open(s_none, path, s_nonBlocking);

    /// <summary>Opens the last part of a path for reading: anything but a link, without waiting for the writer of a pipe.</summary>
    /// <exception cref="IOException">There is none, it is a link, or it may not be read.</exception>
    public static SafeFileHandle OpenReadNoLink(string path) => Open(s_none, path, s_noFollow | s_nonBlocking);

    /// <summary>
    /// Opens the last part of a path for writing, and makes the file for its owner alone where there is none: anything but a link,
    /// without waiting for the reader of a pipe.
    /// </summary>
    /// <exception cref="IOException">It is a link or a directory, or may not be written to.</exception>
    public static SafeFileHandle OpenWrite(string path)
        => Open(s_none, path, WriteOnly | s_create | s_noFollow | s_nonBlocking, (nint)Owner);

    /// <summary>Makes a file for its owner alone where nothing is.</summary>
    /// <exception cref="IOException">The name is taken, also by a link, or the folder may not be written to.</exception>
    public static SafeFileHandle OpenNew(string path) => Open(s_none, path, WriteOnly | s_createNew | s_noFollow, (nint)Owner);

    /// <summary>Makes a file that only its owner can read and write.</summary>
    /// <exception cref="IOException">The name is taken, also by a link, or the folder may not be written to.</exception>
    public static SafeFileHandle Create(SafeFileHandle parent, string name)
    {
        var file = Open(parent, name, WriteOnly | s_createNew | s_noFollow, (nint)Owner);
        if (s_isApple)
        {
            // Says the mode once more, in case that it went astray on the way to a variadic argument.
            File.SetUnixFileMode(file, Owner);
        }

        return file;
    }

    /// <summary>Takes a name out of a folder, if it is there.</summary>
    public static void Delete(SafeFileHandle parent, string name) => _ = UnlinkAt(parent, name, 0);

    /// <summary>Gives what has a name in a folder another one there, in place of what has that.</summary>
    /// <exception cref="IOException">The folder may not be written to.</exception>
    public static void Rename(SafeFileHandle parent, string from, string to)
    {
        if (RenameAt(parent, from, parent, to) != 0)
        {
            throw new IOException("The file cannot be renamed.", Marshal.GetLastPInvokeError());
        }
    }

    /// <summary>Locks what is open until it is closed; false when another process, or another handle, has the lock.</summary>
    /// <exception cref="IOException">The file system knows no locks.</exception>
    public static bool TryLock(SafeFileHandle file)
    {
        while (FLock(file, LockAtOnce) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error is WouldBlock or WouldBlockOnApple)
            {
                return false;
            }

            if (error != Interrupted)
            {
                throw new IOException("The file cannot be locked.", error);
            }
        }

        return true;
    }

    private static SafeFileHandle Open(SafeFileHandle parent, string name, int flags, nint mode = 0)
    {
        while (true)
        {
            var opened = OpenAt(parent, name, flags | s_closeOnExec, mode, 0, 0, 0, 0, mode);
            var error = Marshal.GetLastPInvokeError();
            if (!opened.IsInvalid)
            {
                return opened;
            }

            opened.Dispose();
            if (error != Interrupted)
            {
                throw new IOException("The file cannot be opened.", error);
            }
        }
    }

    /// <summary>
    /// The mode is a variadic argument. Apple's processors take those from the stack, all others from the register of its place:
    /// it is in both.
    /// </summary>
    [LibraryImport("libc", EntryPoint = "openat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle OpenAt(
        SafeFileHandle parent, string name, int flags, nint mode, nint fifth, nint sixth, nint seventh, nint eighth, nint modeOnStack);

    [LibraryImport("libc", EntryPoint = "renameat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameAt(SafeFileHandle parent, string from, SafeFileHandle newParent, string to);

    [LibraryImport("libc", EntryPoint = "unlinkat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int UnlinkAt(SafeFileHandle parent, string name, int flags);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int FLock(SafeFileHandle file, int operation);
}
