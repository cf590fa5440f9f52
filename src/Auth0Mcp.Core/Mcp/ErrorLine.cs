using Auth0Mcp.Text;
using ModelContextProtocol;

namespace Auth0Mcp.Mcp;

/// <summary>Errors of JSON-RPC 2.0 (section 5.1) to messages that the SDK never sees.</summary>
internal static class ErrorLine
{
    /// <summary>Of those that a server may define, for a request that may succeed later.</summary>
    public const McpErrorCode Busy = (McpErrorCode)(-32000);

    /// <summary>The error as a line.</summary>
    /// <param name="id">Of the request, as JSON; null where it is not known.</param>
    public static ReadOnlyMemory<byte> Of(string? id, McpErrorCode code, string message)
        => (byte[])[.. ResultJson.WriteUtf8(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("jsonrpc", "2.0");
            writer.WritePropertyName("id");
            writer.WriteRawValue(id ?? "null", skipInputValidation: true);
            writer.WriteStartObject("error");
            writer.WriteNumber("code", (int)code);
            writer.WriteString("message", message);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }).Span, (byte)'\n'];
}
