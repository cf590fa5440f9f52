using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Demo;
using Auth0Mcp.Demo.Synthesis;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Tests.Validation;

/// <summary>
/// A second opinion on what is really enforced: NJsonSchema must find the same arguments right and wrong, for every tool.
/// </summary>
public class ToolSchemaDifferentialTests
{
    private const int RandomValues = 3;
    private const int MutationsPerValue = 5;

    public static TheoryData<string> Tools => ToolSamples.Names;

    [Theory, MemberData(nameof(Tools))]
    public async Task EnforcedSchema_BothCheckersAgree(string name)
    {
        var schema = SecondOpinion.WithoutFormats(JsonElement.Parse(ToolSamples.Tool(name).EnforcedSchema));
        var ours = new SchemaDocument(schema).Compile("#");
        var theirs = await SecondOpinion.LoadSchemaAsync(schema);
        foreach (var value in Values(name))
        {
            var text = value?.ToJsonString() ?? "null";
            var violations = ours.Check(JsonElement.Parse(text));
            var errors = theirs.Validate(text);
            Assert.True(
                (violations.Count == 0) == (errors.Count == 0),
                $"{text}\n  ours: {string.Join("; ", violations)}\n  theirs: {string.Join("; ", errors)}");
        }
    }

    [Fact]
    public void Values_AreValidAndInvalidOnesInNumbers()
    {
        var accepted = ManagementCatalog.All()
            .SelectMany(static tool => Values(tool.Name)
                .Select(value => new SchemaDocument(JsonElement.Parse(tool.EnforcedSchema)).Compile("#")
                    .Accepts(NodeJson.Element(value))))
            .ToLookup(static isAccepted => isAccepted);
        Assert.InRange(accepted[true].Count(), 2_000, int.MaxValue);
        Assert.InRange(accepted[false].Count(), 2_000, int.MaxValue);
    }

    /// <summary>The caller's shortcut never lets through what the whole check refuses, nor the other way round.</summary>
    [Theory, MemberData(nameof(Tools))]
    public void QuickCheck_NeverSaysMoreThanTheWholeOne(string name)
    {
        var schema = new SchemaDocument(JsonElement.Parse(ToolSamples.Tool(name).EnforcedSchema)).Compile("#");
        foreach (var value in Values(name).OfType<JsonObject>())
        {
            var members = JsonElement.Parse(value.ToJsonString()).EnumerateObject()
                .ToDictionary(static member => member.Name, static member => member.Value, StringComparer.Ordinal);
            if (schema.SurelyAccepts(members))
            {
                Assert.Empty(schema.Check(JsonElement.Parse(value.ToJsonString())));
            }
        }
    }

    /// <summary>Arguments made from the schema, and the same with one place damaged.</summary>
    private static IEnumerable<JsonNode?> Values(string name)
    {
        var tool = ToolSamples.Tool(name);
        var schema = JsonElement.Parse(tool.EnforcedSchema);
        var maker = new Synthesizer(schema, new SchemaDocument(schema));
        var source = new SeededSource(name);
        var made = Enumerable.Range(0, RandomValues)
            .Select(number => maker.Make(schema, $"{name}{number}", number == 0 ? Extent.Plausible : Extent.Random));
        foreach (var value in made.Append(ToolSamples.MinimalArguments(tool)))
        {
            yield return value;
            for (var i = 0; i < MutationsPerValue; i++)
            {
                yield return Mutation.Of(value, source);
            }
        }
    }
}
