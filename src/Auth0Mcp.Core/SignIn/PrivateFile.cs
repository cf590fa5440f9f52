using System.Runtime.Versioning;
using Auth0Mcp.Files;

namespace Auth0Mcp.SignIn;

/// <summary>Files that only their owner can read, replaced as a whole: readers see the old content or the new one.</summary>
/// <param name="open">Opens a new file for writing; null for the file system.</param>
internal sealed class PrivateFile(Func<string, Stream>? open = null)
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerDirectory = Owner | UnixFileMode.UserExecute;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
                                        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>No file of this program is longer; another one is not read.</summary>
    internal const int MaxBytes = 1 << 20;

    /// <summary>The content; null when there is no such file.</summary>
    /// <exception cref="SignInStoreException">It is a link, or others may read or change it, or it belongs to somebody else.</exception>
    public static byte[]? Read(string path)
    {
        try
        {
            if (new FileInfo(path) is var file && file.LinkTarget is not null)
            {
                throw new SignInStoreException(
                    $"{path} is a link, and secrets are not read through links. Remove it and sign in again.");
            }

            using var stream = OwnerFile.OpenToRead(path);
            if (!OperatingSystem.IsWindows())
            {
                CheckOwner(stream, path);
            }

            if (stream.Length > MaxBytes)
            {
                throw new SignInStoreException($"{path} is too long for a file of this program. Move it away and sign in again.");
            }

            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            return content;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SignInStoreException($"{path} cannot be read: {Reason(failure)}. Fix that, or sign in again.");
        }
    }

    /// <summary>Makes or replaces a file; missing directories are made for the owner alone.</summary>
    /// <exception cref="SignInStoreException">The file is as it was.</exception>
    public void Write(string path, ReadOnlySpan<byte> content)
    {
        try
        {
            MakeDirectory(Path.GetDirectoryName(path)!);
            AtomicFile.Write(path, content, open);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SignInStoreException(
                $"{path} cannot be written: {Reason(failure)}. Fix that and try again; what was stored is still there.");
        }
    }

    /// <summary>Makes sure that a file could be written into the directory now.</summary>
    /// <exception cref="SignInStoreException">It could not.</exception>
    public void Probe(string directory)
    {
        const int Bytes = 16 << 10;
        var path = Path.Combine(directory, $"{Guid.NewGuid():N}.probe");
        Write(path, new byte[Bytes]);
        File.Delete(path);
    }

    /// <summary>Removes a file, if there is one.</summary>
    /// <exception cref="SignInStoreException">It is still there.</exception>
    public static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (DirectoryNotFoundException)
        {
            // Nor is the file there.
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SignInStoreException($"{path} cannot be removed: {Reason(failure)}. Fix that and try again.");
        }
    }

    /// <summary>Makes a directory for its owner alone; one that others may enter is closed to them.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    public static void MakeDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            // Below the person's own directory, which others cannot enter.
            Directory.CreateDirectory(path);
        }
        else if (!Directory.Exists(path))
        {
            // The framework gives the mode to the last one alone.
            if (Path.GetDirectoryName(path) is { Length: > 0 } parent && !Directory.Exists(parent))
            {
                MakeDirectory(parent);
            }

            Directory.CreateDirectory(path, OwnerDirectory);
        }
        else if (File.GetUnixFileMode(path) is var mode && (mode & Others) != 0 && (mode & UnixFileMode.StickyBit) == 0)
        {
            // A directory that everybody shares, such as /tmp, stays what it is: the files in it are private all the same.
            File.SetUnixFileMode(path, OwnerDirectory);
        }
    }

    /// <summary>Why something failed, in words of this program: the framework's own texts are not in a native build.</summary>
    public static string Reason(Exception exception) => exception switch
    {
        OddFileException => $"it is {OddFileException.What}",
        UnauthorizedAccessException => "access is denied",
        // ENOSPC, EDQUOT on Linux and macOS; ERROR_DISK_FULL.
        { HResult: 28 or 122 or 69 or unchecked((int)0x80070070) } => "the disk is full",
        // EROFS.
        { HResult: 30 } => "the file system is read-only",
        PathTooLongException => "the path is too long",
        _ => "a directory on the way is not a directory, or the file is in use",
    };

    [UnsupportedOSPlatform("windows")]
    private static void CheckOwner(FileStream file, string path)
    {
        if ((File.GetUnixFileMode(file.SafeFileHandle) & Others) != 0)
        {
            throw new SignInStoreException(
                $"Others on this machine may read or change {path}. Run 'chmod 600 {path}' if you trust what is in it, or sign "
                + "in again.");
        }

        try
        {
            // POSIX lets the owner alone set the mode, and the superuser.
            File.SetUnixFileMode(file.SafeFileHandle, Owner);
        }
        catch (UnauthorizedAccessException)
        {
            throw new SignInStoreException($"{path} belongs to another user. Remove it and sign in again.");
        }
    }
}
