using System.Text.Json;
using Auth0Mcp.Catalog;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Team.Hosting;

/// <summary>
/// Looks ahead at which tool a request calls, where a token without the scope for changes has to be turned away with a challenge.
/// </summary>
internal static class ToolPeek
{
    /// <summary>True for a call of a tool that may change something. The body can be read again afterwards.</summary>
    public static async Task<bool> ChangesAsync(HttpContext context, ToolCatalog catalog)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            return false;
        }

        context.Request.EnableBuffering(bufferThreshold: 64 * 1024);
        try
        {
            using var message = await JsonDocument.ParseAsync(
                context.Request.Body, new JsonDocumentOptions { MaxDepth = 1000 }, context.RequestAborted);
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
        finally
        {
            context.Request.Body.Position = 0;
        }
    }
}
