using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.SearchTrainer;

/// <summary>
/// What people say for each tool, and lists of words, as the generator compiled <c>spec/phrases/</c> and <c>spec/words/</c>.
/// </summary>
internal static class Phrases
{
    /// <summary>Name of the tool, writer and phrases of each entry.</summary>
    public static IEnumerable<(string Tool, string Writer, string[] Said)> Read()
        => Lines(SearchPhrases.Tools).Select(static parts => (parts[0], parts[1], parts[2..]));

    /// <summary>List, word and what stands for it, of each entry.</summary>
    public static IEnumerable<(string List, string Word, string Text)> ReadWords()
        => Lines(SearchWords.Lists).Select(static parts => (parts[0], parts[1], parts[2]));

    /// <summary>The words of one list, and what stands for each.</summary>
    public static IEnumerable<(string Word, string Text)> WordsOf(string list)
        => ReadWords().Where(entry => entry.List == list).Select(static entry => (entry.Word, entry.Text));

    private static IEnumerable<string[]> Lines(string text)
        => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Split('\t'));
}
