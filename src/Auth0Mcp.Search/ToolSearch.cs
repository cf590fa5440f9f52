using System.Reflection;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Discovery.Search;

/// <summary>Finds tools by what people say, without asking anybody.</summary>
internal sealed class ToolSearch
{
    /// <summary>Whoever pastes more than this (in characters) does not ask for a tool.</summary>
    public const int LongestQuery = 2000;

    private readonly SearchIndex _index;

    /// <summary>The tool of each name in the index; null where it is none to be found.</summary>
    private readonly ToolDescriptor?[] _tools;

    private ToolSearch(IReadOnlyList<ToolDescriptor> tools, Assembly index)
    {
        _index = new(IndexFile.Open(index));
        var byName = tools.ToDictionary(static tool => tool.Name, StringComparer.Ordinal);
        _tools = [.. _index.Names.Select(byName.GetValueOrDefault)];
    }

    /// <summary>A search over these tools, as far as the index knows them.</summary>
    /// <param name="index">Holds what the trainer made as a resource.</param>
    public static ToolSearch Create(IReadOnlyList<ToolDescriptor> tools, Assembly index) => new(tools, index);

    /// <summary>
    /// The tool of that name, then the best first, of equal ones the first by name. Empty when no word of the query says
    /// anything, or it is too long to be one.
    /// </summary>
    /// <param name="access">Only tools of this access; null for all.</param>
    /// <param name="limit">At most so many.</param>
    public IReadOnlyList<SearchHit> Find(string query, ToolAccess? access, int limit)
    {
        if (limit <= 0 || query.Length > LongestQuery || string.IsNullOrWhiteSpace(query))
        {
            return [];
        }

        if (_index.Score(query) is not { } scores)
        {
            return [];
        }

        var best = scores.Max();
        var hits = new List<SearchHit>();
        for (var i = 0; i < scores.Length; i++)
        {
            if (_tools[i] is { } tool && (access is null || tool.Access == access))
            {
                hits.Add(new SearchHit(tool, Math.Exp(scores[i] - best)));
            }
        }

        var name = query.Trim();
        return hits
            .OrderByDescending(hit => hit.Tool.Name == name)
            .ThenByDescending(static hit => hit.Score)
            .ThenBy(static hit => hit.Tool.Name, StringComparer.Ordinal)
            .Take(limit)
            .ToList();
    }
}
