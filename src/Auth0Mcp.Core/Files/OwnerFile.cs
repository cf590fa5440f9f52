using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Auth0Mcp.Files;

/// <summary>
/// Opens files of this program for their owner alone. What is opened is a regular file with one name: no link is followed, no pipe
/// waited for, and nothing written to a file that has a second name elsewhere.
/// </summary>
internal static class OwnerFile
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // The numbers of errno.h: those of Linux and, where macOS has others, those too.
    private const int NotPermitted = 1;
    private const int NoSuchFile = 2;
    private const int NobodyReads = 6;
    private const int AccessDenied = 13;
    private const int NoDirectory = 20;
    private const int IsDirectory = 21;
    private const int WouldBlock = 11;
    private const int TooLong = 36;
    private const int TooLongOnApple = 63;
    private const int LinkMet = 40;
    private const int LinkMetOnApple = 62;

    /// <summary>Opens a file to write to. Nothing is buffered: a write is on its way when it returns, or it has failed.</summary>
    /// <param name="mode">To append, to make a new file, or to make one where there is none.</param>
    /// <exception cref="OddFileException">Something else is in its place.</exception>
    /// <exception cref="IOException">It is there already and should not be, or another process has it.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory may not be written to.</exception>
    public static FileStream Open(string path, FileMode mode, FileShare share)
    {
        if (OperatingSystem.IsWindows())
        {
            RefuseLink(path);
            return Checked(
                new FileStream(
                    path, new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = share, BufferSize = 0 }),
                path);
        }

        Func<string, SafeFileHandle> open = mode == FileMode.CreateNew ? PosixWalk.OpenNew : PosixWalk.OpenWrite;
        var file = OpenRegular(path, open, LinkCount.IsPlain);
        try
        {
            if (share == FileShare.None && !TryLock(file))
            {
                throw new IOException($"Another process has {path}.", WouldBlock);
            }

            if (File.GetUnixFileMode(file) != Owner)
            {
                File.SetUnixFileMode(file, Owner);
            }

            var stream = new FileStream(file, FileAccess.Write, bufferSize: 0);
            if (mode == FileMode.Append)
            {
                stream.Seek(0, SeekOrigin.End);
            }

            return stream;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file to read it while others may append to it.</summary>
    /// <exception cref="OddFileException">Something else is in its place.</exception>
    /// <exception cref="IOException">It is not there.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static FileStream OpenToRead(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            RefuseLink(path);
            return Checked(new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete), path);
        }

        return new FileStream(OpenRegular(path, PosixWalk.OpenReadNoLink, LinkCount.IsPlain), FileAccess.Read);
    }

    /// <summary>Opens a file to read it that its owner may keep elsewhere, behind a link or under a second name.</summary>
    /// <exception cref="OddFileException">It is a pipe, a directory or a device.</exception>
    /// <exception cref="IOException">It is not there.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static FileStream OpenLinked(string path)
        => OperatingSystem.IsWindows()
            ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)
            : new FileStream(OpenRegular(path, PosixWalk.OpenRead, LinkCount.IsRegular), FileAccess.Read);

    /// <summary>Something has that name: a file, or whatever is in its place.</summary>
    public static bool IsThere(string path) => Path.Exists(path) || new FileInfo(path).LinkTarget is not null;

    /// <exception cref="OddFileException">It is a link.</exception>
    public static void RefuseLink(string path)
    {
        if (new FileInfo(path).LinkTarget is not null)
        {
            throw new OddFileException(path);
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static SafeFileHandle OpenRegular(
        string path, Func<string, SafeFileHandle> open, Func<SafeFileHandle, bool> isWanted)
    {
        SafeFileHandle? file = null;
        try
        {
            file = open(Path.GetFullPath(path));
            return isWanted(file) ? file : throw new OddFileException(path);
        }
        catch (IOException failure) when (failure is not OddFileException)
        {
            file?.Dispose();
            throw failure.HResult switch
            {
                NoSuchFile => new FileNotFoundException(failure.Message, path, failure),
                NoDirectory => new DirectoryNotFoundException(failure.Message, failure),
                NotPermitted or AccessDenied => new UnauthorizedAccessException(failure.Message, failure),
                TooLong or TooLongOnApple => new PathTooLongException(failure.Message, failure),
                LinkMet or LinkMetOnApple or IsDirectory or NobodyReads => new OddFileException(path),
                _ => failure,
            };
        }
        catch (OddFileException)
        {
            file?.Dispose();
            throw;
        }
    }

    /// <summary>False when another process has it. A file system without locks is as if nobody else wrote.</summary>
    [UnsupportedOSPlatform("windows")]
    private static bool TryLock(SafeFileHandle file)
    {
        try
        {
            return PosixWalk.TryLock(file);
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static FileStream Checked(FileStream stream, string path)
    {
        if (LinkCount.IsPlain(stream.SafeFileHandle))
        {
            return stream;
        }

        stream.Dispose();
        throw new OddFileException(path);
    }
}
