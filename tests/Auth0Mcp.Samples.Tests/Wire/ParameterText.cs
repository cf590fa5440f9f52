using System.Text.Json;
using System.Text.Json.Nodes;

namespace Auth0Mcp.Samples.Tests.Wire;

/// <summary>
/// Reads the text of a parameter back into its value by the rules of RFC 6570 and OpenAPI 3.1 ("Style Values"). Scalars stay texts.
/// </summary>
internal static class ParameterText
{
    /// <summary>The value of a parameter in path, header or cookie.</summary>
    public static JsonNode? Read(string raw, string style, bool explode, bool isList, bool isObject, string name) => style switch
    {
        "label" => Split(raw[1..], explode ? '.' : ',', isList, isObject, explode),
        "matrix" when isList && explode => Split(
            string.Join(',', raw.Split(';').Skip(1).Select(item => After(item, name))), ',', isList, isObject, explode),
        "matrix" when isObject && explode => Split(raw[1..], ';', isList, isObject, explode),
        "matrix" => Split(After(raw[1..], name), ',', isList, isObject, explode),
        _ => Split(raw, ',', isList, isObject, explode),
    };

    /// <summary>A value whose parts stand between separators: the items of a list, or names and values of an object.</summary>
    public static JsonNode? Split(string raw, char separator, bool isList, bool isObject, bool explode)
    {
        var parts = raw.Split(separator);
        if (isList)
        {
            return new JsonArray([.. parts.Select(static part => (JsonNode)Decode(part))]);
        }

        if (!isObject)
        {
            return Decode(raw);
        }

        var pairs = explode
            ? parts.Select(static part => part.Split('=', 2))
            : parts.Chunk(2);
        return new JsonObject(pairs.Select(static pair => KeyValuePair.Create(Decode(pair[0]), (JsonNode?)Decode(pair[1]))));
    }

    /// <summary>The value as texts, so that it can be compared with one that was read.</summary>
    public static JsonNode? AsTexts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => new JsonObject(value.EnumerateObject()
            .Where(static member => member.Value.ValueKind != JsonValueKind.Null)
            .Select(static member => KeyValuePair.Create(member.Name, AsTexts(member.Value)))),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(AsTexts)]),
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };

    public static string Decode(string raw) => Uri.UnescapeDataString(raw);

    private static string After(string text, string name)
        => text.StartsWith(name + "=", StringComparison.Ordinal)
            ? text[(name.Length + 1)..]
            : throw new FormatException($"'{text}' does not say '{name}='.");
}
