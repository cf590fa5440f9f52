using System.Text.Json;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Tests.Catalog;

/// <summary>What clients are shown has to suit the strictest of them: some refuse a whole list of tools for one keyword.</summary>
public class PortableSchemaTests
{
    private static readonly string[] s_foreign = ["$ref", "$defs", "oneOf", "anyOf", "allOf", "not", "if", "const", "pattern", "format", "patternProperties", "nullable"];

    public static TheoryData<string> Tools => [.. ManagementCatalog.All().Select(static tool => tool.Name)];

    [Theory, MemberData(nameof(Tools))]
    public void AdvertisedSchema_IsAPlainObject(string name)
    {
        var schema = Schema(name);

        Assert.Equal("object", schema.GetProperty("type").GetString());
        Assert.Equal(JsonValueKind.Object, schema.GetProperty("properties").ValueKind);
    }

    [Theory, MemberData(nameof(Tools))]
    public void AdvertisedSchema_RefersToNothingAndOffersNoAlternatives(string name)
        => Assert.All(Subschemas(Schema(name)), static schema => Assert.All(s_foreign, keyword => Assert.False(schema.TryGetProperty(keyword, out _), keyword)));

    [Theory, MemberData(nameof(Tools))]
    public void AdvertisedArrays_SayWhatTheyHold(string name)
        => Assert.All(Subschemas(Schema(name)).Where(static schema => Types(schema).Contains("array")), static schema => Assert.True(schema.TryGetProperty("items", out _), schema.ToString()));

    private static JsonElement Schema(string name) => JsonElement.Parse(ManagementCatalog.Find(name)!.AdvertisedSchema);

    private static List<string?> Types(JsonElement schema)
        => !schema.TryGetProperty("type", out var type) ? []
            : type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(static item => item.GetString())]
            : [type.GetString()];

    private static IEnumerable<JsonElement> Subschemas(JsonElement schema)
    {
        var properties = schema.TryGetProperty("properties", out var named) ? named.EnumerateObject().Select(static property => property.Value) : [];
        var items = schema.TryGetProperty("items", out var item) ? [item] : Array.Empty<JsonElement>();
        return properties.Concat(items).SelectMany(Subschemas).Prepend(schema);
    }
}
