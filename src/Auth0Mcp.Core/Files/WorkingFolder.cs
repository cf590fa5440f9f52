using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Auth0Mcp.Files;

/// <summary>
/// The folder in which the server was started: files of calls lie in it, and nothing outside is read or written, also not through
/// a link. A path is looked at first for what can be said about it; what holds is that the file is opened without following any
/// link.
/// </summary>
/// <param name="closed">Folders whose files are not for calls, wherever they lie: this program's own.</param>
internal sealed class WorkingFolder(string folder, IReadOnlyList<string>? closed = null)
{
    /// <summary>Bytes of UTF-8 of the longest path that Linux takes (PATH_MAX of limits.h); macOS takes fewer.</summary>
    public const int LongestPath = 4096;

    /// <summary>Each part is looked at for a link.</summary>
    private const int MostParts = 256;

    private const string LinkOnTheWay = "leads through a link, which is not followed; name the file itself";

    private readonly string _folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
    private readonly IReadOnlyList<string> _closed = closed ?? [];
    private readonly Lazy<string?> _rootProblem = new(() => FolderRules.OfRoot(RealPath.Of(folder)));

    /// <summary>The files and keys that calls under way save to.</summary>
    public Reservations Reservations { get; } = new();

    /// <summary>Where a path leads, also one that is not for calls; empty where nobody looks.</summary>
    public string Locate(string path)
    {
        try
        {
            return (_rootProblem.Value ?? Refuse(path)) is null ? Path.GetFullPath(path, _folder) : "";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    /// <summary>Where a path into the folder leads, or what is wrong with it, in words that quote nothing of it.</summary>
    /// <exception cref="IOException">The path cannot be looked at.</exception>
    /// <exception cref="UnauthorizedAccessException">The path may not be looked at.</exception>
    public Result<string, string> Find(string path)
    {
        if ((_rootProblem.Value ?? Refuse(path)) is { } refusal)
        {
            return new(null, refusal);
        }

        var full = Path.GetFullPath(path, _folder);
        var problem = !full.StartsWith(_folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? "outside the folder in which the server was started; use a file in it"
            : FolderRules.OfPath(Relative(full)) is { } closed ? closed
            : HasLink(full) ? LinkOnTheWay
            : IsClosed(full) ? "a file of this server itself, which is not for calls; use another one"
            : null;
        return problem is null ? new(full, null) : new(null, problem);
    }

    /// <summary>
    /// A folder in this one, or this folder itself, or what is wrong with its path. The folder is named from here on, with '/';
    /// empty for this one.
    /// </summary>
    public Result<string, string> FindFolder(string path)
    {
        try
        {
            // The rules are those for a file in it.
            var found = Find(Path.Join(path, "file"));
            if (found.Value is not { } full)
            {
                return found;
            }

            var folder = Path.GetDirectoryName(full)!;
            return Directory.Exists(folder)
                ? new(folder == _folder ? "" : Shown(folder), null)
                : new(null, "there is no such folder in the folder in which the server was started");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return new(null, "cannot be looked at; name another folder");
        }
    }

    /// <summary>What is wrong with the text of a path, before anybody follows it; null when nothing is.</summary>
    private static string? Refuse(string path)
        => path.Length == 0 || path.Contains('\0', StringComparison.Ordinal) ? "not a path"
            : path.Length > LongestPath || Encoding.UTF8.GetByteCount(path) > LongestPath
                ? $"longer than {LongestPath} bytes; use a shorter path"
            : path.Count(static character => character is '/' or '\\') >= MostParts
                ? $"has more than {MostParts} parts; use a shorter path"
            : null;

    /// <summary>The path from the root of the file system on, of one that was found.</summary>
    public string Full(string shown) => Path.TrimEndingDirectorySeparator(Path.Join(_folder, shown));

    /// <summary>The path as people read it: from the folder on.</summary>
    public string Shown(string full) => Path.GetRelativePath(_folder, full).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>Reads a file, or says what is wrong with it, in words that quote nothing of it.</summary>
    /// <param name="limit">How <paramref name="maxBytes"/> is called.</param>
    /// <param name="mayBeEmpty">A file without content is content.</param>
    public Result<byte[], string> Read(string path, int maxBytes, string limit, bool mayBeEmpty = false)
    {
        var full = "";
        try
        {
            var found = Find(path);
            if (found.Error is { } problem)
            {
                return problem;
            }

            full = found.Value!;
            using var file = OpenRead(full);
            return File.GetAttributes(file).HasFlag(FileAttributes.Directory)
                ? Explain(full)
                : FileContent.Read(file, maxBytes, limit, mayBeEmpty);
        }
        catch (NotSupportedException)
        {
            return "not a regular file; name a file that holds its content";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Explain(full);
        }
    }

    /// <summary>Opens what lies at a path that was found, without following a link and without waiting.</summary>
    /// <exception cref="IOException">There is none, a link is on the way, or it may not be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public SafeFileHandle OpenRead(string full)
    {
        if (OperatingSystem.IsWindows())
        {
            var file = File.OpenHandle(full);
            if (WindowsPath.IsAt(file, _folder, Relative(full)))
            {
                return file;
            }

            file.Dispose();
            throw new IOException("A link is on the way.");
        }

        using var parent = PosixWalk.OpenParent(_folder, Relative(full));
        return PosixWalk.OpenRead(parent, Path.GetFileName(full));
    }

    /// <summary>Makes a file at a path that was found, without following a link.</summary>
    /// <exception cref="IOException">It exists, a link is on the way, or the folder may not be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public CreatedFile Create(string full) => CreatedFile.Create(_folder, Relative(full));

    /// <summary>
    /// Replaces a file, or makes it, at once: whoever reads it sees the old content or the new one. Permissions are kept; a new
    /// file is for its owner.
    /// </summary>
    /// <param name="isStillSo">Asked at the last moment; when it says no, nothing is replaced.</param>
    /// <param name="isPrivate">What others may do with a file that is there is taken from them.</param>
    /// <returns>False when nothing was replaced.</returns>
    /// <exception cref="IOException">A link is on the way, or the folder may not be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public bool Replace(string full, ReadOnlySpan<byte> content, Func<bool> isStillSo, bool isPrivate = false)
    {
        if (HasLink(full))
        {
            throw new IOException("A link is on the way.");
        }

        var temporary = $"{full}.{Guid.NewGuid():N}.tmp";
        using var file = Create(temporary);
        try
        {
            file.Write(content);
            if (!OperatingSystem.IsWindows() && File.Exists(full))
            {
                const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
                File.SetUnixFileMode(temporary, isPrivate ? File.GetUnixFileMode(full) & Owner : File.GetUnixFileMode(full));
            }

            if (!isStillSo())
            {
                file.Delete();
                return false;
            }

            file.RenameTo(Path.GetFileName(full));
            return true;
        }
        catch
        {
            file.Delete();
            throw;
        }
    }

    /// <summary>Keeps other processes of this program from replacing files beside that one meanwhile.</summary>
    /// <exception cref="IOException">The folder cannot be opened.</exception>
    public FolderLock Lock(string full) => FolderLock.Take(_folder, Relative(full));

    private string Relative(string full) => full[(_folder.Length + 1)..];

    /// <summary>Why a file could not be opened or read, as its path looks now.</summary>
    private string Explain(string full)
    {
        try
        {
            return full.Length > 0 && HasLink(full) ? LinkOnTheWay
                : Directory.Exists(full) ? "a folder; name a file in it"
                : full.Length > 0 && !Path.Exists(full) ? "there is no such file in the folder in which the server was started"
                : "the file cannot be read; check that it may be read";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "the file cannot be read; check that it may be read";
        }
    }

    /// <summary>
    /// Both ways are compared as they are and with their links followed; so that no spelling opens a folder, case does not count.
    /// </summary>
    private bool IsClosed(string full)
    {
        var real = new Lazy<string>(() => Path.Combine(RealPath.Of(_folder), Relative(full)));
        return _closed.Any(own => IsWithin(full, Path.GetFullPath(own)) || IsWithin(real.Value, RealPath.Of(own)));
    }

    private static bool IsWithin(string path, string own)
        => (path + Path.DirectorySeparatorChar).StartsWith(
            Path.TrimEndingDirectorySeparator(own) + Path.DirectorySeparatorChar, StringComparison.OrdinalIgnoreCase);

    /// <summary>A part of the path, below the folder, is a link.</summary>
    private bool HasLink(string full)
    {
        for (var part = full; part is not null && part.Length > _folder.Length; part = Path.GetDirectoryName(part))
        {
            if (new FileInfo(part) is { LinkTarget: not null })
            {
                return true;
            }
        }

        return false;
    }
}
