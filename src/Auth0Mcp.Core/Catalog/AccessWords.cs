using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Catalog;

/// <summary>Access classes as people and models read them.</summary>
internal static class AccessWords
{
    /// <summary><c>read</c>, <c>write</c> or <c>destructive</c>.</summary>
    public static string Of(ToolAccess access) => access switch
    {
        ToolAccess.Read => "read",
        ToolAccess.Write => "write",
        _ => "destructive",
    };

    /// <summary>The class of that name; null for another word.</summary>
    public static ToolAccess? Parse(string word) => word switch
    {
        "read" => ToolAccess.Read,
        "write" => ToolAccess.Write,
        "destructive" => ToolAccess.Destructive,
        _ => null,
    };
}
