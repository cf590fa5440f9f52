using System.Text.Json;
using Auth0Mcp.Catalog;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Team.Hosting;

/// <summary>
/// Looks ahead at which tool a request calls, where a token without the scope for changes has to be turned away with a challenge.
/// </summary>
internal static class ToolPeek
{
    /// <summary>True for a call of a tool that may change something.</summary>
    public static bool Changes(ReadOnlyMemory<byte> body, ToolCatalog catalog)
    {
        if (body.IsEmpty)
        {
            return false;
        }

        try
        {
            using var message = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 1000 });
            return message.RootElement is { ValueKind: JsonValueKind.Object } request
                && request.TryGetProperty("method", out var method) && method.ValueKind == JsonValueKind.String
                    && method.ValueEquals("tools/call"u8)
                && request.TryGetProperty("params", out var parameters) && parameters.ValueKind == JsonValueKind.Object
                && parameters.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String
                && catalog.Find(ClientPrefix.Strip(name.GetString()!, catalog.Registry)) is { } tool
                    && (tool.Calls ?? tool.Access) != ToolAccess.Read;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The transport says what is wrong with it.
            return false;
        }
    }
}
