using System.Text.Json.Nodes;

namespace Auth0Mcp.SpecTool.Tests.Update;

/// <summary>What becomes of a tool whose operation goes, and of one whose operation comes back.</summary>
public sealed class RetiredToolTests : IDisposable
{
    private readonly LibrarySpec _library = new();

    public void Dispose() => _library.Dispose();

    [Fact]
    public async Task RemovedOperation_RetiresItsEntryWithAllItSays()
    {
        await _library.CreateAsync();

        var printed = await _library.UpdateAsync(static document => document["paths"]!.AsObject().Remove("/shelves/{id}"));

        Assert.Equal(
            LibrarySpec.Manifest.Replace(
                "description: Returns a shelf. }\n",
                "description: Returns a shelf., removed: { replacement: \"todo: the tool to call instead; delete this key when "
                + "there is none\", "
                    + "since: 1.2.0, date: \"2026-02-02\", was: \"GET /shelves/{id}\", group: default, schemas: [Shelf] } }\n",
                StringComparison.Ordinal).Replace(", schemas: [Shelf]", "", StringComparison.Ordinal),
            _library.Read("tools/books.yaml"));
        Assert.Contains(
            "spec/tools/books.yaml:12: A0M060 auth0_get_shelf: 'replacement' is still to be written", printed, StringComparison.Ordinal);
        Assert.Contains(
            "spec/tools/books.yaml:8: A0M119 Tool 'auth0_list_books': there is no tool 'auth0_get_shelf' to go on with; it is "
            + "removed.", printed, StringComparison.Ordinal);
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
        Assert.Equal(
            LibrarySpec.Manifest.Replace("operation: post_books", "operation: add_book", StringComparison.Ordinal),
            _library.Read("tools/books.yaml"));
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
    public async Task ToolMostLikeTheRemovedOne_IsSuggestedInItsPlace()
    {
        await _library.CreateAsync(
            LibrarySpec.Manifest.Replace(
            "\n# end of file",
            "  - { name: auth0_get_rack, operation: get_rack, title: Get rack, description: Returns a rack. }\n",
            StringComparison.Ordinal),
            change: AddRack);

        await _library.UpdateAsync(static document =>
        {
            AddRack(document);
            document["paths"]!.AsObject().Remove("/shelves/{id}");
        });

        Assert.Contains(
            "replacement: \"todo: the tool to call instead (auth0_get_rack); delete this key when there is none\"",
            _library.Read("tools/books.yaml"), StringComparison.Ordinal);

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
        await _library.CreateAsync(
            LibrarySpec.Manifest.Replace("\n# end of file", tombstone + "\n# end of file", StringComparison.Ordinal));

        await _library.UpdateAsync(static _ => { });
        Assert.Contains(tombstone, _library.Read("tools/books.yaml"), StringComparison.Ordinal);

        _library.SetVersion("1.3.0");
        var printed = await _library.UpdateAsync(static _ => { });
        Assert.DoesNotContain("auth0_old_book", _library.Read("tools/books.yaml"), StringComparison.Ordinal);
        Assert.Contains("`auth0_old_book` was removed a release ago; its tombstone is deleted", printed, StringComparison.Ordinal);
    }
}
