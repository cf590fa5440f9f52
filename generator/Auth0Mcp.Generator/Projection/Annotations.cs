namespace Auth0Mcp.Generator.Projection;

/// <summary>Keywords of a schema that say something to people and clients, and nothing about which values are valid.</summary>
internal static class Annotations
{
    private static readonly HashSet<string> s_keywords = new(StringComparer.Ordinal)
    {
        "description", "title", "default", "example", "examples", "deprecated", "readOnly", "writeOnly", "discriminator",
            "contentMediaType",
    };

    /// <summary>True for such a keyword, and for every extension (<c>x-</c>).</summary>
    public static bool Include(string keyword) => s_keywords.Contains(keyword) || keyword.StartsWith("x-", StringComparison.Ordinal);
}
