using Auth0Mcp.Catalog;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.SignIn.OAuth;

namespace Auth0Mcp.Cli;

/// <summary>
/// What <c>--scopes auto</c> stands for: all that the listed tools need, and of what can only be called through them that which reads.
/// </summary>
internal static class AutoScopes
{
    /// <summary>The scopes in ordinal order.</summary>
    public static IReadOnlyList<string> Of(ToolCatalog catalog)
        => [.. ManagementScopes.NeededBy(catalog.Tools)
            .Concat(ManagementScopes.NeededBy(ReadsBehind(catalog)).Where(IsRead))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];

    /// <summary>What a person should know about the choice, a sentence or two.</summary>
    public static string Explain(ToolCatalog catalog)
    {
        var reads = ReadsBehind(catalog).Count();
        return reads == 0
            ? $"'{ManagementScopes.Auto}' asks for what the {catalog.Tools.Count} enabled tools need."
            : $"'{ManagementScopes.Auto}' asks for what the {catalog.Tools.Count} listed tools need, and for what {reads} further tools "
                + "that only read need. 'auth0-mcp init --add-scopes SCOPES' adds others later.";
    }

    private static IEnumerable<ToolDescriptor> ReadsBehind(ToolCatalog catalog)
        => catalog.Registry.All()
            .Where(tool => tool.Access == ToolAccess.Read && catalog.Reaches(tool) && catalog.Find(tool.Name) is null);

    private static bool IsRead(string scope) => scope.StartsWith("read:", StringComparison.Ordinal);
}
