using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Catalog;

/// <summary>The scopes that tools need.</summary>
internal static class ToolScopes
{
    /// <summary>Of an operation's scopes one is enough; a tool that joins operations needs all that are listed.</summary>
    public static IReadOnlyList<string> Of(ToolDescriptor tool) => tool switch
    {
        OperationTool operation => operation.Operation.Scopes,
        BuiltInTool local => local.Uses.Select(static name => ManagementCatalog.Find(name)!.Operation.Scopes[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList(),
        _ => [],
    };
}
