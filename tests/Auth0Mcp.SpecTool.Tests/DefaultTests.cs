namespace Auth0Mcp.SpecTool.Tests;

/// <summary>A default is kept when it is a fact about the API, and dropped when it can only be a sample.</summary>
public sealed class DefaultTests : IDisposable
{
    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("""{"type":"boolean","default":false}""")]
    [InlineData("""{"type":"integer","default":50}""")]
    [InlineData("""{"type":"string","default":""}""")]
    [InlineData("""{"type":["string","null"],"default":null}""")]
    [InlineData("""{"enum":["RS256","HS256"],"default":"RS256"}""")]
    [InlineData("""{"const":"only","default":"only"}""")]
    [InlineData("""{"default":"paper","anyOf":[{"type":"null"},{"enum":["paper"]}]}""")]
    [InlineData("""{"type":"array","default":["paper"],"items":{"enum":["paper","cloth"]}}""")]
    [InlineData("""{"type":"array","default":[]}""")]
    [InlineData("""{"type":"object","default":{}}""")]
    public async Task ProvenDefault_IsKept(string schema)
    {
        var imported = await _bench.ImportGoodAsync(Library.WithBody(schema));

        Assert.Equal(schema, Library.BodyOf(imported).ToJsonString());
    }

    [Theory]
    [InlineData("secret", "a word that would pass for a real default")]
    [InlineData("bk_0000000000000001", "an id")]
    [InlineData("2021-01-01T00:00:00Z", "a date")]
    [InlineData("https://library.test/cover.png", "a URL")]
    [InlineData("The books on this shelf.", "a sentence")]
    public async Task TextThatNothingProves_IsDropped(string text, string why)
    {
        var imported = await _bench.ImportGoodAsync(Library.WithBody($$"""{"type":"string","default":"{{text}}"}"""));

        Assert.True(Library.BodyOf(imported).ToJsonString() == """{"type":"string"}""", why);
        Assert.Contains("0 kept, 1 dropped as samples", _bench.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"enum":["paper"],"default":"Paper"}""", """{"enum":["paper"]}""")]
    [InlineData("""{"type":"array","default":["Ann"],"items":{"type":"string"}}""", """{"type":"array","items":{"type":"string"}}""")]
    [InlineData("""{"type":"object","default":{"name":"Ann"}}""", """{"type":"object"}""")]
    [InlineData("""{"oneOf":[{"type":"integer","default":191}]}""", """{"oneOf":[{"type":"integer"}]}""")]
    public async Task SampleInAnotherShape_IsDropped(string schema, string expected)
    {
        var imported = await _bench.ImportGoodAsync(Library.WithBody(schema));

        Assert.Equal(expected, Library.BodyOf(imported).ToJsonString());
    }

    [Fact]
    public async Task DefaultBesideAReferenceToItsEnum_IsKept()
    {
        var document = Library.WithBody("""{"$ref":"#/components/schemas/Binding","default":"paper"}""");
        document["components"] = System.Text.Json.Nodes.JsonNode.Parse("""{"schemas":{"Binding":{"enum":["paper"]}}}""");

        var imported = await _bench.ImportGoodAsync(document);

        Assert.Equal("paper", Library.BodyOf(imported)["default"]!.GetValue<string>());
    }
}
