using System.Text.Json;
using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Tests.Harness;

namespace Auth0Mcp.Generator.Tests.Catalogs;

/// <summary>The schemas of the committed tools, and of a tool on each operation of the document.</summary>
public sealed class SchemaTests
{
    public static TheoryData<string> Runs => ["committed", "every operation"];

    [Theory]
    [MemberData(nameof(Runs))]
    public void AdvertisedSchema_IsAnObjectThatIsClosedWhereItShowsAllArguments(string run)
        => Assert.All(Tools(run), static tool =>
        {
            var schema = JsonElement.Parse(tool.AdvertisedSchema);
            var shown = Names(schema, "properties").ToList();
            var enforced = Names(JsonElement.Parse(tool.EnforcedSchema), "properties").ToList();

            Assert.True(schema.GetProperty("type").ValueEquals("object"), tool.Name);
            Assert.Empty(shown.Except(enforced));
            var takesOthers = JsonElement.Parse(tool.EnforcedSchema).GetProperty("additionalProperties").GetBoolean();
            Assert.Equal(
                !takesOthers && shown.Count == enforced.Count,
                schema.TryGetProperty("additionalProperties", out var others) && others.ValueKind == JsonValueKind.False);
        });

    [Theory]
    [MemberData(nameof(Runs))]
    public void AdvertisedArray_SaysWhatItHolds(string run)
        => Assert.All(Tools(run), static tool => Assert.All(
            Subschemas(JsonElement.Parse(tool.AdvertisedSchema))
            .Where(static schema => schema.TryGetProperty("type", out var type)
                && type.GetRawText().Contains("\"array\"", StringComparison.Ordinal)),
            schema => Assert.True(schema.TryGetProperty("items", out _), $"{tool.Name}: {schema}")));

    /// <summary>More values than a schema lists are known to the caller only from the wording.</summary>
    [Fact]
    public void EnumerationTooLongToBeListed_HasAValueInItsWording()
        => Assert.All(RealCatalog.Tools, static tool =>
        {
            var shown = JsonElement.Parse(tool.AdvertisedSchema).GetProperty("properties");
            var enforced = JsonElement.Parse(tool.EnforcedSchema);
            foreach (var argument in shown.EnumerateObject())
            {
                var values = Values(enforced.GetProperty("properties").GetProperty(argument.Name), enforced);
                Assert.True(
                    values.Count <= Projection.AdvertisedSchema.MaxEnumValues
                    || values.Exists(value => argument.Value.GetProperty("description").GetString()!.Contains(
                        value, StringComparison.Ordinal)),
                    $"{tool.Name}: {argument.Name}");
            }
        });

    [Theory]
    [MemberData(nameof(Runs))]
    public void AdvertisedSchema_HasOnlyKeywordsThatEveryClientTakes(string run)
    {
        string[] plain = ["type", "description", "properties", "required", "additionalProperties", "items", "enum", "minimum",
            "maximum", "default"];

        Assert.All(Tools(run), tool => Assert.All(
            Subschemas(JsonElement.Parse(tool.AdvertisedSchema)),
            schema => Assert.All(schema.EnumerateObject(), keyword => Assert.Contains(keyword.Name, plain))));
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void RequiredArguments_AreAmongTheOffered(string run)
        => Assert.All(Tools(run).SelectMany(static tool => new[] { tool.AdvertisedSchema, tool.EnforcedSchema }), static text =>
        {
            var schema = JsonElement.Parse(text);
            var offered = schema.GetProperty("properties").EnumerateObject().Select(static property => property.Name).ToHashSet();
            var required = schema.TryGetProperty("required", out var names)
                ? names.EnumerateArray().Select(static name => name.GetString()!)
                : [];

            Assert.All(required, name => Assert.Contains(name, offered));
        });

    [Theory]
    [MemberData(nameof(Runs))]
    public void EnforcedSchema_ResolvesEachReferenceAndUsesEachDefinition(string run)
        => Assert.All(Tools(run), static tool =>
        {
            var schema = JsonElement.Parse(tool.EnforcedSchema);
            var defined = Names(schema, "$defs").Select(static name => "#/$defs/" + name).Order(StringComparer.Ordinal);
            var referred = Subschemas(schema).Where(static inner => inner.TryGetProperty("$ref", out _))
                .Select(static inner => inner.GetProperty("$ref").GetString()!);

            Assert.Equal(defined, referred.Distinct().Order(StringComparer.Ordinal));
        });

    [Theory]
    [MemberData(nameof(Runs))]
    public void EnforcedSchema_SaysOfEveryObjectThatNamesItsPropertiesWhetherItIsOpen(string run)
        => Assert.All(Tools(run), static tool => Assert.All(
            Subschemas(JsonElement.Parse(tool.EnforcedSchema))
            .Where(static schema => schema.TryGetProperty("properties", out var named) && named.EnumerateObject().Any()),
            static schema => Assert.True(schema.TryGetProperty("additionalProperties", out _))));

    /// <summary>Closed branches of <c>allOf</c> would contradict each other: no object could satisfy two.</summary>
    [Theory]
    [MemberData(nameof(Runs))]
    public void EnforcedSchema_NamesPropertiesInNoBranchOfAllOf(string run)
        => Assert.All(Tools(run), static tool => Assert.All(
            Subschemas(JsonElement.Parse(tool.EnforcedSchema)).Where(static schema => schema.TryGetProperty("allOf", out _))
            .SelectMany(static schema => schema.GetProperty("allOf").EnumerateArray()),
            static branch => Assert.False(branch.TryGetProperty("properties", out _) || branch.TryGetProperty("$ref", out _))));

    [Theory]
    [MemberData(nameof(Runs))]
    public void PathArguments_AreRequiredAndNeverEmpty(string run)
        => Assert.All(Tools(run), static tool =>
        {
            var schema = JsonElement.Parse(tool.EnforcedSchema);
            foreach (var name in tool.Arguments.Where(static argument => argument.Place == ArgumentPlace.Path)
                .Select(static argument => argument.Name))
            {
                Assert.Contains(name, schema.GetProperty("required").EnumerateArray().Select(static item => item.GetString()));
                Assert.True(MinLength(schema.GetProperty("properties").GetProperty(name), schema) >= 1, $"{tool.Name}: {name}");
            }
        });

    private static IEnumerable<ToolModel> Tools(string run)
    {
        var tools = run == "committed" ? RealCatalog.Tools : RealCatalog.EveryOperation.Values<ToolModel>(TrackingNames.Tools);
        Assert.NotEmpty(tools);
        return tools;
    }

    private static int MinLength(JsonElement schema, JsonElement root)
        => schema.TryGetProperty("minLength", out var least) ? least.GetInt32()
            : schema.TryGetProperty("$ref", out var reference)
                ? MinLength(root.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..]), root)
            : 0;

    private static List<string> Values(JsonElement schema, JsonElement root)
        => schema.TryGetProperty("$ref", out var reference)
            ? Values(root.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..]), root)
            : schema.TryGetProperty("items", out var items) ? Values(items, root)
            : schema.TryGetProperty("enum", out var values) ? [.. values.EnumerateArray().Select(static value => value.ToString())]
            : [];

    private static IEnumerable<string> Names(JsonElement schema, string keyword)
        => schema.TryGetProperty(keyword, out var members) ? members.EnumerateObject().Select(static member => member.Name) : [];

    /// <summary>The schema with all that stand in it; what a reference refers to stands under <c>$defs</c>.</summary>
    private static IEnumerable<JsonElement> Subschemas(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        var inner = schema.EnumerateObject().SelectMany(static keyword => keyword.Name switch
        {
            "properties" or "$defs" => keyword.Value.EnumerateObject().Select(static member => member.Value),
            "items" or "additionalProperties" or "not" => [keyword.Value],
            "oneOf" or "anyOf" or "allOf" => keyword.Value.EnumerateArray(),
            _ => [],
        });
        return inner.SelectMany(Subschemas).Prepend(schema);
    }
}
