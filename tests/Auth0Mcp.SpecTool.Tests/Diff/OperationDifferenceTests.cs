using System.Text.Json.Nodes;

namespace Auth0Mcp.SpecTool.Tests.Diff;

/// <summary>How differences of operations are told and judged.</summary>
public sealed class OperationDifferenceTests
{
    private const string Body = """{"type":"object","properties":{"title":{"type":"string"},"pages":{"type":"integer"}}}""";
    private const string Answer = """{"type":"object","properties":{"id":{"type":"string"},"title":{"type":"string"}}}""";

    private static readonly JsonObject s_document = Revisions.Document(Body, Answer);

    [Fact]
    public void OperationUnderAnotherId_IsRenamedAndNeutral() =>
        AssertReport(operation => operation["operationId"] = "create_book", "Neutral: renamed from post_books");

    [Fact]
    public void OperationUnderAnotherIdAndPath_IsRenamedAndMoved() =>
        Assert.Equal(
            ["Neutral: renamed from post_books", "Neutral: moved: POST /books → POST /volumes"],
            Revisions.Report(s_document, Revisions.Changed(s_document, static document =>
            {
                Revisions.Operation(document)["operationId"] = "create_volume";
                Move(document, "/books", "/volumes");
            })));

    [Fact]
    public void OperationOnAnotherPath_IsMovedAndNeutral() =>
        Assert.Equal(
            ["Neutral: moved: POST /books → POST /volumes"],
            Revisions.Report(s_document, Revisions.Changed(s_document, static document => Move(document, "/books", "/volumes"))));

    [Fact]
    public void OperationOfAnotherShape_IsRemovedAndAdded() =>
        Assert.Equal(
            ["Breaking: operation removed (POST /books)", "Additive: operation added (POST /books)"],
            Revisions.Report(s_document, Revisions.Changed(s_document, static document =>
            {
                var operation = Revisions.Operation(document);
                operation["operationId"] = "post_scan";
                operation["parameters"] = new JsonArray();
                operation["requestBody"]!["content"]!["application/json"]!["schema"] = JsonNode.Parse("""{"type":"array"}""");
                operation["responses"] = JsonNode.Parse("""{"202":{"description":""}}""");
            })));

    [Fact]
    public void TwoOperationsOfOneShape_AreNoRenaming()
    {
        var after = Revisions.Changed(s_document, static document =>
        {
            foreach (var name in (string[])["create_volume", "create_tome"])
            {
                var copy = Revisions.Operation(document).DeepClone();
                copy["operationId"] = name;
                document["paths"]![$"/{name}"] = new JsonObject { ["post"] = copy };
            }

            document["paths"]!.AsObject().Remove("/books");
        });

        Assert.Equal(3, Revisions.Report(s_document, after).Count(static line => line.Contains("operation", StringComparison.Ordinal)));
    }

    [Fact]
    public void Scopes_AreAlternatives()
    {
        AssertReport(
            operation => operation["security"] = JsonNode.Parse("""[{"oauth":["create:books"]},{"oauth":["admin:books"]}]"""),
            "Additive: scope `admin:books` suffices too");
        AssertReport(operation => operation["security"] = JsonNode.Parse("[]"), "Additive: scope `create:books` no longer suffices");
        AssertReport(
            operation => operation["security"] = JsonNode.Parse("""[{"oauth":["admin:books"]}]"""),
            "Breaking: scope `create:books` no longer suffices",
            "Additive: scope `admin:books` suffices too");
    }

    [Fact]
    public void Lifecycle_IsNeutral() =>
        AssertReport(static operation => operation["x-release-lifecycle"] = "deprecated", "Neutral: lifecycle: none → deprecated");

    [Fact]
    public void Parameters_AreJudgedAsRequests()
    {
        AssertReport(
            static operation => Parameters(operation)
            .Add(JsonNode.Parse("""{"name":"take","in":"query","schema":{"type":"integer"}}""")),
                "Additive: `query take` added (integer)");
        AssertReport(
            static operation => Parameters(operation)
            .Add(JsonNode.Parse("""{"name":"x-a","in":"header","required":true,"schema":{}}""")),
                "Breaking: `header x-a` added (anything, required)");
        AssertReport(static operation => Parameters(operation).Clear(), "Breaking: `query page` removed (integer)");
        AssertReport(static operation => Parameters(operation)[0]!["required"] = true, "Breaking: `query page` is required now");
        AssertReport(
            static operation => Parameters(operation)[0]!["schema"]!["maximum"] = 100,
            "Additive: `query page` widened: maximum 50 → maximum 100");
    }

    [Fact]
    public void BodyAndAnswer_CanGoAsAWhole()
    {
        AssertReport(static operation => operation.Remove("requestBody"), "Breaking: body removed (application/json)");
        AssertReport(
            static operation => operation["responses"]!["200"]!.AsObject().Remove("content"),
            "Breaking: `answer` removed (application/json)");
        AssertReport(
            static operation => operation["responses"] = new JsonObject { ["201"] = operation["responses"]!["200"]!.DeepClone() },
            "Neutral: `answer`: 200 → 201");
    }

    [Theory]
    [InlineData("pages", "Neutral: `body.pages` removed (integer)")]
    [InlineData("title", "Breaking: `body.pages` removed (integer)")]
    public void HiddenArgument_BreaksNoTool(string hidden, string expected) =>
        Assert.Equal(
            [expected],
            Revisions.Report(
            s_document, Revisions.Document("""{"type":"object","properties":{"title":{"type":"string"}}}""", Answer), hidden));

    [Theory]
    [InlineData("cover", "Neutral: `format` removed (string)")]
    [InlineData("title", "Breaking: `format` removed (string)")]
    public void SchemaBehindAHiddenArgument_BreaksNoTool(string hidden, string expected)
    {
        const string schemas =
            """{"Book":{"properties":{"title":{},"cover":{"$ref":"#/components/schemas/Cover"}}},"Cover":{"properties":{"url":{"""
                + """},"format":{"type":"string"}}}}""";
        var before = Revisions.Document("""{"$ref":"#/components/schemas/Book"}""", schemas: schemas);
        var after = Revisions.Changed(
            before, static document => document["components"]!["schemas"]!["Cover"]!["properties"]!.AsObject().Remove("format"));

        Assert.Equal([expected], Revisions.Report(before, after, hidden));
    }

    [Fact]
    public void NewSuspect_IsToldWithTheSchemaThatSpellsItOut()
    {
        var after = Revisions.Document(
            Body, """{"$ref":"#/components/schemas/Book"}""",
            """{"Book":{"type":"object","properties":{"id":{"type":"string"},"title":{"type":"string"},"api_key":"""
            + """{"type":"string"}}}}""");

        Assert.Equal(
            ["Breaking: `api_key` looks like a secret", "Additive: `answer.api_key` added (string)"],
            Revisions.Report(s_document, after));
    }

    private static void AssertReport(Action<JsonObject> change, params string[] expected) =>
        Assert.Equal(
            expected, Revisions.Report(s_document, Revisions.Changed(s_document, document => change(Revisions.Operation(document)))));

    private static JsonArray Parameters(JsonObject operation) => operation["parameters"]!.AsArray();

    private static void Move(JsonObject document, string from, string to)
    {
        var paths = document["paths"]!.AsObject();
        var item = paths[from]!.DeepClone();
        paths.Remove(from);
        paths.Add(to, item);
    }
}
