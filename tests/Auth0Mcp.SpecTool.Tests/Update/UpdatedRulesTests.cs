using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Auth0Mcp.SpecTool.Tests.Update;

/// <summary>What an update does to the overlay and to the rules for secrets.</summary>
public sealed class UpdatedRulesTests : IDisposable
{
    private readonly LibrarySpec _library = new();

    public void Dispose() => _library.Dispose();

    [Fact]
    public async Task OverlayThatTheDocumentCaughtUpWith_IsRetired()
    {
        await _library.CreateAsync();

        var printed = await _library.UpdateAsync(static document =>
            document["paths"]!["/books"]!["get"]!["parameters"]!.AsArray()
                .Add(JsonNode.Parse("""{"name":"q","in":"query","schema":{"type":"string"}}""")));

        Assert.Equal(
            LibrarySpec.Overlay.TrimEnd('\n')
                + "\n    removed:\n      date: 2026-02-02\n      why: \"the document has the query parameter 'q' itself\"\n",
            _library.Read("overlay.yaml"));
        Assert.Contains(
            "entry for `get_books` is retired: the document has the query parameter 'q' itself", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OverlayOfSchemas_IsRetiredWhereTheDocumentCaughtUp()
    {
        const string Entries = """
            schemas:
              - of: [Book]
                properties: { isbn: { type: string } }
                date: 2026-11-22
                reason: The API takes it.
              - of: [Book]
                nullable: [title]
                date: 2026-11-22
                reason: The API takes it.
            """;
        await _library.CreateAsync();
        _library.Bench.Add("spec/overlay.yaml", Entries + "\n");

        var printed = await _library.UpdateAsync(static document =>
            document["components"]!["schemas"]!["Book"]!["properties"]!["isbn"] = JsonNode.Parse("""{ "type": "string" }"""));

        Assert.Single(Regex.Matches(_library.Read("overlay.yaml"), "removed:"));
        Assert.Contains("entry for `Book` is retired: the document has the property 'isbn' itself", printed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[title, default]", "is in part obsolete, take it out by hand", true)]
    [InlineData("[default]", "is retired", false)]
    public async Task OverlayOfAPropertyThatIsGone_IsRetiredWhenNothingElseIsSaid(string nullable, string expected, bool isInForce)
    {
        await _library.CreateAsync();
        _library.Bench.Add(
            "spec/overlay.yaml",
            $"schemas:\n  - of: [Book]\n    nullable: {nullable}\n    date: 2026-11-22\n    reason: The API takes it.\n");

        var printed =
            await _library.UpdateAsync(static document => document["components"]!["schemas"]!["Book"]!["properties"]!.AsObject()
                .Remove("default"));

        Assert.Contains($"nullable: {nullable}", _library.Read("overlay.yaml"), StringComparison.Ordinal);
        Assert.Equal(isInForce, !_library.Read("overlay.yaml").Contains("removed:", StringComparison.Ordinal));
        Assert.Contains(
            $"entry for `Book` {expected}: the document no longer has property in 'Book' called `default`", printed,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nullable: [default]")]
    [InlineData("change: { default: { type: string } }")]
    [InlineData("required: [default]")]
    public async Task OverlayOfWhatComesBack_IsBackAsItWas(string change)
    {
        await _library.CreateAsync();
        var overlay = $"# Facts.\nschemas:\n  - of: [Book]\n    {change}\n    date: 2026-11-22\n    reason: The API takes it.\n";
        _library.Bench.Add("spec/overlay.yaml", overlay);
        var (older, newer) = (Library.Document(), Library.Document());
        newer["components"]!["schemas"]!["Book"]!["properties"]!.AsObject().Remove("default");

        await _library.UpdateAsync(newer, "2026-02-02");
        var between = _library.Read("overlay.yaml");
        var printed = await _library.UpdateAsync(older, "2026-03-03");

        Assert.Contains("removed:\n      date: 2026-02-02\n", between, StringComparison.Ordinal);
        Assert.Equal(overlay, _library.Read("overlay.yaml"));
        Assert.Contains("overlay.yaml: entry for `Book` is back", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ParameterThatTheDocumentLosesAgain_IsAddedAgain()
    {
        await _library.CreateAsync();
        await _library.UpdateAsync(static document =>
            document["paths"]!["/books"]!["get"]!["parameters"]!.AsArray()
                .Add(JsonNode.Parse("""{"name":"q","in":"query","schema":{"type":"string"}}""")));

        await _library.UpdateAsync(Library.Document(), "2026-03-03");

        Assert.Equal(LibrarySpec.Overlay, _library.Read("overlay.yaml"));
    }

    [Fact]
    public async Task SuspiciousProperty_IsHiddenUntilSomebodyDecides()
    {
        await _library.CreateAsync();

        var printed = await _library.UpdateAsync(static document =>
            document["components"]!["schemas"]!["Person"]!["properties"]!["library_pin"] = JsonNode.Parse("""{"type":"string"}"""));

        Assert.Equal(
            LibrarySpec.Secrets.Replace(
                "secret: []\n",
                """
                secret:
                  # new in the document of 2026-02-02
                  - schema: Person
                    properties: [library_pin]
                    reason: "todo: is this a secret? Then delete this line; if not, move the entry under 'harmless' and say why"

                """.ReplaceLineEndings("\n"),
                StringComparison.Ordinal),
            _library.Read("secrets.yaml"));
        Assert.Contains("spec/secrets.yaml:6: A0M060 Person: 'reason' is still to be written", printed, StringComparison.Ordinal);
    }

    /// <summary>What is gone and what is new look like one misspelt name to a build; they are two decisions.</summary>
    [Fact]
    public async Task SuspiciousPropertyInPlaceOfAnother_IsHiddenToo()
    {
        await _library.CreateAsync();
        await _library.UpdateAsync(static document => Give(document, "access_token1"));

        var printed = await _library.UpdateAsync(Given("access_token2"), "2026-03-03");

        Assert.Contains("    properties: [access_token2]\n    reason: \"todo: ", _library.Read("secrets.yaml"), StringComparison.Ordinal);
        Assert.Contains("A0M033 The document has no property in schema 'Person' called 'access_token1'", printed, StringComparison.Ordinal);

        static JsonObject Given(string name)
        {
            var document = Library.Document();
            Give(document, name);
            return document;
        }

        static void Give(JsonObject document, string name)
            => document["components"]!["schemas"]!["Person"]!["properties"]![name] = JsonNode.Parse("""{"type":"string"}""");
    }

    [Fact]
    public async Task RenamedSchema_KeepsItsSecretRules()
    {
        await _library.CreateAsync();

        await _library.UpdateAsync(static document =>
        {
            var schemas = document["components"]!["schemas"]!.AsObject();
            schemas["Writer"] = schemas["Person"]!.DeepClone();
            schemas.Remove("Person");
            schemas["Book"]!["properties"]!["author"]!["oneOf"]![1]!["$ref"] = "#/components/schemas/Writer";
        });

        Assert.Equal(
            LibrarySpec.Secrets.Replace("schema: Person", "schema: Writer", StringComparison.Ordinal), _library.Read("secrets.yaml"));
    }

    [Fact]
    public async Task SecretRuleWhosePropertyIsGone_IsADecision()
    {
        await _library.CreateAsync();

        var printed = await _library.UpdateAsync(static document =>
            document["components"]!["schemas"]!["Person"]!["properties"] = JsonNode.Parse("""{"initials":{"type":"string"}}"""));

        Assert.Contains(
            "spec/secrets.yaml:7: A0M033 The document has no property in schema 'Person' called 'name'.", printed,
            StringComparison.Ordinal);
    }

    /// <summary>What an operation answers without a schema of its own goes by its id, and may be back tomorrow.</summary>
    [Fact]
    public async Task SecretRuleOfAnOperationThatIsGone_Stays()
    {
        await _library.CreateAsync(change: Answer);
        await _library.UpdateAsync(Answer);
        Assert.Contains("schema: get_shelf", _library.Read("secrets.yaml"), StringComparison.Ordinal);

        var printed = await _library.UpdateAsync(static document => document["paths"]!.AsObject().Remove("/shelves/{id}"));

        Assert.Contains("schema: get_shelf", _library.Read("secrets.yaml"), StringComparison.Ordinal);
        Assert.DoesNotContain("A0M033", printed, StringComparison.Ordinal);

        static void Answer(JsonObject document)
            => document["paths"]!["/shelves/{id}"]!["get"]!["responses"]!["200"] = JsonNode.Parse("""
                { "description": "", "content": { "application/json": { "schema": { "type": "object", "properties": {
                  "access_token": { "type": "string" } } } } } }
                """);
    }

    [Fact]
    public async Task AreaOfWhichNothingIsCarried_JoinsTheAreas()
    {
        await _library.CreateAsync();
        _library.Bench.Add("spec/settings.yaml", "toolsets: [books]\n");

        var printed = await _library.UpdateAsync(static document => document["paths"]!["/probes"] = JsonNode.Parse("""
            { "trace": { "operationId": "trace_probes", "tags": ["probes"], "responses": { "200": { "description": "" } } } }
            """));

        Assert.Equal("toolsets: [books, probes]\n", _library.Read("settings.yaml"));
        Assert.DoesNotContain("A0M053", printed, StringComparison.Ordinal);
    }
}
