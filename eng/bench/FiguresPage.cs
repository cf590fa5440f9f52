namespace Auth0Mcp.Bench;

/// <summary>The page of figures.</summary>
internal static class FiguresPage
{
    private const string RelativePath = ".github/docs/figures.md";

    /// <summary>Replaces one section of the page.</summary>
    /// <exception cref="InvalidOperationException">The page has no place for it.</exception>
    public static void Write(string root, string section, string markdown)
    {
        var (opening, closing) = ($"<!-- {section}:begin", $"<!-- {section}:end -->");
        var path = Path.Combine(root, RelativePath);
        var text = File.ReadAllText(path);
        var begin = text.IndexOf(opening, StringComparison.Ordinal);
        var end = text.IndexOf(closing, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
        {
            throw new InvalidOperationException($"{RelativePath} has no lines '{opening} … -->' and '{closing}' to write between.");
        }

        var from = text.IndexOf('\n', begin) + 1;
        File.WriteAllText(path, text[..from] + "\n" + markdown + "\n" + text[end..]);
        Console.Error.WriteLine($"{RelativePath} now has this.");
    }
}
