using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Discovery.Search;

/// <summary>Finds tools by what people say, without asking anybody. The index is built at the first search, not at start.</summary>
internal sealed class ToolSearch
{
    /// <summary>Whoever pastes more than this (in characters) does not ask for a tool.</summary>
    public const int LongestQuery = 2000;

    private readonly IReadOnlyList<ToolDescriptor> _tools;
    private readonly Lazy<SearchIndex> _index;

    private ToolSearch(IReadOnlyList<ToolDescriptor> tools)
    {
        _tools = [.. tools.OrderBy(static tool => tool.Name, StringComparer.Ordinal)];
        _index = new Lazy<SearchIndex>(Build);
    }

    /// <summary>A search over these tools.</summary>
    public static ToolSearch Create(IReadOnlyList<ToolDescriptor> tools) => new(tools);

    /// <summary>The tool of that name, then the best first, of equal ones the first by name. Empty when no word of the query says anything, or it is too long to be one.</summary>
    /// <param name="access">Only tools of this access; null for all.</param>
    /// <param name="limit">At most so many.</param>
    public IReadOnlyList<SearchHit> Find(string query, ToolAccess? access, int limit)
    {
        if (limit <= 0 || query.Length > LongestQuery || string.IsNullOrWhiteSpace(query))
        {
            return [];
        }

        var scores = _index.Value.Score(query);
        var hits = new List<SearchHit>();
        for (var i = 0; i < scores.Length; i++)
        {
            if (scores[i] > 0 && (access is null || _tools[i].Access == access))
            {
                hits.Add(new SearchHit(_tools[i], scores[i]));
            }
        }

        var name = query.Trim();
        return hits.OrderByDescending(hit => hit.Tool.Name == name).ThenByDescending(static hit => hit.Score).ThenBy(static hit => hit.Tool.Name, StringComparer.Ordinal).Take(limit).ToList();
    }

    private SearchIndex Build()
    {
        var synonyms = Synonyms.Read();
        var phrases = Synonyms.ReadPhrases();
        var index = new SearchIndex([.. _tools.Select(tool => ToolText.Of(tool, synonyms, phrases))], synonyms);

        // The building leaves more behind than the index holds, and a server that waits for its client would keep it for days.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return index;
    }
}
