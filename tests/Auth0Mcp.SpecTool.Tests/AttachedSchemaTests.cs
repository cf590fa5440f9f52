using System.Text;
using System.Text.Json.Nodes;
using Auth0Mcp.SpecTool.Diff;
using Auth0Mcp.SpecTool.Diff.Report;
using Auth0Mcp.SpecTool.Tests.Diff;

namespace Auth0Mcp.SpecTool.Tests;

/// <summary>Schemas that no operation refers to are kept where the overlay attaches them, and followed into the next revision.</summary>
public sealed class AttachedSchemaTests : IDisposable
{
    private const string Overlay = """
        attach:
          - name: covers
            operations: [post_books]
            at: title
            chosen_by: kind
            schemas: ["Book*Cover"]
            date: 2026-11-29
            reason: The document leaves it open.

        """;

    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task AttachedSchemas_AreKeptWithWhatTheyReach()
    {
        _bench.Add("out/overlay.yaml", Overlay);

        var imported = await _bench.ImportGoodAsync(WithCovers());

        Assert.Equal(
            ["Book", "BookSoftCover", "Books", "Paper", "Person", "Shelf"],
            imported["components"]!["schemas"]!.AsObject().Select(static schema => schema.Key));
        Assert.DoesNotContain(Library.Prose, await File.ReadAllTextAsync(_bench.Document), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutARule_TheyAreDropped()
    {
        var imported = await _bench.ImportGoodAsync(WithCovers());

        Assert.Null(imported["components"]!["schemas"]!["BookSoftCover"]);
    }

    [Fact]
    public void AttachedSchema_IsComparedThoughNothingRefersToIt() => Assert.Equal(
        ["Glue: `pages` added (integer)", "BookSoftCover: `kind` no longer allows hard"],
        Differences.Between(
        Facts("""["soft","hard"]""", "{}"), Facts("""["soft"]""", """{"pages":{"type":"integer"}}""")).All.Select(Tell));

    [Fact]
    public void AttachedSchemaThatComesOrGoes_IsADifference() => Assert.Equal(
        ["Extra: schema added"],
        Differences.Between(Facts("[]", "{}"), Facts("[]", "{}", isLarger: true)).All.Select(Tell));

    private static string Tell(Difference difference) => $"{difference.Subject}: {DifferenceText.Describe(difference)}";

    private static DocumentFacts Facts(string kinds, string glue, bool isLarger = false)
    {
        var schemas = JsonNode.Parse(
            $$$"""{"BookSoftCover":{"properties":{"kind":{"enum":{{{kinds}}}"""
            + $$$""" },"glue":{"$ref":"#/components/schemas/Glue"} } },"Glue":{"properties":{{{glue}}} } }""")!.AsObject();
        if (isLarger)
        {
            schemas["Extra"] = new JsonObject();
        }

        return DocumentFacts.Read(Encoding.UTF8.GetBytes(Revisions.Document(schemas: schemas.ToJsonString()).ToJsonString()));
    }

    private static JsonObject WithCovers()
    {
        var document = Library.Document();
        var schemas = document["components"]!["schemas"]!.AsObject();
        schemas["BookSoftCover"] = JsonNode.Parse(
            """{"description":"PROSE","properties":{"kind":{"const":"soft"},"title":{"$ref":"#/components/schemas/Paper"}}}""");
        schemas["Paper"] = JsonNode.Parse("""{"type":"string","title":"PROSE"}""");
        return document;
    }
}
