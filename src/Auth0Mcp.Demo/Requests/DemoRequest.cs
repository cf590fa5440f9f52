using System.Text.Json.Nodes;
using Auth0Mcp.Demo.Routing;

namespace Auth0Mcp.Demo.Requests;

/// <summary>A request that found its operation and passed every check.</summary>
/// <param name="Operation">What is asked for.</param>
/// <param name="Segments">The decoded parts of the path; ids are those the store uses.</param>
/// <param name="Query">The query, by name; a name may come several times.</param>
/// <param name="Body">The JSON body, or null.</param>
/// <param name="HasCustomDomain">True when a header says which custom domain is meant.</param>
internal sealed record DemoRequest(
    DemoOperation Operation,
    string[] Segments,
    IReadOnlyDictionary<string, string[]> Query,
    JsonNode? Body,
    bool HasCustomDomain)
{
    /// <summary>The path as the store keys it: <c>/clients/abc/credentials</c>.</summary>
    public string Path => PathOf(Segments);

    /// <summary>The path one level up.</summary>
    public string ParentPath => PathOf(Segments.AsSpan()[..^1]);

    /// <summary>The shape one level up.</summary>
    public string ParentShape => Operation.Shape[..Operation.Shape.LastIndexOf('/')];

    public string LastSegment => Segments[^1];

    public JsonObject Fields => Body as JsonObject ?? [];

    /// <summary>The only value of a query parameter, or null.</summary>
    public string? QueryValue(string name) => Query.TryGetValue(name, out var values) ? values[0] : null;

    public bool IsQueried(string name) => Query.ContainsKey(name);

    /// <summary>Segments joined so that an id with a slash in it stays one segment.</summary>
    public static string PathOf(ReadOnlySpan<string> segments)
    {
        var path = "";
        foreach (var segment in segments)
        {
            path += "/" + Uri.EscapeDataString(segment);
        }

        return path;
    }
}
