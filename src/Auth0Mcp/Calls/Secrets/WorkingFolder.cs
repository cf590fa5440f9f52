namespace Auth0Mcp.Calls.Secrets;

/// <summary>The folder in which the server was started: files of calls lie in it, and nothing outside is read or written, also not through a link.</summary>
internal sealed class WorkingFolder(string folder)
{
    private readonly string _folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));

    /// <summary>What is wrong with a path, in words that quote nothing of it; null when it leads into the folder.</summary>
    /// <exception cref="IOException">The path cannot be looked at.</exception>
    /// <exception cref="UnauthorizedAccessException">The path may not be looked at.</exception>
    public string? Find(string path, out string full)
    {
        full = "";
        if (Path.GetPathRoot(_folder) == _folder)
        {
            return "the server runs in the root of the file system, where it uses no files; start it in the folder of the file";
        }

        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
        {
            return "not a path";
        }

        full = Path.GetFullPath(path, _folder);
        return !full.StartsWith(_folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? "outside the folder in which the server was started; use a file in it"
            : HasLink(full) ? "leads through a link, which is not followed; name the file itself"
            : null;
    }

    /// <summary>The path as people read it: from the folder on.</summary>
    public string Shown(string full) => Path.GetRelativePath(_folder, full).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>A part of the path, below the folder, is a link.</summary>
    public bool HasLink(string full)
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
