namespace Auth0Mcp.Files;

/// <summary>Opens files for their owner alone, and none through a link.</summary>
internal static class OwnerFile
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Opens a file to write to. Nothing is buffered: a write is on its way when it returns, or it has failed.</summary>
    /// <exception cref="IOException">It is a link, it is there already and should not be, or another process has it.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory may not be written to.</exception>
    public static FileStream Open(string path, FileMode mode, FileShare share)
    {
        RefuseLink(path);
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = share, BufferSize = 0 };
        if (OperatingSystem.IsWindows())
        {
            return new FileStream(path, options);
        }

        options.UnixCreateMode = Owner;
        var stream = new FileStream(path, options);
        if (File.GetUnixFileMode(stream.SafeFileHandle) != Owner)
        {
            File.SetUnixFileMode(stream.SafeFileHandle, Owner);
        }

        return stream;
    }

    /// <summary>Opens a file to read it while others may append to it.</summary>
    /// <exception cref="IOException">It is a link, or not there.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static FileStream OpenToRead(string path)
    {
        RefuseLink(path);
        return new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
    }

    /// <exception cref="IOException">It is a link.</exception>
    public static void RefuseLink(string path)
    {
        if (new FileInfo(path).LinkTarget is not null)
        {
            throw new IOException($"{path} is a link.");
        }
    }
}
