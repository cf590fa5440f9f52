using Auth0Mcp.SpecTool.CrossCheck;
using Auth0Mcp.SpecTool.Import;

namespace Auth0Mcp.SpecTool.Tests;

/// <summary>Our reading and NSwag's are compared operation by operation.</summary>
public sealed class CrossCheckTests
{
    private static readonly OperationReading GetBook = new("GET", "/books/{id}", "get_book", "path:id! query:fields");

    [Fact]
    public async Task SmallDocument_IsReadByNSwagAsWritten()
    {
        using var bench = new Workbench();

        await bench.ImportGoodAsync(Library.Document());

        Assert.Equal(
            """
            GET /books get_books Get_books header:x-trace query:sort
            GET /shelves/{id} get_shelf Get_shelf path:id! query:verbose!
            POST /books post_books Post_books body!

            """.ReplaceLineEndings("\n"),
            await File.ReadAllTextAsync(bench.Operations));
    }

    [Fact]
    public void SameReadings_DoNotDiffer() => Assert.Empty(ReadingComparer.Compare([GetBook], [GetBook]));

    [Theory]
    [InlineData("get_books", "path:id! query:fields")]
    [InlineData("get_book", "path:id query:fields")]
    [InlineData("get_book", "path:id! header:fields")]
    [InlineData("get_book", "path:id!")]
    [InlineData("get_book", "path:id! query:fields body")]
    public void AnyDifference_NamesTheOperationAndBothReadings(string operationId, string inputs)
    {
        var theirs = GetBook with { OperationId = operationId, Inputs = inputs };

        var difference = Assert.Single(ReadingComparer.Compare([GetBook], [theirs]));

        Assert.Equal(
            $"GET /books/{{id}}: ours is 'get_book path:id! query:fields', NSwag's is '{operationId} {inputs}'.", difference);
    }

    [Fact]
    public void OperationThatOneSideMisses_IsADifference()
    {
        Assert.Equal(["GET /books/{id}: NSwag does not see it."], ReadingComparer.Compare([GetBook], []));
        Assert.Equal(["GET /books/{id}: only NSwag sees it."], ReadingComparer.Compare([], [GetBook]));
    }

    [Fact]
    public void Disagreement_StopsTheImport()
    {
        var theirs = new NamedOperation(GetBook with { Verb = "PUT" }, "Get_book");

        var error = Assert.Throws<SpecException>(() => ReadingComparer.DemandAgreement([GetBook], [theirs]));

        Assert.Equal(
            "NSwag reads this document differently: GET /books/{id}: NSwag does not see it. (and 1 more)", error.Message);
    }

    [Fact]
    public async Task VendorsWordsAboutAnEnum_AreNoReasonNotToRead()
    {
        using var bench = new Workbench();
        var document = Library.WithBody(
            """{ "type": "string", "enum": ["a"], "x-enumDescriptions": { "a": "first" }, "x-enumNames": ["A"] }""");

        Assert.True(await bench.ImportAsync(bench.Add("library.json", document)) == 0, bench.Error);
    }

    [Fact]
    public async Task DocumentThatNSwagCannotRead_StopsTheImportAndSaysSo()
    {
        using var bench = new Workbench();

        // Legal in OpenAPI 3.1, but NJsonSchema has no model for it.
        var exitCode = await bench.ImportAsync(bench.Add("api.json", Library.WithBody("""{"items":false}""")));

        Assert.Equal(2, exitCode);
        Assert.StartsWith("error: api.json: NSwag: cannot read this document: ", bench.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(bench.Document));
    }

    [Fact]
    public void OperationsFile_ReadsWhatItWrote()
    {
        NamedOperation[] operations =
            [new(GetBook, "Get_book"), new(new OperationReading("POST", "/jobs", "post_jobs", ""), "Post_jobs")];

        Assert.Equal(operations, OperationsFile.Read(OperationsFile.Write(operations)));
    }
}
