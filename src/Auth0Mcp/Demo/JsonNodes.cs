using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Auth0Mcp.Demo;

/// <summary>Moves between the two faces of JSON: elements, which schemas check, and nodes, which the tenant changes.</summary>
internal static class JsonNodes
{
    /// <summary>A node as an element; null is the JSON value <c>null</c>.</summary>
    public static JsonElement ToElement(JsonNode? node) => JsonElement.Parse(ToUtf8(node).Span);

    /// <summary>An element as a node of its own.</summary>
    public static JsonNode? ToNode(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(element.Clone()),
        JsonValueKind.Array => JsonArray.Create(element.Clone()),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => JsonValue.Create(element.Clone()),
    };

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

    /// <summary>The text of a string property, or null when it is absent or something else.</summary>
    public static string? TextOf(JsonNode? node, string property) =>
        node is JsonObject fields && fields[property] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    /// <summary>A scalar as it would be written in a query string, or null for objects, arrays and null.</summary>
    public static string? ScalarText(JsonNode? node) => node is not JsonValue value ? null
        : value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>()
        : value.ToJsonString();
}
