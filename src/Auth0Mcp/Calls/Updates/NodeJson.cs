using System.Text.Json;
using System.Text.Json.Nodes;

namespace Auth0Mcp.Calls.Updates;

/// <summary>Moves between elements, which are compared and sent, and nodes, which are changed. Numbers keep their digits both ways.</summary>
internal static class NodeJson
{
    private static readonly JsonDocumentOptions s_deep = new() { MaxDepth = 1000 };

    public static JsonElement Element(JsonNode? node) => JsonElement.Parse(node is null ? "null" : node.ToJsonString(), s_deep);

    public static JsonNode? Node(JsonElement element) => JsonNode.Parse(element.GetRawText(), documentOptions: s_deep);

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
