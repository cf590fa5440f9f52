using System.Text.Json;
using Auth0Mcp.Calls.Secrets;
using Auth0Mcp.Files;
using Auth0Mcp.SignIn;

namespace Auth0Mcp.Clients;

/// <summary>A configuration file as it was when it was read, and how it is replaced.</summary>
internal sealed class ConfigurationFile
{
    /// <summary>No configuration of a client comes near.</summary>
    private const int MaxBytes = 8 * 1024 * 1024;

    private readonly string _target;

    private ConfigurationFile(string path, string target, byte[]? bytes)
    {
        Path = path;
        _target = target;
        Bytes = bytes;
    }

    /// <summary>As the client opens it; may be a link.</summary>
    public string Path { get; }

    /// <summary>What is in it; null when there is no such file.</summary>
    public byte[]? Bytes { get; }

    /// <summary>Where the state before the last change is kept.</summary>
    public string BackupPath => _target + OwnSettings.BackupEnding;

    /// <summary>False for a file that is not there, and for one that was changed here and has no value in it any more.</summary>
    public static bool HoldsMoreThanOurs(string path)
    {
        try
        {
            return File.Exists(path)
                && (!File.Exists(path + OwnSettings.BackupEnding) || new FileInfo(path).Length > MaxBytes
                    || HasValue(File.ReadAllBytes(path)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    /// <summary>True for JSON with anything but empty objects and lists in it, and for any other text.</summary>
    private static bool HasValue(byte[] content)
    {
        if (content.AsSpan().Trim(" \r\n\t"u8).IsEmpty)
        {
            return false;
        }

        try
        {
            var options = new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
            var reader = new Utf8JsonReader(content, options);
            while (reader.Read())
            {
                if (reader.TokenType is >= JsonTokenType.String and <= JsonTokenType.Null)
                {
                    return true;
                }
            }

            return false;
        }
        catch (JsonException)
        {
            return true;
        }
    }

    /// <summary>True when a directory holds a file and what is kept of it, and nothing else.</summary>
    public static bool IsAllIn(string directory, string path)
        => Directory.EnumerateFileSystemEntries(directory).ToList() is { Count: > 0 } entries
           && entries.TrueForAll(entry => entry == path || entry == path + OwnSettings.BackupEnding) && !HoldsMoreThanOurs(path);

    /// <summary>Reads the file, through links that stay below one of the <paramref name="roots"/>.</summary>
    /// <param name="roots">The home directory and the project's, or that alone.</param>
    /// <exception cref="ClientFileException">It is there but cannot be read, or is not a file of that directory.</exception>
    public static ConfigurationFile Read(string path, IReadOnlyList<string> roots)
    {
        try
        {
            var target = RealPath.Of(path);
            if (target != System.IO.Path.GetFullPath(path) && !roots.Any(root => IsWithin(target, RealPath.Of(root))))
            {
                throw new ClientFileException(
                    $"{path} leads through a link out of {string.Join(" and ", roots)}", "Replace the link by a file and try again");
            }

            if (Directory.Exists(target))
            {
                throw new ClientFileException($"{path} is a directory", "Move it away and try again");
            }

            return new ConfigurationFile(path, new FileInfo(path).LinkTarget is null ? path : target, Content(target));
        }
        catch (NotSupportedException)
        {
            throw new ClientFileException($"{path} is not a regular file", "Move it away and try again");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failed(path, "read", exception);
        }
    }

    /// <summary>
    /// Replaces the content at once: readers see the old file or the new one. Permissions are kept, the old content goes to
    /// <see cref="BackupPath"/>.
    /// </summary>
    /// <param name="content">The new content.</param>
    /// <param name="isPrivate">A new file is for its owner only.</param>
    /// <exception cref="ClientFileException">It cannot be written, or changed since it was read; it is as it was.</exception>
    public void Replace(byte[] content, bool isPrivate)
    {
        try
        {
            var now = Content(_target);
            if ((now is null) != (Bytes is null) || (now is not null && !now.AsSpan().SequenceEqual(Bytes)))
            {
                throw new ClientFileException($"{Path} was changed by another program just now", "Run the command again");
            }

            if (now is not null && IsReadOnly(_target))
            {
                throw new ClientFileException($"{Path} is read-only", $"Allow writing, e.g. chmod u+w '{_target}', and try again");
            }

            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(_target)!);
            if (now is not null)
            {
                Write(BackupPath, now, _target, isPrivate);
            }

            Write(_target, content, now is null ? null : _target, isPrivate);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failed(Path, "written", exception);
        }
    }

    /// <summary>What could not be done with a file, and why.</summary>
    internal static ClientFileException Failed(string path, string what, Exception exception)
        => new($"{path} cannot be {what}: {PrivateFile.Reason(exception)}", "Fix that and try again");

    private static bool IsWithin(string path, string root)
        => path.StartsWith(
            System.IO.Path.TrimEndingDirectorySeparator(root) + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>Pipes have no length: asking for it throws <see cref="NotSupportedException"/>. Devices have none to read.</summary>
    private static byte[]? Content(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using var file = OperatingSystem.IsWindows() ? File.OpenHandle(path) : PosixWalk.OpenRead(path);
        var length = RandomAccess.GetLength(file);
        if (length > MaxBytes)
        {
            throw new ClientFileException($"{path} is larger than {MaxBytes / 1024 / 1024} MB", "Move it away and try again");
        }

        var content = new byte[length];
        var count = 0;
        for (int more; count < content.Length && (more = RandomAccess.Read(file, content.AsSpan(count), count)) > 0; count += more)
        {
        }

        return content[..count];
    }

    // Looked at rather than tried: the superuser may write everywhere, and a rename asks only the directory.
    private static bool IsReadOnly(string path)
        => OperatingSystem.IsWindows()
            ? (File.GetAttributes(path) & FileAttributes.ReadOnly) != 0
            : (File.GetUnixFileMode(path) & UnixFileMode.UserWrite) == 0;

    private static void Write(string path, byte[] content, string? permissionsOf, bool isPrivate)
        => AtomicFile.Write(path, content, isPrivate && permissionsOf is null ? null : temporary => Create(temporary, permissionsOf));

    private static FileStream Create(string path, string? permissionsOf)
    {
        if (permissionsOf is null)
        {
            return new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        }

        var stream = OwnerFile.Open(path, FileMode.CreateNew, FileShare.Read);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(permissionsOf));
        }

        return stream;
    }
}
