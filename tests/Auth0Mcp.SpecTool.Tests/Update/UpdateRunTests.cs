using System.Text.Json.Nodes;
using Auth0Mcp.Generator.Diagnostics;

namespace Auth0Mcp.SpecTool.Tests.Update;

/// <summary>When an update writes, and when it writes nothing.</summary>
public sealed class UpdateRunTests : IDisposable
{
    private readonly LibrarySpec _library = new();

    public void Dispose() => _library.Dispose();

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
    [InlineData("spec/management-api.json", null, "no such file; name the folder with --spec.")]
    [InlineData("Directory.Build.props", "<Project>", "Directory.Build.props: cannot be read")]
    [InlineData("Directory.Build.props", "<Project><Version>soon</Version></Project>", "states no <Version> such as 1.2.0.")]
    public async Task MissingOrBrokenFile_IsRefusedWithWhatToDo(string file, string? content, string message)
    {
        await _library.CreateAsync();
        File.Delete(_library.Bench.At(file));
        if (content is not null)
        {
            _library.Bench.Add(file, content);
        }

        Assert.Equal(
            2, await _library.Bench.RunAsync("update", _library.Bench.At("library-2026-01-01.json"), "--spec", _library.Folder));

        Assert.Contains(message, _library.Bench.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FolderWithNothingButTheDocument_GetsAWholeDraft()
    {
        await _library.CreateAsync();
        foreach (var file in Directory.GetFiles(_library.Folder, "*.yaml", SearchOption.AllDirectories)
            .Append(_library.Bench.At("Directory.Build.props")))
        {
            File.Delete(file);
        }

        var printed = await _library.UpdateAsync(static _ => { });

        Assert.DoesNotContain(DiagnosticDescriptors.YamlSyntax.Id, printed, StringComparison.Ordinal);
        Assert.Equal(1, _library.Read("vocabulary.yaml").Split("groups:").Length - 1);
        Assert.Contains("todo: auth0_list_books", _library.Read("tools/books.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BrokenYaml_IsRefusedWithItsPlaceAndNothingIsWritten()
    {
        await _library.CreateAsync("toolset: books\ntools: [\n");
        var before = _library.Bench.Files();

        Assert.Equal(
            2, await _library.Bench.RunAsync(
            "update", _library.Bench.Add("library-2026-01-01.json", Library.Document()), "--spec", _library.Folder));

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
        return after.Keys.Union(before.Keys).Where(file => after.GetValueOrDefault(file) != before.GetValueOrDefault(file))
            .Order(StringComparer.Ordinal);
    }
}
