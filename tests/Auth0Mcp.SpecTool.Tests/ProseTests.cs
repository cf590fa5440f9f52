using System.Text;
using System.Text.Json.Nodes;
using Auth0Mcp.SpecTool.Checks;
using Auth0Mcp.SpecTool.Import;

namespace Auth0Mcp.SpecTool.Tests;

/// <summary>No upstream sentence reaches the committed files.</summary>
public sealed class ProseTests : IDisposable
{
    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Prose_IsDroppedEverywhere()
    {
        var imported = await _bench.ImportGoodAsync(Library.Document());

        Assert.DoesNotContain(Library.Prose, imported.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Library.Prose, await File.ReadAllTextAsync(_bench.Operations), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PropertyNamedLikeAProseKeyword_IsKept()
    {
        var imported = await _bench.ImportGoodAsync(Library.Document());

        var properties = imported["components"]!["schemas"]!["Book"]!["properties"]!.AsObject();
        Assert.Equal(
            ["title", "description", "example", "default", "author"], properties.Select(static property => property.Key));
        Assert.Equal("""{"type":["string","null"]}""", properties["description"]!.ToJsonString());
    }

    [Fact]
    public async Task ResponseDescription_IsEmptyBecauseTheFormatDemandsOne()
    {
        var imported = await _bench.ImportGoodAsync(Library.Document());

        Assert.Equal("", imported["paths"]!["/books"]!["post"]!["responses"]!["201"]!["description"]!.GetValue<string>());
    }

    [Fact]
    public async Task NamesWithSpaces_AreNotProse()
    {
        var document = Library.WithBody("""{ "type": "string", "enum": ["in print"], "default": "in print", "x-enumNames": ["InPrint"] }""");
        var operation = document["paths"]!.AsObject().First().Value!.AsObject().First().Value!.AsObject();
        operation["tags"] = new JsonArray("Old books");

        var imported = await _bench.ImportGoodAsync(document);

        Assert.Empty(ProseFinder.Find(DocumentReader.Read(Encoding.UTF8.GetBytes(imported.ToJsonString()))));
    }

    [Fact]
    public async Task Scopes_KeepTheirNamesAlone()
    {
        var imported = await _bench.ImportGoodAsync(Library.Document());

        var scopes = imported["components"]!["securitySchemes"]!["oauth"]!["flows"]!["clientCredentials"]!["scopes"]!;
        Assert.Equal("""{"read:books":"","write:books":""}""", scopes.ToJsonString());
    }

    [Fact]
    public async Task KeepDescriptions_KeepsTextButNoSamples()
    {
        var imported = await _bench.ImportGoodAsync(Library.Document(), "--keep-descriptions");

        var operation = imported["paths"]!["/books"]!["get"]!.AsObject();
        Assert.Equal(Library.Prose, operation["summary"]!.GetValue<string>());
        Assert.Equal(Library.Prose, operation["responses"]!["200"]!["description"]!.GetValue<string>());
        Assert.Null(operation["x-codeSamples"]);
        Assert.Null(operation["parameters"]![0]!["example"]);
    }

    [Fact]
    public async Task KeepDescriptions_IsOnRecordInTheProvenance()
    {
        await _bench.ImportGoodAsync(Library.Document(), "--keep-descriptions");

        var provenance = JsonNode.Parse(await File.ReadAllBytesAsync(_bench.Provenance))!;
        Assert.Equal("kept", provenance["descriptions"]!.GetValue<string>());
    }
}
