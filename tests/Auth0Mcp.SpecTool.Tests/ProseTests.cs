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

    [Theory]
    [InlineData("date-time", true)]
    [InlineData("int64", true)]
    [InlineData("x.509", true)]
    [InlineData("ISO 8601 compliant timestamp", false)]
    [InlineData("<width>x<height>", false)]
    [InlineData("absolute-https-uri-with-placeholders-or-empty", true)]
    public async Task Format_IsKeptWhereItIsAnIdentifier(string format, bool isKept)
    {
        var imported = await _bench.ImportGoodAsync(Library.WithBody($$"""{ "type": "string", "format": "{{format}}" }"""));

        Assert.Equal(isKept ? format : null, Library.BodyOf(imported)["format"]?.GetValue<string>());
        Assert.Equal(!isKept, _bench.Error.Contains("dropped a 'format' that is prose (1x, first at #/paths/", StringComparison.Ordinal));
    }

    /// <summary>What the import keeps, the check takes for a fact, wherever a vendor puts sentences or names its own things.</summary>
    [Theory]
    [InlineData("""{ "type": "string", "format": "An opaque token.", "contentEncoding": "Base 64 with padding" }""")]
    [InlineData("""{ "type": "string", "deprecated": "Use the other one instead." }""")]
    [InlineData("""{ "type": "string", "deprecated": { "description": "Since May." } }""")]
    [InlineData("""{ "type": "string", "x-release-lifecycle": "Early access" }""")]
    [InlineData("""{ "type": "string", "x-release-lifecycle": "It will be removed with the next version." }""")]
    [InlineData("""{ "type": "string", "x-release-lifecycle": [{ "description": "Soon." }] }""")]
    [InlineData("""{ "type": "string", "contentMediaType": "text/plain; charset=utf-8", "pattern": "^a b$" }""")]
    [InlineData("""{ "enum": ["It is what the API takes.", { "title": "A b", "description": "C d" }] }""")]
    [InlineData("""{ "const": { "title": "A b", "examples": ["C d"] } }""")]
    [InlineData("""{ "type": "object", "dependentRequired": { "title": ["second title"] }, "required": ["second title"] }""")]
    [InlineData("""{ "type": "object", "dependentSchemas": { "example": { "required": ["second title"] } } }""")]
    [InlineData("""{ "type": "object", "properties": { "scopes": { "type": "string" }, "summary": { "type": "string" } } }""")]
    [InlineData("""{ "oneOf": [], "discriminator": { "propertyName": "the kind", "mapping": { "title": "#/components/schemas/A B" } } }""")]
    public void WhatIsKeptOfASchema_IsNoProse(string schema)
    {
        var document = Library.WithBody(schema);
        document["components"] = JsonNode.Parse("""{ "schemas": { "A B": { "type": "object", "title": "PROSE" } } }""");

        Assert.Empty(ProseFinder.Find(Facts(document)));
    }

    [Fact]
    public void WhatIsKeptBesideSchemas_IsNoProse()
    {
        var document = JsonNode.Parse("""
            {
              "openapi": "3.1.0",
              "info": { "title": "A library", "version": "2 (beta of May)" },
              "servers": [{ "url": "https://{the host}/v7", "variables": { "description": { "default": "a b", "enum": ["a b"] } } }],
              "security": [{ "examples": ["read all books"] }],
              "paths": {
                "/books": {
                  "post": {
                    "operationId": "post books", "tags": ["Old and new books, of all kinds."],
                    "x-operation-group": "Old books", "x-operation-name": "Adds one book after the other.",
                    "parameters": [{ "name": "the sort", "in": "query", "deprecated": "PROSE or not", "schema": { "type": "string" } }],
                    "requestBody": { "content": { "multipart/form-data; boundary=a b": {
                      "schema": { "type": "object", "properties": { "description": { "type": "string" } } },
                      "encoding": { "description": { "contentType": "image/png, image/jpeg",
                        "headers": { "X-A": { "description": "PROSE and more" } } } } } } },
                    "responses": { "204": { "description": "PROSE and more" } }
                  }
                }
              },
              "components": { "securitySchemes": {
                "summary": { "type": "http", "scheme": "bearer", "bearerFormat": "PROSE in place of JWT" },
                "oauth": { "type": "oauth2", "flows": { "clientCredentials": {
                  "tokenUrl": "https://a/b c", "scopes": { "title": "PROSE and more" } } } }
              } }
            }
            """)!.AsObject();

        var imported = Facts(document);

        Assert.Empty(ProseFinder.Find(imported));
        Assert.DoesNotContain(Library.Prose, imported.Value.GetRawText(), StringComparison.Ordinal);
        var operation = imported.Find("paths")!.Value.Find("/books")!.Value.Find("post")!.Value;
        Assert.Equal("Old books", operation.FindText("x-operation-group"));
        Assert.Null(operation.FindText("x-operation-name"));
    }

    /// <summary>A document to which somebody added a sentence by hand.</summary>
    [Theory]
    [InlineData("format", "\"An opaque token\"")]
    [InlineData("description", "\"An opaque token\"")]
    [InlineData("deprecated", "{ \"description\": \"Since May\" }")]
    [InlineData("x-anything", "\"It will be removed with the next version.\"")]
    public void Sentence_IsFound(string keyword, string value)
    {
        var document = Library.WithBody($$"""{ "type": "string", "{{keyword}}": {{value}} }""");

        Assert.StartsWith(
            $"#/paths/~1books/post/requestBody/content/application~1json/schema/{keyword}",
            Assert.Single(ProseFinder.Find(DocumentReader.Read(Encoding.UTF8.GetBytes(document.ToJsonString())))),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task KeysThatTheSettingsName_AreKept()
    {
        _bench.Add("out/settings.yaml", "group_key: x-section\nlifecycle_key: x-stage\n");
        var document = Library.Document();
        var operation = document["paths"]!["/books"]!["get"]!.AsObject();
        operation["x-section"] = "Lending";
        operation["x-stage"] = "beta";

        var imported = (await _bench.ImportGoodAsync(document))["paths"]!["/books"]!["get"]!;

        Assert.Equal(("Lending", "beta"), (imported["x-section"]!.GetValue<string>(), imported["x-stage"]!.GetValue<string>()));
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

    /// <summary>What the import writes, past NSwag, which has no model for some of it.</summary>
    private static DocumentNode Facts(JsonObject document)
        => DocumentReader.Read(Importer.Facts(new SourceDocument("library.json", Encoding.UTF8.GetBytes(document.ToJsonString()))));
}
