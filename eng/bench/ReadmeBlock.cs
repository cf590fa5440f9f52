namespace Auth0Mcp.Bench;

/// <summary>The figures that the README quotes.</summary>
internal static class ReadmeBlock
{
    private const string Begin = "<!-- bench:begin";
    private const string End = "<!-- bench:end -->";

    /// <exception cref="InvalidOperationException">The README has no place for them.</exception>
    public static void Write(string root, string markdown)
    {
        var path = Path.Combine(root, "README.md");
        var text = File.ReadAllText(path);
        var begin = text.IndexOf(Begin, StringComparison.Ordinal);
        var end = text.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
        {
            throw new InvalidOperationException($"README.md has no lines '{Begin} … -->' and '{End}' to write between.");
        }

        var from = text.IndexOf('\n', begin) + 1;
        File.WriteAllText(path, text[..from] + "\n" + markdown + "\n" + text[end..]);
        Console.Error.WriteLine("README.md now quotes this.");
    }
}
