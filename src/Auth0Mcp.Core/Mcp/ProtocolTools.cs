using System.Text.Json;
using Auth0Mcp.Catalog;
using Auth0Mcp.ManagementApi;
using ModelContextProtocol.Protocol;

namespace Auth0Mcp.Mcp;

/// <summary>Tools in the words of the protocol.</summary>
internal static class ProtocolTools
{
    /// <summary>Annotations say what the access class says: destructive means that something is lost for good.</summary>
    public static Tool From(ToolDescriptor tool, ToolCatalog catalog) => new()
    {
        Name = tool.Name,
        Title = tool.Title,
        Description = catalog.ShownDescription(tool),
        InputSchema = JsonElement.Parse(catalog.ShownSchema(tool).Span),
        Annotations = new ToolAnnotations
        {
            Title = tool.Title,
            ReadOnlyHint = tool.Access == ToolAccess.Read,
            DestructiveHint = tool.Access == ToolAccess.Destructive,
            IdempotentHint = tool.IsIdempotent,
            OpenWorldHint = false,
        },
    };
}
