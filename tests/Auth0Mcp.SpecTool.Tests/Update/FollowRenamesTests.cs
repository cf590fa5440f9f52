namespace Auth0Mcp.SpecTool.Tests.Update;

/// <summary>What the overlay attaches stays with operations and schemas that go on under another name.</summary>
public sealed class FollowRenamesTests : IDisposable
{
    private const string Overlay = """
        attach:
          - name: authors
            operations: [get_books, post_books] # both
            at: author
            chosen_by: title
            schemas: [Person, "Per*"]
            date: 2026-11-29
            reason: The document leaves it open.
          - name: forms
            operations: [post_books]
            at: author
            chosen_by: example
            variants: { real: Person, known: 'Person(name, title)', plain: Book }
            date: 2026-11-29
            reason: The document does not say which is whose.
          - name: parts
            operations: [post_books]
            at: author
            chosen_by: default
            variants:
              short: Person(name)
            date: 2026-11-29
            reason: The document does not say which is whose.

        """;

    private readonly LibrarySpec _library = new();

    public void Dispose() => _library.Dispose();

    [Fact]
    public async Task RenamedOperation_KeepsWhatIsAttachedToIt()
    {
        await CreateAsync();

        var printed =
            await _library.UpdateAsync(static document => document["paths"]!["/books"]!["post"]!["operationId"] = "create_book");

        Assert.Equal(Overlay.Replace("post_books", "create_book", StringComparison.Ordinal), _library.Read("overlay.yaml"));
        Assert.Contains(
            "overlay.yaml: operations `post_books` is `create_book` now, attached by `authors`", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RenamedSchema_StaysAttached()
    {
        await CreateAsync();

        var printed = await _library.UpdateAsync(static document =>
        {
            var schemas = document["components"]!["schemas"]!.AsObject();
            schemas["Writer"] = schemas["Person"]!.DeepClone();
            schemas.Remove("Person");
            schemas["Book"]!["properties"]!["author"]!["oneOf"]![1]!["$ref"] = "#/components/schemas/Writer";
        });

        Assert.Equal(
            Overlay.Replace("Person", "Writer", StringComparison.Ordinal)
            .Replace("'Writer(name, title)'", "\"Writer(name, title)\"", StringComparison.Ordinal),
            _library.Read("overlay.yaml"));
        Assert.Contains("overlay.yaml: schemas `Person` is `Writer` now, attached by `authors`", printed, StringComparison.Ordinal);
        Assert.Contains("overlay.yaml: variants `Person` is `Writer` now, attached by `parts`", printed, StringComparison.Ordinal);
    }

    private async Task CreateAsync()
    {
        await _library.CreateAsync();
        _library.Bench.Add("spec/overlay.yaml", Overlay);
    }
}
