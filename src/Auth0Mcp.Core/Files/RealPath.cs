namespace Auth0Mcp.Files;

/// <summary>
/// The path that a folder has when every link on the way to it is followed, as realpath(3) does; what does not exist stays as it
/// is.
/// </summary>
internal static class RealPath
{
    /// <summary>As many links as Linux follows before it gives up (ELOOP).</summary>
    private const int MostLinks = 40;

    /// <exception cref="IOException">A link cannot be read, or too many follow each other.</exception>
    /// <exception cref="UnauthorizedAccessException">A link may not be read.</exception>
    public static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        for (var links = 0; links < MostLinks; links++)
        {
            if (FirstLink(full) is not { } link)
            {
                return full;
            }

            full = Path.GetFullPath(
                Path.Join(Path.GetFullPath(new FileInfo(link).LinkTarget!, Path.GetDirectoryName(link)!), full[link.Length..]));
        }

        throw new IOException("Too many links follow each other.");
    }

    private static string? FirstLink(string full)
    {
        var links = new Stack<string>();
        for (var part = full; part is not null; part = Path.GetDirectoryName(part))
        {
            if (new FileInfo(part).LinkTarget is not null)
            {
                links.Push(part);
            }
        }

        return links.TryPop(out var first) ? first : null;
    }
}
