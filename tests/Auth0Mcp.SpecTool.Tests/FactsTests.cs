using System.Text;
using System.Text.Json.Nodes;
using Auth0Mcp.SpecTool.Import;

namespace Auth0Mcp.SpecTool.Tests;

/// <summary>What the API is survives the import.</summary>
public sealed class FactsTests : IDisposable
{
    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Operation_KeepsItsFactsInOneOrder()
    {
        var imported = await _bench.ImportGoodAsync(Library.Document());

        var operation = imported["paths"]!["/books"]!["get"]!.AsObject();
        Assert.Equal(
            [
                "operationId", "tags", "x-operation-group", "x-operation-name", "x-operation-request-parameters-name",
                "x-release-lifecycle", "deprecated", "security", "parameters", "responses",
            ],
            operation.Select(static member => member.Key));
        Assert.Equal("""["library","books"]""", operation["x-operation-group"]!.ToJsonString());
        Assert.Equal("""[{"oauth":["read:books"]}]""", operation["security"]!.ToJsonString());
    }

    [Fact]
    public async Task Parameters_KeepStyleAndMarks()
    {
        var imported = await _bench.ImportGoodAsync(Library.Document());

        Assert.Equal(
            """
            [{"name":"sort","in":"query","style":"form","explode":true,"schema":{"type":"array","items":{"type":"string"}}},
            {"name":"x-trace","in":"header","deprecated":true,"x-sdk-ignore":true,"schema":{"type":"string"}}]
            """.ReplaceLineEndings(""),
            imported["paths"]!["/books"]!["get"]!["parameters"]!.ToJsonString());
    }

    [Fact]
    public async Task ParametersOfAPath_MoveIntoItsOperationsAndYieldToTheirOwn()
    {
        var imported = await _bench.ImportGoodAsync(Library.Document());

        var item = imported["paths"]!["/shelves/{id}"]!.AsObject();
        Assert.Equal(["get"], item.Select(static member => member.Key));
        Assert.Equal(
            """
            [{"name":"id","in":"path","required":true,"schema":{"type":"string"}},
            {"name":"verbose","in":"query","required":true,"schema":{"type":"integer"}}]
            """.ReplaceLineEndings(""),
            item["get"]!["parameters"]!.ToJsonString());
        Assert.Equal(["operationId", "parameters", "responses"], item["get"]!.AsObject().Select(static member => member.Key));
    }

    [Fact]
    public async Task SharedResponse_IsWrittenWhereItIsUsed()
    {
        var imported = await _bench.ImportGoodAsync(Library.Document());

        Assert.Equal(
            """{"200":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Shelf"}}}}}""",
            imported["paths"]!["/shelves/{id}"]!["get"]!["responses"]!.ToJsonString());
        Assert.Null(imported["components"]!["responses"]);
    }

    [Fact]
    public async Task FormEncodedTwin_IsDropped()
    {
        var imported = await _bench.ImportGoodAsync(Library.Document());

        Assert.Equal(
            """{"required":true,"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Book"}}}}""",
            imported["paths"]!["/books"]!["post"]!["requestBody"]!.ToJsonString());
    }

    [Fact]
    public async Task FormEncodedBodyWithoutTwin_IsKept()
    {
        var document = Library.Document();
        document["paths"]!["/books"]!["post"]!["requestBody"]!["content"]!.AsObject().Remove("application/json");

        var imported = await _bench.ImportGoodAsync(document);

        Assert.NotNull(imported["paths"]!["/books"]!["post"]!["requestBody"]!["content"]!["application/x-www-form-urlencoded"]);
    }

    [Fact]
    public async Task SchemasOfErrorsAndUnusedSchemas_AreDropped()
    {
        var imported = await _bench.ImportGoodAsync(Library.Document());

        Assert.Equal(
            ["Book", "Books", "Person", "Shelf"],
            imported["components"]!["schemas"]!.AsObject().Select(static schema => schema.Key));
        Assert.Contains("4 kept, 3 dropped", _bench.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"$ref":"#/components/schemas/A"}""")]
    [InlineData("""{"items":{"not":{"$ref":"#/components/schemas/A"}}}""")]
    [InlineData("""{"discriminator":{"propertyName":"kind","mapping":{"a":"#/components/schemas/A"}}}""")]
    [InlineData("""{"patternProperties":{"^a":{"if":{"$ref":"#/components/schemas/A"}}}}""")]
    public async Task SchemaReachedInAnyWay_IsKept(string body)
    {
        var document = Library.WithBody(body);
        document["components"] = JsonNode.Parse(
            """{"schemas":{"A":{"items":{"$ref":"#/components/schemas/B"}},"B":{},"C":{}}}""");

        var imported = await _bench.ImportGoodAsync(document);

        Assert.Equal(["A", "B"], imported["components"]!["schemas"]!.AsObject().Select(static schema => schema.Key));
        Assert.Equal(body, Library.BodyOf(imported).ToJsonString());
    }

    /// <summary>What the generator would refuse in a build is refused before anything is written.</summary>
    [Theory]
    [InlineData(
        """{"A":{"$ref":"#/components/schemas/B"},"B":{"$ref":"#/components/schemas/A"}}""", "#/components/schemas/A",
        "schema 'A' is only a reference to itself")]
    public async Task SchemaThatTheGeneratorWouldRefuse_IsRefusedAtTheImport(string schemas, string reference, string message)
    {
        var document = Library.WithBody($$"""{"$ref":"{{reference}}"}""");
        document["components"] = JsonNode.Parse($$"""{"schemas":{{schemas}}}""");

        Assert.Equal(2, await _bench.ImportAsync(_bench.Add("upstream.json", document), "--without-second-reading"));

        Assert.Contains($"the generator would refuse this document: {message}", _bench.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_bench.Document));
    }

    [Fact]
    public void EveryConstrainingKeyword_IsKept()
    {
        var schema = """
            {"type":["string","null"],"format":"uri","enum":["a","b"],"const":"a","deprecated":true,"readOnly":true,"writeOnly":true,
            "x-release-lifecycle":"EA","pattern":"^[^\u0000]*$","minLength":1,"maxLength":2,"contentEncoding":"base64",
            "contentMediaType":"image/png","contentSchema":true,"minimum":1.0,"maximum":2,"exclusiveMinimum":0,"exclusiveMaximum":3,
            "multipleOf":0.5,"minItems":0,"maxItems":2,"uniqueItems":true,"prefixItems":[true],"items":false,"unevaluatedItems":false,
            "contains":{"type":"null"},"minContains":1,"maxContains":2,"minProperties":0,"maxProperties":0,"required":["z","a"],
            "dependentRequired":{"a":["b"]},"propertyNames":{"pattern":"^a"},"properties":{"z":{},"a":true},
            "patternProperties":{"^x":{"type":"number"}},"additionalProperties":{"type":"integer"},"unevaluatedProperties":false,
            "dependentSchemas":{"a":{"type":"object"}},"allOf":[{"minLength":1}],"anyOf":[true],"oneOf":[false],
            "not":{"const":1},"if":{"const":2},"then":{"const":3},"else":{"const":4}}
            """.ReplaceLineEndings("");

        // Past NSwag, which has no model for some of them.
        var document = DocumentReader.Read(Encoding.UTF8.GetBytes(Library.WithBody(schema).ToJsonString()));
        var unknown = new UnknownKeywords();
        var filtered = new FactsFilter(document, keepProse: false, unknown).Filter();

        Assert.Equal(schema, Library.BodyOf(filtered).ToJsonString());
        Assert.Empty(unknown.Describe());
    }

    /// <summary>Schemas without a name of their own: those of a parameter or a response, and parts of a component.</summary>
    [Theory]
    [InlineData("#/components/parameters/Sort/schema")]
    [InlineData("#/components/schemas/Order/properties/sort")]
    [InlineData("#/components/schemas/Order/allOf/0")]
    [InlineData("#/paths/~1shelves/get/parameters/0/schema")]
    public async Task SchemaWithoutAName_IsWrittenWhereItIsUsed(string target)
    {
        var document = Library.WithBody($$"""{ "type": "object", "properties": { "sort": { "$ref": "{{target}}", "default": "up" } } }""");
        const string Sort = """{ "type": "string", "enum": ["up", "down"], "description": "PROSE" }""";
        document["components"] = JsonNode.Parse($$"""
            { "parameters": { "Sort": { "name": "sort", "in": "query", "schema": {{Sort}} } },
              "schemas": { "Order": { "allOf": [{{Sort}}], "properties": { "sort": {{Sort}} } } } }
            """);
        document["paths"]!["/shelves"] = JsonNode.Parse($$"""
            { "get": { "operationId": "get_shelves", "parameters": [{ "name": "sort", "in": "query", "schema": {{Sort}} }],
              "responses": { "204": { "description": "" } } } }
            """);

        var imported = await _bench.ImportGoodAsync(document);

        Assert.Equal(
            """{"type":"string","enum":["up","down"],"default":"up"}""",
            Library.BodyOf(imported)["properties"]!["sort"]!.ToJsonString());
    }

    [Fact]
    public async Task SchemaWithoutANameWithinItself_IsRefused()
    {
        var document = Library.WithBody("""{ "$ref": "#/components/schemas/Tree/properties/branches" }""");
        document["components"] = JsonNode.Parse("""
            { "schemas": { "Tree": { "properties": { "branches": {
              "type": "array", "items": { "$ref": "#/components/schemas/Tree/properties/branches" } } } } } }
            """);

        Assert.Equal(2, await _bench.ImportAsync(_bench.Add("upstream.json", document), "--without-second-reading"));
        Assert.Contains(
            "'#/components/schemas/Tree/properties/branches' refers to itself, and has no name under #/components/schemas/",
            _bench.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ControlCharacterInAPattern_StaysEscaped()
    {
        await _bench.ImportGoodAsync(Library.WithBody("""{"type":"string","pattern":"^[^\u0000é]*$"}"""));

        Assert.Contains("""
            "pattern": "^[^\u0000é]*$"
            """, await File.ReadAllTextAsync(_bench.Document), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownKeyword_IsDroppedAndReportedOnceWithItsCount()
    {
        var imported = await _bench.ImportGoodAsync(Library.WithBody("""{"x-new":1,"properties":{"a":{"x-new":2}}}"""));

        Assert.Equal("""{"properties":{"a":{}}}""", Library.BodyOf(imported).ToJsonString());
        Assert.Equal(
            "warning: dropped unknown schema keyword 'x-new' (2x, first at "
            + "#/paths/~1books/post/requestBody/content/application~1json/schema/x-new)",
            _bench.Error.TrimEnd());
    }
}
