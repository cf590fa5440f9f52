using System.Text.Json.Nodes;

namespace Auth0Mcp.SpecTool.Tests;

/// <summary>The same facts give the same bytes.</summary>
public sealed class DeterminismTests : IDisposable
{
    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task ImportingTwice_GivesTheSameThreeFiles()
    {
        await _bench.ImportGoodAsync(Library.Document());
        var first = ReadAll();
        await _bench.ImportGoodAsync(Library.Document());

        Assert.Equal(first, ReadAll());
    }

    [Fact]
    public async Task KeysInAnotherOrder_GiveTheSameDocument()
    {
        var document = Library.Document();
        await _bench.ImportGoodAsync(document);
        var first = await File.ReadAllBytesAsync(_bench.Document);

        Reverse(document);
        Reverse(document["paths"]!);
        Reverse(document["components"]!["schemas"]!);
        Reverse(document["components"]!["schemas"]!["Book"]!);
        foreach (var (_, item) in document["paths"]!.AsObject())
        {
            Reverse(item!);
            Reverse(item!["get"]!);
        }

        await _bench.ImportGoodAsync(document);

        Assert.Equal(first, await File.ReadAllBytesAsync(_bench.Document));
    }

    [Fact]
    public async Task Properties_KeepTheirUpstreamOrder()
    {
        var imported = await _bench.ImportGoodAsync(Library.WithBody("""{"properties":{"z":{},"a":{},"m":{}}}"""));

        Assert.Equal(["z", "a", "m"], Library.BodyOf(imported)["properties"]!.AsObject().Select(static property => property.Key));
    }

    [Fact]
    public async Task ImportingAnImportedDocument_ChangesNothing()
    {
        await _bench.ImportGoodAsync(Library.Document());
        var first = await File.ReadAllBytesAsync(_bench.Document);

        await _bench.ImportAsync(_bench.Add("again.json", first));

        Assert.Equal(first, await File.ReadAllBytesAsync(_bench.Document));
    }

    [Fact]
    public async Task ImportingADocumentOntoItself_KeepsTheRecordOfItsOrigin()
    {
        await _bench.ImportGoodAsync(Library.Document());
        var first = ReadAll();

        Assert.Equal(0, await _bench.ImportAsync(_bench.Document));

        Assert.Equal(first, ReadAll());
    }

    [Fact]
    public async Task WrittenFiles_EndWithALineFeedAndHoldNoOther()
    {
        await _bench.ImportGoodAsync(Library.Document());

        foreach (var text in ReadAll())
        {
            Assert.EndsWith("\n", text, StringComparison.Ordinal);
            Assert.DoesNotContain('\r', text);
        }
    }

    private string[] ReadAll() =>
        [File.ReadAllText(_bench.Document), File.ReadAllText(_bench.Provenance), File.ReadAllText(_bench.Operations)];

    private static void Reverse(JsonNode node)
    {
        var target = node.AsObject();
        var members = target.Reverse().ToArray();
        target.Clear();
        foreach (var (name, value) in members)
        {
            target.Add(name, value);
        }
    }
}
