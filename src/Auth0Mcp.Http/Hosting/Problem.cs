using Auth0Mcp.Text;

namespace Auth0Mcp.Team.Hosting;

/// <summary>Responses of this server that are no MCP message.</summary>
internal static class Problem
{
    public static async Task WriteAsync(HttpContext context, int status, string error, string message)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(ResultJson.WriteUtf8(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("error", error);
            writer.WriteString("message", message);
            writer.WriteEndObject();
        }));
    }
}
