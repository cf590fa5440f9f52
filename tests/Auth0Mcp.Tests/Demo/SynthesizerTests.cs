using Auth0Mcp.Demo;
using Auth0Mcp.Demo.Synthesis;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Tests.Demo;

/// <summary>Made-up values fit the schemas they were made from.</summary>
public class SynthesizerTests
{
    /// <summary>The document requires <c>credentials</c> of a phone provider and forbids it in the same breath: nothing fits.</summary>
    private const string ContradictoryRequirement = ": credentials: unknown property";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void EverySchemaOfTheDocument_GetsAValueThatFits(int extent)
    {
        var schemas = new SchemaDocument(ApiDocument.Json);
        var synthesizer = new Synthesizer(ApiDocument.Json, schemas);
        List<string> misfits = [];
        foreach (var component in ApiDocument.Json.GetProperty("components").GetProperty("schemas").EnumerateObject())
        {
            var value = JsonNodes.ToElement(synthesizer.Make(component.Value, component.Name, (Extent)extent));
            misfits.AddRange(schemas.Compile(component.Value, component.Name).Check(value, limit: 2)
                .Select(violation => $"{component.Name}: {violation}")
                .Where(static misfit => !misfit.Contains(ContradictoryRequirement, StringComparison.Ordinal)));
        }
        Assert.True(misfits.Count == 0, string.Join('\n', misfits));
    }

    [Fact]
    public void SameSeed_SameValue()
    {
        var schema = ApiDocument.Json.GetProperty("components").GetProperty("schemas").GetProperty("CreateClientRequestContent");
        string first = Make();
        Assert.Equal(first, Make());

        string Make() => new Synthesizer(ApiDocument.Json, new SchemaDocument(ApiDocument.Json)).Make(schema, "seed", Extent.Random)!.ToJsonString();
    }

    [Theory]
    [InlineData("^con_[A-Za-z0-9]{16}$")]
    [InlineData("^(?:us-east-[0-9]{1,2}|eu-west-[0-9]{1,2})$")]
    [InlineData("^#(([0-9a-fA-F]{3}){1,2}|([0-9a-fA-F]{4}){1,2})$")]
    [InlineData("^[\\w-\\.~%]+(?:=?)[^<>]*$")]
    [InlineData("^[^\\x00]\\d+a?$")]
    public void PatternSample_MatchesItsPattern(string pattern)
    {
        foreach (int repeats in (int[])[1, 5, 12])
        {
            Assert.True(new EcmaPattern(pattern).IsMatch(PatternSample.Make(pattern, new SeededSource(pattern), repeats)), pattern);
        }
    }
}
