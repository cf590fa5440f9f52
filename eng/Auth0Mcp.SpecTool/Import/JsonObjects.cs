using System.Text.Json.Nodes;

namespace Auth0Mcp.SpecTool.Import;

/// <summary>Builds JSON objects whose member names are data: routes, property names, status codes.</summary>
internal static class JsonObjects
{
    /// <summary>The members in the given order, each value converted.</summary>
    public static JsonObject ToJsonObject(
        this IEnumerable<(string Name, DocumentNode Node)> members, Func<DocumentNode, JsonNode?> convert) =>
        new(members.Select(member => KeyValuePair.Create(member.Name, convert(member.Node))));

    /// <summary>The members by ordinal name, each value converted.</summary>
    public static JsonObject ToSortedJsonObject(
        this IEnumerable<(string Name, DocumentNode Node)> members, Func<DocumentNode, JsonNode?> convert) =>
        members.OrderBy(static member => member.Name, StringComparer.Ordinal).ToJsonObject(convert);
}
