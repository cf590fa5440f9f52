using Auth0Mcp.Generator.Projection;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;
using Microsoft.CodeAnalysis.Text;

namespace Auth0Mcp.Generator.Tests.Catalogs;

/// <summary>Whether a component leads to an open object does not depend on which component was asked about first.</summary>
public sealed class OpenPlacesTests
{
    private const string Open = """{"properties":{"a":{}},"additionalProperties":true}""";

    [Theory]
    [InlineData("A", "B")]
    [InlineData("B", "A")]
    [InlineData("A", "C", "B")]
    [InlineData("User", "C", "A")]
    public void ComponentsOfACycle_AreOpenWhicheverIsAskedFirst(params string[] order)
    {
        var places = Places($$$"""
            "A": { "properties": { "b": { "$ref": "#/components/schemas/B" }, "open": {{{Open}}} } },
            "B": { "properties": { "c": { "items": { "$ref": "#/components/schemas/C" } } } },
            "C": { "oneOf": [{ "$ref": "#/components/schemas/A" }, { "type": "string" }] },
            "User": { "properties": { "closed": { "$ref": "#/components/schemas/Closed" }, "b": { "$ref": "#/components/schemas/B" } } },
            "Closed": { "properties": { "itself": { "$ref": "#/components/schemas/Closed" }, "gone": { "$ref": "#/components/schemas/Gone" } } }
            """);

        Assert.All(order, name => Assert.True(AreIn(places, name), name));
        Assert.False(AreIn(places, "Closed"));
    }

    [Fact]
    public void ComponentDecidedEarlier_OpensThoseThatLeadToIt()
    {
        var places = Places($$$"""
            "Leaf": {{{Open}}},
            "Shut": { "properties": { "a": { "type": "string" } } },
            "Stem": { "allOf": [{ "$ref": "#/components/schemas/Shut" }, { "$ref": "#/components/schemas/Leaf" }] },
            "Root": { "additionalProperties": { "$ref": "#/components/schemas/Stem" } }
            """);

        Assert.False(AreIn(places, "Shut"));
        Assert.True(AreIn(places, "Leaf"));
        Assert.True(AreIn(places, "Root"));
        Assert.True(AreIn(places, "Stem"));
    }

    private static bool AreIn(OpenPlaces places, string component)
        => places.AreIn(SpecNode.Object([new("$ref", SpecNode.String(SpecDocument.ReferenceTo(component)))]));

    private static OpenPlaces Places(string schemas)
    {
        var text = $$$"""{ "paths": {}, "components": { "schemas": { {{{schemas}}} } } }""";
        return new(new SpecDocument(
            new InputFile("api.json", InputRole.Document, SourceText.From(text)), SpecReader.Read(text),
            Auth0Mcp.Generator.Manifest.ManifestSettings.Default));
    }
}
