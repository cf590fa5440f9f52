using System.Text.Json.Nodes;

namespace Auth0Mcp.Demo.Listing.Search;

/// <summary>The values of an item that a search looks at.</summary>
internal static class ItemValues
{
    /// <summary>What stands at a dotted path; lists on the way count item by item, null is nothing.</summary>
    public static IEnumerable<JsonNode> At(JsonNode? node, string path)
    {
        if (node is JsonArray items)
        {
            return items.SelectMany(item => At(item, path));
        }

        if (path.Length == 0)
        {
            return node is null ? [] : [node];
        }

        if (node is not JsonObject fields)
        {
            return [];
        }

        var dot = path.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? At(fields[path], "") : At(fields[path[..dot]], path[(dot + 1)..]);
    }

    /// <summary>Every text in an item.</summary>
    public static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(static field => Texts(field.Value)),
        JsonArray items => items.SelectMany(Texts),
        JsonValue value when value.TryGetValue(out string? text) => [text],
        _ => [],
    };
}
