using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Catalog;

/// <summary>The scopes that tools need.</summary>
internal static class ToolScopes
{
    /// <summary>Of an operation's scopes one is enough; a tool that joins operations needs all that are listed.</summary>
    public static IReadOnlyList<string> Of(ToolDescriptor tool) => tool.Operations switch
    {
        [var operation] => operation.Scopes,
        var operations =>
            [.. operations.Select(static operation => operation.Scopes[0]).Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)],
    };
}
