using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Auth0Mcp.Demo;

/// <summary>Reads and writes the nodes that the tenant keeps.</summary>
internal static class JsonNodes
{
    public static ReadOnlyMemory<byte> ToUtf8(JsonNode? node)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            if (node is null)
            {
                writer.WriteNullValue();
            }
            else
            {
                node.WriteTo(writer);
            }
        }
        return buffer.WrittenMemory;
    }

    /// <summary>Characters of its JSON.</summary>
    public static int Length(JsonNode? node) => node?.ToJsonString().Length ?? 0;

    /// <summary>The text of a string property, or null when it is absent or something else.</summary>
    public static string? TextOf(JsonNode? node, string property) =>
        node is JsonObject fields && fields[property] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    /// <summary>A scalar as it would be written in a query string, or null for objects, arrays and null.</summary>
    public static string? ScalarText(JsonNode? node) => node is not JsonValue value ? null
        : value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>()
        : value.ToJsonString();
}
