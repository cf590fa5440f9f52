using System.Text.Json;
using System.Text.RegularExpressions;
using Auth0Mcp.Catalog;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Tests.Catalog;

/// <summary>What clients are shown has to suit the strictest of them: some refuse a whole list of tools for one keyword.</summary>
public partial class PortableSchemaTests
{
    /// <summary>The longest of the prefixes that clients put before a name, and what the strictest of them take in all.</summary>
    private const string LongestPrefix = "mcp__plugin_auth0_auth0__";
    private const int LongestName = 64;

    private static readonly string[] s_foreign = ["$ref", "$defs", "oneOf", "anyOf", "allOf", "not", "if", "const", "pattern",
        "format", "patternProperties", "nullable"];

    /// <summary>Keywords by the type without which Ajv's strict mode refuses them.</summary>
    private static readonly (string Type, string[] Keywords)[] s_typed =
    [
        ("object", ["properties", "required", "additionalProperties"]),
        ("array", ["items", "minItems", "maxItems"]),
        ("number integer", ["minimum", "maximum"]),
        ("string", ["minLength", "maxLength"]),
    ];

    public static TheoryData<string> Tools => [.. ToolRegistry.Instance.All().Select(static tool => tool.Name)];

    [Theory, MemberData(nameof(Tools))]
    public void Name_FitsBehindThePrefixOfEveryClient(string name)
    {
        Assert.InRange(LongestPrefix.Length + name.Length, 1, LongestName);
        Assert.Matches(Word(), name);
    }

    [Theory, MemberData(nameof(Tools))]
    public void AdvertisedSchema_IsAPlainObject(string name)
    {
        var schema = Schema(name);

        Assert.Equal("object", schema.GetProperty("type").GetString());
        Assert.Equal(JsonValueKind.Object, schema.GetProperty("properties").ValueKind);
        Assert.All(schema.GetProperty("properties").EnumerateObject(), static property => Assert.Matches(Word(), property.Name));
    }

    [Theory, MemberData(nameof(Tools))]
    public void AdvertisedSchema_RefersToNothingAndOffersNoAlternatives(string name)
        => Assert.All(
            Subschemas(Schema(name)),
            static schema => Assert.All(s_foreign, keyword => Assert.False(schema.TryGetProperty(keyword, out _), keyword)));

    [Theory, MemberData(nameof(Tools))]
    public void AdvertisedType_IsOne(string name)
        => Assert.All(
            Subschemas(Schema(name)),
            static schema => Assert.True(
            !schema.TryGetProperty("type", out var type) || type.ValueKind == JsonValueKind.String, schema.ToString()));

    [Theory, MemberData(nameof(Tools))]
    public void AdvertisedEnumeration_HoldsWordsOrNumbersOfItsType(string name)
        => Assert.All(Subschemas(Schema(name)).Where(static schema => schema.TryGetProperty("enum", out _)), static schema => Assert.All(
            schema.GetProperty("enum").EnumerateArray(),
            value => Assert.True(
            TypeOf(schema) == "string"
            ? value.ValueKind == JsonValueKind.String && value.GetString()!.Length > 0
            : value.ValueKind == JsonValueKind.Number, schema.ToString())));

    [Theory, MemberData(nameof(Tools))]
    public void AdvertisedKeywords_StandBesideTheTypeThatTheySpeakOf(string name)
        => Assert.All(Subschemas(Schema(name)), static schema => Assert.All(s_typed, typed => Assert.True(
            !Array.Exists(typed.Keywords, keyword => schema.TryGetProperty(keyword, out _))
            || typed.Type.Split(' ').Contains(TypeOf(schema)), schema.ToString())));

    [Theory, MemberData(nameof(Tools))]
    public void AdvertisedArrays_SayWhatTheyHold(string name)
        => Assert.All(
            Subschemas(Schema(name)).Where(static schema => TypeOf(schema) == "array"),
            static schema => Assert.True(schema.TryGetProperty("items", out _), schema.ToString()));

    private static JsonElement Schema(string name) => JsonElement.Parse(ToolRegistry.Instance.Find(name)!.AdvertisedSchema);

    private static string? TypeOf(JsonElement schema)
        => schema.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null;

    private static IEnumerable<JsonElement> Subschemas(JsonElement schema)
    {
        var properties = schema.TryGetProperty("properties", out var named)
            ? named.EnumerateObject().Select(static property => property.Value)
            : [];
        var items = schema.TryGetProperty("items", out var item) ? [item] : Array.Empty<JsonElement>();
        return properties.Concat(items).SelectMany(Subschemas).Prepend(schema);
    }

    [GeneratedRegex("^[a-zA-Z0-9_.-]{1,64}$")]
    private static partial Regex Word();
}
