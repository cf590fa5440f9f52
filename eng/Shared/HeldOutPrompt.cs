namespace Auth0Mcp;

/// <summary>A prompt that the tool search has never learnt from: its writer wrote none of those that teach it.</summary>
/// <param name="Writer">What kind of person wrote it.</param>
/// <param name="Style">How: <c>keywords</c>, <c>task</c>, <c>question</c>, <c>dashboard</c>, <c>code</c>, or a language.</param>
/// <param name="Tool">The name of the tool that it asks for.</param>
internal sealed record HeldOutPrompt(string Writer, string Style, string Tool, string Text)
{
    private const string Folder = "tests/Auth0Mcp.Tests/Discovery/Search/HeldOut";
    private const string Between = ": ";

    /// <summary>Prompts in other languages count together: there are few of each.</summary>
    public const string Languages = "languages";

    /// <summary>All of them, by writer and tool.</summary>
    /// <param name="root">Of the repository.</param>
    public static IReadOnlyList<HeldOutPrompt> ReadAll(string root)
        => [.. Directory.GetFiles(Path.Combine(root, Folder), "*.txt").Order(StringComparer.Ordinal).SelectMany(Read)];

    private static IEnumerable<HeldOutPrompt> Read(string path)
    {
        var tool = "";
        foreach (var line in File.ReadLines(path).Where(static line => !line.StartsWith('#')))
        {
            if (line[0] != ' ')
            {
                tool = line;
                continue;
            }

            var at = line.IndexOf(Between, StringComparison.Ordinal);
            var style = line[..at].Trim();
            yield return new(
                Path.GetFileNameWithoutExtension(path), style.Length == 2 ? Languages : style, tool, line[(at + Between.Length)..]);
        }
    }
}
