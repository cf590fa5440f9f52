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

        var printed =
            await _library.UpdateAsync(
                static document => document["paths"]!["/shelves/{id}"]!["get"]!["operationId"] = "get_shelf_by_id");

        Assert.Equal(
            LibrarySpec.Manifest.Replace("operation: 'get_shelf'", "operation: get_shelf_by_id", StringComparison.Ordinal),
            _library.Read("tools/books.yaml"));
        Assert.Contains(
            "operation `get_shelf` is `get_shelf_by_id` now, called by `auth0_get_shelf`", printed, StringComparison.Ordinal);
        Assert.Contains("Decisions left to a person (0)", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewOperation_GetsAStubInTheFileOfItsTag()
    {
        await _library.CreateAsync();

        await _library.UpdateAsync(static document => document["paths"]!["/books/{id}"] = JsonNode.Parse("""
            { "delete": { "operationId": "delete_book", "tags": ["books"], "x-operation-name": "delete", "x-operation-group": ["library", "books"],
              "parameters": [{ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }],
              "responses": { "204": { "description": "" } } } }
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
            { "get": { "operationId": "get_loans", "tags": ["Loan Desk"], "x-operation-name": "list",
            "x-operation-group": "loans", "responses": { "204": { "description": "" } } } }
            """));

        Assert.Contains(
            "toolset: loan-desk\ntools:\n  - name: \"todo: auth0_list_loans\"\n    operation: get_loans\n",
            _library.Read("tools/loan-desk.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetWithoutAReadScope_AsksForItsAccess()
    {
        await _library.CreateAsync();

        var printed = await _library.UpdateAsync(static document => document["paths"]!["/loans"] = JsonNode.Parse("""
            { "get": { "operationId": "get_loans", "tags": ["books"], "x-operation-name": "list", "x-operation-group": "loans",
              "security": [{ "oauth": ["create:loans"] }], "responses": { "204": { "description": "" } } } }
            """));

        Assert.Contains(
            "    access: \"todo: write, or read with a reason; the document asks for scope 'create:loans'\"\n",
            _library.Read("tools/books.yaml"), StringComparison.Ordinal);
        Assert.Contains(
            "A0M060 auth0_list_loans: 'name', 'title', 'description', 'access', 'reason' and 'examples' are still to be written",
            printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewOperationThatNoToolCanCarry_IsListedWithATodoForTheReason()
    {
        await _library.CreateAsync();

        var printed = await _library.UpdateAsync(static document => document["paths"]!["/scans"] = JsonNode.Parse("""
            { "post": { "operationId": "post_scan", "requestBody": { "content": { "image/png": { "schema": {} } } },
            "responses": { "204": { "description": "" } } } }
            """));

        Assert.Contains(
            "no tool for `post_scan`: it takes a body of type image/png, which tools cannot carry yet", printed,
            StringComparison.Ordinal);
        Assert.Contains("""
            not_carried:
              - operation: post_scan
                reason: "todo: why nobody misses post_scan (POST /scans), or what to do instead; it takes a body of type image/png"
            """.ReplaceLineEndings("\n"), _library.Read("tools/books.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ArgumentWithoutWording_IsAskedForInItsGroup()
    {
        await _library.CreateAsync();

        var printed = await _library.UpdateAsync(static document =>
            document["paths"]!["/shelves/{id}"]!["get"]!["parameters"]!.AsArray()
                .Add(JsonNode.Parse("""{"name":"wide","in":"query","schema":{"type":"boolean"}}""")));

        Assert.Equal(
            LibrarySpec.Vocabulary.Replace(
            "    author: Who wrote it\n", "    author: Who wrote it\n    wide: \"todo: what it is, in one phrase\"\n",
            StringComparison.Ordinal),
            _library.Read("vocabulary.yaml"));
        Assert.Contains(
            "spec/vocabulary.yaml:13: A0M060 groups.default: 'wide' is still to be written", printed, StringComparison.Ordinal);
    }

    private IEnumerable<string> Changed(IReadOnlyDictionary<string, string> before)
    {
        var after = _library.Bench.Files();
        return after.Keys.Union(before.Keys).Where(file => after.GetValueOrDefault(file) != before.GetValueOrDefault(file))
            .Order(StringComparer.Ordinal);
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
            document["paths"]!["/books"]!["get"]!["parameters"]!.AsArray()
                .Add(JsonNode.Parse("""{"name":"wide","in":"query","schema":{"type":"boolean"}}"""));
            document["paths"]!["/loans"] = JsonNode.Parse("""
                { "get": { "operationId": "get_loans", "x-operation-group": "loans",
                  "parameters": [{ "name": "since", "in": "query", "schema": { "type": "string" } }],
                  "responses": { "204": { "description": "" } } } }
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
                ["parameters"] =
                    new JsonArray(new JsonObject
                    {
                        ["name"] = name,
                        ["in"] = "query",
                        ["schema"] = new JsonObject { ["type"] = "string" }
                    }),
                ["responses"] = new JsonObject { ["204"] = new JsonObject { ["description"] = "" } },
            },
        });

        var all = string.Concat(
            _library.Bench.Files().Where(static file => file.Key.EndsWith(".yaml", StringComparison.Ordinal))
            .Select(static file => file.Value));
        Assert.Contains($"operation: {written}\n", all, StringComparison.Ordinal);
        Assert.Contains($"    {written}: \"todo:", all, StringComparison.Ordinal);
        Assert.DoesNotContain("error:", _library.Bench.Error, StringComparison.Ordinal);
    }
}
