using System.Text.Json.Nodes;

namespace Auth0Mcp.Demo.Listing.Search;

/// <summary>
/// A search in the dialect of Lucene that the API takes: words, <c>field:value</c>, quotes, wildcards, ranges, comparisons,
/// <c>_exists_</c>, brackets, AND, OR, NOT, <c>+</c> and <c>-</c>.
/// </summary>
internal sealed class SearchQuery
{
    private readonly SearchNode _root;

    private SearchQuery(SearchNode root) => _root = root;

    /// <summary>The search, or what is not understood about it; exactly one is not null.</summary>
    public static (SearchQuery? Query, string? Problem) Parse(string text)
    {
        var lexer = new SearchLexer(text);
        var tokens = lexer.Read();
        if (lexer.Problem is { } unreadable)
        {
            return (null, unreadable);
        }

        var parser = new SearchParser(tokens);
        var root = parser.Read();
        return parser.Problem is { } problem ? (null, problem) : (new SearchQuery(root), null);
    }

    public bool Matches(JsonObject item) => _root.Matches(item);
}
