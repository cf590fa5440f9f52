using System.Text.Json;
using Auth0Mcp.Calls;
using Auth0Mcp.Catalog;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;
using ModelContextProtocol.Protocol;

namespace Auth0Mcp.Mcp;

/// <summary>Tools in the words of the protocol.</summary>
internal static class ProtocolTools
{
    /// <summary>Annotations say what the access class says: destructive means that something is lost for good.</summary>
    /// <param name="isStructured">Results come as data, too.</param>
    public static Tool From(ToolDescriptor tool, ToolCatalog catalog, bool isStructured = false) => new()
    {
        Name = tool.Name,
        Title = tool.Title,
        Description = catalog.ShownDescription(tool),
        InputSchema = JsonElement.Parse(catalog.ShownSchema(tool).Span),
        OutputSchema = isStructured ? OutputSchemas.Of(tool) : null,
        Annotations = new ToolAnnotations
        {
            Title = tool.Title,
            ReadOnlyHint = tool.Access == ToolAccess.Read,
            DestructiveHint = tool.Access == ToolAccess.Destructive,
            IdempotentHint = tool.IsIdempotent,
            OpenWorldHint = false,
        },
    };

    /// <summary>A result as text, and as data where that is wanted.</summary>
    public static CallToolResult Result(CallResult result, bool isStructured)
    {
        var json = result.ToJson();
        return new CallToolResult
        {
            Content = [new TextContentBlock { Text = json }],
            StructuredContent = isStructured ? Object(DeepJson.Parse(json)) : null,
            IsError = result.IsError,
        };
    }

    /// <summary>Data are an object: what is not one is a member of one.</summary>
    private static JsonElement Object(JsonElement result)
        => result.ValueKind == JsonValueKind.Object ? result : JsonElement.Parse($$"""{"result":{{result.GetRawText()}}}""");
}
