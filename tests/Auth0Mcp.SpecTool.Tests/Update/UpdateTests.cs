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
    public async Task RemovedOperation_RetiresItsEntryWithAllItSays()
    {
        await _library.CreateAsync();

        var printed = await _library.UpdateAsync(static document => document["paths"]!.AsObject().Remove("/shelves/{id}"));

        Assert.Equal(
            LibrarySpec.Manifest.Replace(
                "description: Returns a shelf. }\n",
                "description: Returns a shelf., removed: { replacement: \"todo: the tool to call instead; delete this key when there is none\", "
                    + "since: 1.2.0, date: \"2026-02-02\", was: \"GET /shelves/{id}\", group: default, schemas: [Shelf] } }\n",
                StringComparison.Ordinal).Replace(", schemas: [Shelf]", "", StringComparison.Ordinal),
            _library.Read("tools/books.yaml"));
        Assert.Contains("spec/tools/books.yaml:12: A0M060 auth0_get_shelf: 'replacement' is still to be written", printed, StringComparison.Ordinal);
        Assert.Contains("spec/tools/books.yaml:8: A0M119 Tool 'auth0_list_books': there is no tool 'auth0_get_shelf' to go on with; it is removed.", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OperationThatIsBack_RevivesItsEntryByteForByte()
    {
        await _library.CreateAsync();
        await _library.UpdateAsync(static document => document["paths"]!.AsObject().Remove("/shelves/{id}"));

        var printed = await _library.UpdateAsync(static _ => { });

        Assert.Equal(LibrarySpec.Manifest, _library.Read("tools/books.yaml"));
        Assert.Contains("`auth0_get_shelf` is back with `get_shelf`", printed, StringComparison.Ordinal);
        Assert.Contains("Decisions left to a person (0)", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OperationThatIsBackUnderAnotherId_RevivesItsEntryToo()
    {
        await _library.CreateAsync();
        await _library.UpdateAsync(static document => document["paths"]!.AsObject().Remove("/books"));
        var retired = _library.Read("tools/books.yaml");

        var printed = await _library.UpdateAsync(static document => document["paths"]!["/books"]!["post"]!["operationId"] = "add_book");

        Assert.Contains("removed:\n", retired, StringComparison.Ordinal);
        Assert.Equal(LibrarySpec.Manifest.Replace("operation: post_books", "operation: add_book", StringComparison.Ordinal), _library.Read("tools/books.yaml"));
        Assert.Contains("Decisions left to a person (0)", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RulesOfARetiredTool_Stay()
    {
        await _library.CreateAsync();

        var printed = await _library.UpdateAsync(static document => document["paths"]!.AsObject().Remove("/books"));

        Assert.Equal(LibrarySpec.Overlay, _library.Read("overlay.yaml"));
        Assert.Equal(LibrarySpec.Vocabulary, _library.Read("vocabulary.yaml"));
        Assert.DoesNotContain("vocabulary.yaml", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("overlay.yaml", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DocumentThatLostATenth_IsRefusedUntilThatIsAccepted()
    {
        await _library.CreateAsync();
        var document = Library.Document();
        document["paths"]!.AsObject().Remove("/shelves/{id}");
        var source = _library.Bench.Add("library-2026-02-02.json", document);
        var before = _library.Bench.Files();

        Assert.Equal(2, await _library.Bench.RunAsync("update", source, "--spec", _library.Folder));
        Assert.Contains("lacks 1 of the 3 operations", _library.Bench.Error, StringComparison.Ordinal);
        Assert.Contains("add --accept-removals 1; nothing was written.", _library.Bench.Error, StringComparison.Ordinal);
        Assert.Empty(Changed(before));

        Assert.Equal(0, await _library.Bench.RunAsync("update", source, "--spec", _library.Folder, "--accept-removals", "1"));
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

        Assert.Contains("replacement: \"todo: the tool to call instead (auth0_get_rack); delete this key when there is none\"", _library.Read("tools/books.yaml"), StringComparison.Ordinal);

        static void AddRack(JsonObject document)
        {
            var rack = document["paths"]!["/shelves/{id}"]!.DeepClone();
            rack["get"]!["operationId"] = "get_rack";
            document["paths"]!["/rooms/shelves/{id}"] = rack;
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

                  - name: "todo: auth0_delete_book"
                    operation: delete_book
                    title: "todo: a short name of delete_book for people, e.g. 'List roles'"
                    description: "todo: what delete_book does (DELETE /books/{id}), returns and changes, in one to three sentences"
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

        Assert.Contains("toolset: loan-desk\ntools:\n  - name: \"todo: auth0_list_loans\"\n    operation: get_loans\n", _library.Read("tools/loan-desk.yaml"), StringComparison.Ordinal);
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
        Assert.Contains("A0M060 auth0_list_loans: 'name', 'title', 'description', 'access', 'reason' and 'examples' are still to be written", printed, StringComparison.Ordinal);
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
        Assert.Contains("spec/vocabulary.yaml:13: A0M060 groups.default: 'wide' is still to be written", printed, StringComparison.Ordinal);
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

    [Fact]
    public async Task WordingForTheLastGroupBesideANewGroup_LandsInItsOwn()
    {
        await _library.CreateAsync();

        await _library.UpdateAsync(Change);
        var once = _library.Read("vocabulary.yaml");
        await _library.UpdateAsync(Change);

        Assert.Equal(
            LibrarySpec.Vocabulary.Replace(
                "    x-trace: For support\n",
                """
                    x-trace: For support
                    wide: "todo: what it is, in one phrase"

                  loans:
                    since: "todo: what it is, in one phrase"

                """.ReplaceLineEndings("\n"),
                StringComparison.Ordinal),
            once);
        Assert.Equal(once, _library.Read("vocabulary.yaml"));

        static void Change(JsonObject document)
        {
            document["paths"]!["/books"]!["get"]!["parameters"]!.AsArray().Add(JsonNode.Parse("""{"name":"wide","in":"query","schema":{"type":"boolean"}}"""));
            document["paths"]!["/loans"] = JsonNode.Parse("""
                { "get": { "operationId": "get_loans", "x-operation-group": "loans",
                  "parameters": [{ "name": "since", "in": "query", "schema": { "type": "string" } }], "responses": { "204": { "description": "" } } } }
                """);
        }
    }

    [Theory]
    [InlineData("no", "\"no\"")]
    [InlineData("null", "\"null\"")]
    [InlineData("a: b", "\"a: b\"")]
    [InlineData("say \"hi\" \\ there", "\"say \\\"hi\\\" \\\\ there\"")]
    [InlineData("- dash", "\"- dash\"")]
    [InlineData("x\ny", "\"x\\ny\"")]
    [InlineData("2026", "\"2026\"")]
    public async Task OddNames_AreQuotedAsYamlNeeds(string name, string written)
    {
        await _library.CreateAsync();

        await _library.UpdateAsync(document => document["paths"]!["/odd"] = new JsonObject
        {
            ["get"] = new JsonObject
            {
                ["operationId"] = name,
                ["tags"] = new JsonArray(name),
                ["parameters"] = new JsonArray(new JsonObject { ["name"] = name, ["in"] = "query", ["schema"] = new JsonObject { ["type"] = "string" } }),
                ["responses"] = new JsonObject { ["204"] = new JsonObject { ["description"] = "" } },
            },
        });

        var all = string.Concat(_library.Bench.Files().Where(static file => file.Key.EndsWith(".yaml", StringComparison.Ordinal)).Select(static file => file.Value));
        Assert.Contains($"operation: {written}\n", all, StringComparison.Ordinal);
        Assert.Contains($"    {written}: \"todo:", all, StringComparison.Ordinal);
        Assert.DoesNotContain("error:", _library.Bench.Error, StringComparison.Ordinal);
    }
}
