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

    /// <summary>The search, or what is not understood about it.</summary>
    public static Result<SearchQuery, string> Parse(string text)
    {
        var lexer = new SearchLexer(text);
        var tokens = lexer.Read();
        if (lexer.Problem is { } unreadable)
        {
            return unreadable;
        }

        var parser = new SearchParser(tokens);
        var root = parser.Read();
        return parser.Problem is { } problem ? problem : new SearchQuery(root);
    }

    public bool Matches(JsonObject item) => _root.Matches(item);
}
