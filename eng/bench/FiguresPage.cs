namespace Auth0Mcp.Bench;

/// <summary>The page of figures.</summary>
internal static class FiguresPage
{
    private const string RelativePath = ".github/docs/figures.md";

    private const string Begin = "<!-- bench:begin";
    private const string End = "<!-- bench:end -->";

    /// <exception cref="InvalidOperationException">The page has no place for them.</exception>
    public static void Write(string root, string markdown)
    {
        var path = Path.Combine(root, RelativePath);
        var text = File.ReadAllText(path);
        var begin = text.IndexOf(Begin, StringComparison.Ordinal);
        var end = text.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
        {
            throw new InvalidOperationException($"{RelativePath} has no lines '{Begin} … -->' and '{End}' to write between.");
        }

        var from = text.IndexOf('\n', begin) + 1;
        File.WriteAllText(path, text[..from] + "\n" + markdown + "\n" + text[end..]);
        Console.Error.WriteLine($"{RelativePath} now has this.");
    }
}
