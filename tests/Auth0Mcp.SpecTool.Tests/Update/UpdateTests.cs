using System.Text.Json.Nodes;

namespace Auth0Mcp.SpecTool.Tests.Update;

/// <summary>What an update does to the YAML, and that it does nothing else to it.</summary>
public sealed class UpdateTests : IDisposable
{
    private readonly LibrarySpec _library = new();

    public void Dispose() => _library.Dispose();

    [Fact]
    public async Task NothingNew_ChangesNothingButTheProvenance()
    {
        await _library.CreateAsync();
        _library.Bench.Add("library-2026-02-02.json", Library.Document());
        var before = _library.Bench.Files();

        var printed = await _library.UpdateAsync(static _ => { });

        Assert.Contains("Nothing differs.", printed, StringComparison.Ordinal);
        Assert.Contains("- 1 files changed: management-api.provenance.json", printed, StringComparison.Ordinal);
        Assert.Equal(["spec/management-api.provenance.json"], Changed(before));
    }

    [Fact]
    public async Task RenamedOperation_StaysWithItsTool()
    {
        await _library.CreateAsync();

        var printed = await _library.UpdateAsync(static document => document["paths"]!["/shelves/{id}"]!["get"]!["operationId"] = "get_shelf_by_id");

        Assert.Equal(LibrarySpec.Manifest.Replace("operation: 'get_shelf'", "operation: get_shelf_by_id", StringComparison.Ordinal), _library.Read("tools/books.yaml"));
        Assert.Contains("operation `get_shelf` is `get_shelf_by_id` now, called by `auth0_get_shelf`", printed, StringComparison.Ordinal);
        Assert.Contains("Decisions left to a person (0)", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RemovedOperation_LeavesATombstoneAndADecision()
    {
        await _library.CreateAsync();

        var printed = await _library.UpdateAsync(static document => document["paths"]!.AsObject().Remove("/shelves/{id}"));

        Assert.Equal(
            LibrarySpec.Manifest.Replace(
                "  - { name: auth0_get_shelf, operation: 'get_shelf', title: Get shelf, description: Returns a shelf. }\n",
                """
                  - name: auth0_get_shelf
                    # The document of 2026-02-02 no longer has get_shelf.
                    removed:
                      replacement: "todo: the tool to call instead; delete this key when there is none"
                      since: 1.2.0

                """.ReplaceLineEndings("\n"),
                StringComparison.Ordinal),
            _library.Read("tools/books.yaml"));
        Assert.Contains("spec/tools/books.yaml:15: auth0_get_shelf: write replacement", printed, StringComparison.Ordinal);
        Assert.Contains("spec/tools/books.yaml:10: the text mentions auth0_get_shelf, which is removed", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ToolMostLikeTheRemovedOne_IsSuggestedInItsPlace()
    {
        await _library.CreateAsync(
            LibrarySpec.Manifest.Replace("\n# end of file", "  - { name: auth0_get_rack, operation: get_rack, title: Get rack, description: Returns a rack. }\n", StringComparison.Ordinal),
            change: AddRack);

        await _library.UpdateAsync(static document =>
        {
            AddRack(document);
            document["paths"]!.AsObject().Remove("/shelves/{id}");
        });

        Assert.Contains("replacement: \"todo: the tool to call instead, perhaps auth0_get_rack; delete this key when there is none\"", _library.Read("tools/books.yaml"), StringComparison.Ordinal);

        static void AddRack(JsonObject document)
        {
            var rack = document["paths"]!["/shelves/{id}"]!.DeepClone();
            rack["get"]!["operationId"] = "get_rack";
            document["paths"]!["/racks/{id}"] = rack;
        }
    }

    [Fact]
    public async Task Tombstone_AnswersForOneRelease()
    {
        const string tombstone = "  - name: auth0_old_book\n    removed: { replacement: auth0_get_shelf, since: 1.2.0 }\n";
        await _library.CreateAsync(LibrarySpec.Manifest.Replace("\n# end of file", tombstone + "\n# end of file", StringComparison.Ordinal));

        await _library.UpdateAsync(static _ => { });
        Assert.Contains(tombstone, _library.Read("tools/books.yaml"), StringComparison.Ordinal);

        _library.SetVersion("1.3.0");
        var printed = await _library.UpdateAsync(static _ => { });
        Assert.DoesNotContain("auth0_old_book", _library.Read("tools/books.yaml"), StringComparison.Ordinal);
        Assert.Contains("`auth0_old_book` was removed a release ago; its tombstone is deleted", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OverlayThatTheDocumentCaughtUpWith_IsDeleted()
    {
        await _library.CreateAsync();

        var printed = await _library.UpdateAsync(static document =>
            document["paths"]!["/books"]!["get"]!["parameters"]!.AsArray().Add(JsonNode.Parse("""{"name":"q","in":"query","schema":{"type":"string"}}""")));

        Assert.Equal("# What the document leaves out.\nparameters: []\n", _library.Read("overlay.yaml"));
        Assert.Contains("entry for `get_books` deleted: the document has the query parameter 'q' itself", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OverlayOfSchemas_IsDeletedWhereTheDocumentCaughtUp()
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

        Assert.DoesNotContain("isbn", _library.Read("overlay.yaml"), StringComparison.Ordinal);
        Assert.Contains("nullable: [title]", _library.Read("overlay.yaml"), StringComparison.Ordinal);
        Assert.Contains("entry for `Book` deleted: the document has the property 'isbn' itself", printed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[title, default]", "is in part obsolete, take it out by hand", true)]
    [InlineData("[default]", "deleted", false)]
    public async Task OverlayOfAPropertyThatIsGone_IsDeletedWhenNothingElseIsSaid(string nullable, string expected, bool isKept)
    {
        await _library.CreateAsync();
        _library.Bench.Add("spec/overlay.yaml", $"schemas:\n  - of: [Book]\n    nullable: {nullable}\n    date: 2026-11-22\n    reason: The API takes it.\n");

        var printed = await _library.UpdateAsync(static document => document["components"]!["schemas"]!["Book"]!["properties"]!.AsObject().Remove("default"));

        Assert.Equal(isKept, _library.Read("overlay.yaml").Contains($"nullable: {nullable}", StringComparison.Ordinal));
        Assert.Contains($"entry for `Book` {expected}: the document no longer has property in 'Book' called `default`", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewOperation_GetsAStubInTheFileOfItsTag()
    {
        await _library.CreateAsync();

        await _library.UpdateAsync(static document => document["paths"]!["/books/{id}"] = JsonNode.Parse("""
            { "delete": { "operationId": "delete_book", "tags": ["books"], "x-operation-name": "delete", "x-operation-group": ["library", "books"],
              "parameters": [{ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }], "responses": { "204": { "description": "" } } } }
            """));

        Assert.Equal(
            LibrarySpec.Manifest.Replace(
                "    rename: { author: writer }\n",
                """
                    rename: { author: writer }

                  - name: auth0_delete_book
                    operation: delete_book
                    title: "todo: a short name of delete_book for people, e.g. 'List roles'"
                    description: "todo: what delete_book does, returns and changes, in one to three sentences"
                    examples:
                      - "todo: two to four things a person might say to get this"

                """.ReplaceLineEndings("\n"),
                StringComparison.Ordinal),
            _library.Read("tools/books.yaml"));
        Assert.Equal(LibrarySpec.Vocabulary, _library.Read("vocabulary.yaml"));
    }

    [Fact]
    public async Task NewOperationOfANewTag_GetsAFileOfItsOwn()
    {
        await _library.CreateAsync();

        await _library.UpdateAsync(static document => document["paths"]!["/loans"] = JsonNode.Parse("""
            { "get": { "operationId": "get_loans", "tags": ["Loan Desk"], "x-operation-name": "list", "x-operation-group": "loans", "responses": { "204": { "description": "" } } } }
            """));

        Assert.Contains("toolset: loan-desk\ntools:\n  - name: auth0_list_loans\n    operation: get_loans\n", _library.Read("tools/loan-desk.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetWithoutAReadScope_AsksForItsAccess()
    {
        await _library.CreateAsync();

        var printed = await _library.UpdateAsync(static document => document["paths"]!["/loans"] = JsonNode.Parse("""
            { "get": { "operationId": "get_loans", "tags": ["books"], "x-operation-name": "list", "x-operation-group": "loans",
              "security": [{ "oauth": ["create:loans"] }], "responses": { "204": { "description": "" } } } }
            """));

        Assert.Contains("    access: \"todo: write, or read with a reason; the document asks for scope 'create:loans'\"\n", _library.Read("tools/books.yaml"), StringComparison.Ordinal);
        Assert.Contains("auth0_list_loans (GET /loans, create:loans): write title, description, access, reason, examples", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewOperationThatNoToolCanCarry_IsNotedInstead()
    {
        await _library.CreateAsync();

        var printed = await _library.UpdateAsync(static document => document["paths"]!["/scans"] = JsonNode.Parse("""
            { "post": { "operationId": "post_scan", "requestBody": { "content": { "image/png": { "schema": {} } } }, "responses": { "204": { "description": "" } } } }
            """));

        Assert.Contains("no tool for `post_scan`: it takes a body of type image/png, which tools cannot carry yet", printed, StringComparison.Ordinal);
        Assert.Equal(LibrarySpec.Manifest, _library.Read("tools/books.yaml"));
    }

    [Fact]
    public async Task ArgumentWithoutWording_IsAskedForInItsGroup()
    {
        await _library.CreateAsync();

        var printed = await _library.UpdateAsync(static document =>
            document["paths"]!["/shelves/{id}"]!["get"]!["parameters"]!.AsArray().Add(JsonNode.Parse("""{"name":"wide","in":"query","schema":{"type":"boolean"}}""")));

        Assert.Equal(
            LibrarySpec.Vocabulary.Replace("    author: Who wrote it\n", "    author: Who wrote it\n    wide: \"todo: what it is, in one phrase\"\n", StringComparison.Ordinal),
            _library.Read("vocabulary.yaml"));
        Assert.Contains("spec/vocabulary.yaml:13: groups.default: write wide", printed, StringComparison.Ordinal);
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
        Assert.Contains("spec/secrets.yaml:6: Person: write reason", printed, StringComparison.Ordinal);
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

        Assert.Equal(LibrarySpec.Secrets.Replace("schema: Person", "schema: Writer", StringComparison.Ordinal), _library.Read("secrets.yaml"));
    }

    [Fact]
    public async Task SecretRuleWhosePropertyIsGone_IsADecision()
    {
        await _library.CreateAsync();

        var printed = await _library.UpdateAsync(static document =>
            document["components"]!["schemas"]!["Person"]!["properties"] = JsonNode.Parse("""{"initials":{"type":"string"}}"""));

        Assert.Contains("spec/secrets.yaml:7: A0M033 The document has no property in schema 'Person' called 'name'.", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UpdateAgain_ChangesNothing()
    {
        await _library.CreateAsync();
        await _library.UpdateAsync(Everything);
        var before = _library.Bench.Files();

        var printed = await _library.UpdateAsync(Everything);

        Assert.Empty(Changed(before));
        Assert.Contains("- no file changes", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DryRun_WritesNothing()
    {
        await _library.CreateAsync();
        var before = _library.Bench.Files();

        var printed = await _library.UpdateAsync(Everything, "--dry-run");

        Assert.Equal(["library-2026-02-02.json"], Changed(before));
        Assert.Contains("## Edits (nothing is written: --dry-run)", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CommittedDocumentAsItsOwnSource_KeepsTheProvenance()
    {
        await _library.CreateAsync();
        var before = _library.Bench.Files();

        Assert.Equal(0, await _library.Bench.RunAsync("update", _library.Document, "--spec", _library.Folder));

        Assert.Empty(Changed(before));
    }

    [Theory]
    [InlineData("spec/management-api.json", "no such file; name the folder with --spec.")]
    [InlineData("Directory.Build.props", "cannot be read beside the spec folder")]
    public async Task MissingFile_IsRefusedWithWhatToDo(string file, string message)
    {
        await _library.CreateAsync();
        File.Delete(_library.Bench.At(file));

        Assert.Equal(2, await _library.Bench.RunAsync("update", _library.Bench.At("library-2026-01-01.json"), "--spec", _library.Folder));

        Assert.Contains(message, _library.Bench.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BrokenYaml_IsRefusedWithItsPlaceAndNothingIsWritten()
    {
        await _library.CreateAsync("toolset: books\ntools: [\n");
        var before = _library.Bench.Files();

        Assert.Equal(2, await _library.Bench.RunAsync("update", _library.Bench.Add("library-2026-01-01.json", Library.Document()), "--spec", _library.Folder));

        Assert.Contains("spec/tools/books.yaml:", _library.Bench.Error, StringComparison.Ordinal);
        Assert.Empty(Changed(before));
    }

    private static void Everything(JsonObject document)
    {
        document["paths"]!.AsObject().Remove("/shelves/{id}");
        document["components"]!["schemas"]!["Person"]!["properties"]!["pin"] = JsonNode.Parse("""{"type":"string"}""");
        document["paths"]!["/loans"] = JsonNode.Parse("""
            { "get": { "operationId": "get_loans", "tags": ["loans"], "x-operation-name": "list", "x-operation-group": "loans",
              "parameters": [{ "name": "since", "in": "query", "schema": { "type": "string" } }], "responses": { "204": { "description": "" } } } }
            """);
    }

    private IEnumerable<string> Changed(IReadOnlyDictionary<string, string> before)
    {
        var after = _library.Bench.Files();
        return after.Keys.Union(before.Keys).Where(file => after.GetValueOrDefault(file) != before.GetValueOrDefault(file)).Order(StringComparer.Ordinal);
    }
}
