using System.Text;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.SearchTrainer;

/// <summary>The curated words of <c>spec/synonyms.yaml</c>, as the generator compiled them into the contract.</summary>
/// <param name="Words">Phrases that mean the same, by the word that stands for them.</param>
/// <param name="Ids">What an id names, by its prefix (<c>grp_</c>).</param>
/// <param name="IntentVerbs">First words of tool names, by the kind of tool.</param>
/// <param name="IntentPhrases">How people ask for a kind of tool.</param>
/// <param name="Areas">Words for all tools of a toolset.</param>
/// <param name="Resources">Words for all tools on a path of the API.</param>
/// <param name="Tools">More ways to ask for one tool.</param>
internal sealed record Synonyms(
    IReadOnlyDictionary<string, string[]> Words,
    IReadOnlyDictionary<string, string[]> Ids,
    IReadOnlyDictionary<string, string[]> IntentVerbs,
    IReadOnlyDictionary<string, string[]> IntentPhrases,
    IReadOnlyDictionary<string, string[]> Areas,
    IReadOnlyDictionary<string, string[]> Resources,
    IReadOnlyDictionary<string, string[]> Tools)
{
    public static Synonyms Read() => new(
        Parse(SearchSynonyms.Words),
        Parse(SearchSynonyms.Ids),
        Parse(SearchSynonyms.IntentVerbs),
        Parse(SearchSynonyms.IntentPhrases),
        Parse(SearchSynonyms.Areas),
        Parse(SearchSynonyms.Resources),
        Parse(SearchSynonyms.Tools));

    /// <summary>What people say for each tool, as the generator compiled <c>spec/phrases/</c>: its name, the writer and the phrases with tabs between them.</summary>
    public static IReadOnlyDictionary<string, string[]> ReadPhrases()
    {
        var phrases = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var line in SearchPhrases.Tools.Split((byte)'\n'))
        {
            if (Encoding.UTF8.GetString(SearchPhrases.Tools[line]).Split('\t') is [{ Length: > 0 } tool, _, .. var said])
            {
                phrases[tool] = [.. At(phrases, tool), .. said];
            }
        }

        return phrases;
    }

    /// <summary>The phrases at a key; none when it has no entry.</summary>
    public static string[] At(IReadOnlyDictionary<string, string[]> section, string key) => section.TryGetValue(key, out var phrases) ? phrases : [];

    /// <summary>A line per entry: its key, a tab, its phrases with semicolons between them.</summary>
    private static Dictionary<string, string[]> Parse(ReadOnlySpan<byte> lines)
        => Encoding.UTF8.GetString(lines)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => line.Split('\t', 2))
            .ToDictionary(
                static parts => parts[0],
                static parts => parts[1].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                StringComparer.Ordinal);
}
