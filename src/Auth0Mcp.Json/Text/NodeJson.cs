using System.Text.Json;
using System.Text.Json.Nodes;

namespace Auth0Mcp.Text;

/// <summary>
/// Moves between elements, which are checked, compared and sent, and nodes, which are changed. Numbers keep their digits both
/// ways.
/// </summary>
internal static class NodeJson
{
    /// <summary>A node, or a text, as an element; null is the JSON value <c>null</c>.</summary>
    public static JsonElement Element(JsonNode? node)
        => JsonElement.Parse(node is null ? "null" : node.ToJsonString(), DeepJson.Options);

    /// <summary>An element as a node of its own.</summary>
    public static JsonNode? Node(JsonElement element)
        => element.ValueKind == JsonValueKind.Undefined ? null : JsonNode.Parse(element.GetRawText(), documentOptions: DeepJson.Options);

    /// <summary>Takes members out, in one pass: an object moves all that follow for each that is taken out alone.</summary>
    public static void Remove(JsonObject owner, IReadOnlySet<string> names)
    {
        if (names.Count == 0)
        {
            return;
        }

        var others = owner.Where(member => !names.Contains(member.Key)).ToList();
        owner.Clear();
        foreach (var (name, value) in others)
        {
            owner[name] = value;
        }
    }

    public static bool AreEqual(JsonElement? left, JsonElement? right)
        => left is { } one && right is { } other ? JsonElement.DeepEquals(one, other) : left is null && right is null;
}
