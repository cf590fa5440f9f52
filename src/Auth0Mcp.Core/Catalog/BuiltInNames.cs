namespace Auth0Mcp.Catalog;

/// <summary>The names of built-in tools that messages of others send a model to.</summary>
internal static class BuiltInNames
{
    public const string SearchTools = "auth0_search_tools";
}
