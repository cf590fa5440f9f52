using System.Text.Json;
using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Tests.Harness;

namespace Auth0Mcp.Generator.Tests.Catalogs;

/// <summary>
/// The document opens objects with <c>additionalProperties: true</c>; silent or closed, they take the named properties alone.
/// </summary>
public sealed class OpenObjectTests
{
    private const string Named = "\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}";
    private const string Other = "\"type\":\"object\",\"properties\":{\"b\":{\"type\":\"string\"}}";

    [Theory]
    [InlineData(Named, "{" + Named + ",\"additionalProperties\":false}")]
    [InlineData(Named + ",\"additionalProperties\":false", "{" + Named + ",\"additionalProperties\":false}")]
    [InlineData(Named + ",\"additionalProperties\":true", "{" + Named + ",\"additionalProperties\":true}")]
    [InlineData(
        Named + ",\"additionalProperties\":{\"type\":\"string\"}", "{" + Named + ",\"additionalProperties\":{\"type\":\"string\"}}")]
    [InlineData("\"type\":\"object\",\"additionalProperties\":true", "{\"type\":\"object\",\"additionalProperties\":true}")]
    public void Object_IsAsOpenAsTheDocumentSays(string schema, string enforced) => Assert.Equal(enforced, Enforced("{" + schema + "}"));

    [Fact]
    public void ObjectsOfAConjunction_AreOneThatIsOpenWhereOneIs()
    {
        Assert.Equal(
            """{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}},"additionalProperties":true}""",
            Enforced($$"""{"allOf":[{{{Named}},"additionalProperties":false},{{{Other}},"additionalProperties":true}]}"""));
        Assert.Equal(
            """{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}},"additionalProperties":false}""",
            Enforced($$"""{"allOf":[{{{Named}}},{{{Other}}}]}"""));
    }

    [Fact]
    public void AlternativesOfWhichOneIsOpen_NeedNotExcludeEachOther()
    {
        Assert.StartsWith(
            """{"anyOf":[""", Enforced($$"""{"oneOf":[{{{Named}},"additionalProperties":true},{{{Other}}}]}"""),
            StringComparison.Ordinal);
        Assert.StartsWith(
            """{"anyOf":[""",
            Enforced($$"""{"oneOf":[{"type":"array","items":{{{Named}},"additionalProperties":true} },{{{Other}}}]}"""),
            StringComparison.Ordinal);
        Assert.StartsWith("""{"oneOf":[""", Enforced($$"""{"oneOf":[{{{Named}}},{{{Other}}}]}"""), StringComparison.Ordinal);
    }

    [Fact]
    public void OpenBody_TakesFurtherArgumentsButNotTheHiddenOnes()
    {
        const string Closed =
            "\"required\": [\"soil\"],\n                \"properties\": { \"soil\": { \"type\": \"string\" }, \"event\": { "
                + "\"type\": \"string\" } }";
        var run = Garden.Tool("put_garden-beds_by_id", "hide: [body_event]")
            .Edit("garden.json", Closed, Closed + ", \"additionalProperties\": true").Reports();
        var tool = run.Values<ToolModel>(TrackingNames.Tools).Single();
        var enforced = JsonElement.Parse(tool.EnforcedSchema);
        Assert.True(enforced.GetProperty("additionalProperties").GetBoolean());
        Assert.Equal(JsonValueKind.False, enforced.GetProperty("properties").GetProperty("body_event").ValueKind);
        Assert.False(JsonElement.Parse(tool.AdvertisedSchema).TryGetProperty("additionalProperties", out _));
    }

    /// <summary>What is enforced of the argument <c>height</c>, whose schema in the document is given.</summary>
    private static string Enforced(string schema)
    {
        var run = Garden.Tool("post_plants")
            .Edit("garden.json", """{ "oneOf": [{ "type": "integer" }, { "type": "string" }] }""", schema).Reports();
        return JsonElement.Parse(run.Values<ToolModel>(TrackingNames.Tools).Single().EnforcedSchema).GetProperty("properties")
            .GetProperty("height").GetRawText();
    }
}
