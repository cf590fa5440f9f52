using System.Text;
using System.Text.Json.Nodes;

namespace Auth0Mcp.SpecTool.Tests;

/// <summary>Bad input gets one line that names the place, exit code 2, and leaves the old files alone.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("", "line 1, column 1: the document is empty.")]
    [InlineData("\uFEFF", "line 1, column 1: the document is empty.")]
    [InlineData("\n <!DOCTYPE html>", "line 2, column 2: this is HTML or XML, not JSON.")]
    [InlineData("openapi: 3.1.0", "line 1, column 1: not valid JSON: 'o' is an invalid start of a value.")]
    [InlineData("{\n  \"openapi\": \"3.1", "line 2, column 18: the document ends too early; was the download cut off?")]
    [InlineData("{\n  \"openapi\": \"3.1.0\",\n", "line 3, column 1: the document ends too early; was the download cut off?")]
    [InlineData("{\"a\": 1} x", "line 1, column 10: not valid JSON: 'x' is invalid after a single JSON value. Expected end of data.")]
    [InlineData("{\"a\": 1,\n \"a\": 2}", "line 2, column 2: 'a' is already in this object.")]
    [InlineData("{\"a\": \"\\ud800\"}", "line 1, column 7: half a surrogate pair in a string.")]
    [InlineData("[]", "#: not an OpenAPI document: there is no openapi version.")]
    [InlineData("{\"swagger\": \"2.0\"}", "#/swagger: this is a Swagger 2.0 document; OpenAPI 3.0 or 3.1 is needed.")]
    [InlineData("{\"openapi\": \"3.2.0\"}", "#/openapi: this is an OpenAPI 3.2.0 document; OpenAPI 3.0 or 3.1 is needed.")]
    [InlineData("{\"openapi\": \"3.1.0\"}", "#/paths: the document has no operations.")]
    [InlineData("{\"openapi\": \"3.1.0\", \"paths\": []}", "#/paths: expected an object but found array.")]
    public Task UnreadableDocument_IsRefusedWithItsPlace(string text, string message) =>
        AssertRefusedAsync(_bench.Add("bad.json", text), $"bad.json: {message}");

    [Fact]
    public Task BytesThatAreNotUtf8_AreRefusedWithTheirPlace() =>
        AssertRefusedAsync(
            _bench.Add("bad.json", [.. "{\n\"a\": \""u8, 0xFF, .. "\"}"u8]), "bad.json: line 2, column 7: not UTF-8 text.");

    [Fact]
    public Task DoubledOperationId_IsRefusedWithBothPlaces()
    {
        var document = Library.Document();
        document["paths"]!["/books"]!["post"]!["operationId"] = "get_shelf";

        return AssertRefusedAsync(
            _bench.Add("bad.json", document),
            "bad.json: #/paths/~1books/post: operationId 'get_shelf' is already used at #/paths/~1shelves~1{id}/get");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public Task MissingOperationId_IsRefused(string? id)
    {
        var document = Library.Document();
        document["paths"]!["/books"]!["post"]!["operationId"] = id;

        return AssertRefusedAsync(
            _bench.Add("bad.json", document), "bad.json: #/paths/~1books/post: the operation has no operationId.");
    }

    [Theory]
    [InlineData("#/components/schemas/Ghost", "'#/components/schemas/Ghost' does not exist.")]
    [InlineData("other.json#/Book", "'other.json#/Book' points outside the document.")]
    [InlineData("#/info", "'#/info' is not a schema under #/components/schemas/")]
    public Task ReferenceThatLeadsNowhere_IsRefused(string target, string message)
    {
        var document = Library.Document();
        document["components"]!["schemas"]!["Shelf"]!["properties"]!["books"]!["$ref"] = target;

        return AssertRefusedAsync(
            _bench.Add("bad.json", document), $"bad.json: #/components/schemas/Shelf/properties/books/$ref: {message}");
    }

    [Fact]
    public Task ReferenceThatLeadsNowhereInAnErrorResponse_IsRefusedToo()
    {
        var document = Library.Document();
        document["paths"]!["/books"]!["get"]!["responses"]!["404"] =
            JsonNode.Parse("""{"$ref":"#/components/responses/Ghost"}""");

        return AssertRefusedAsync(
            _bench.Add("bad.json", document),
            "bad.json: #/paths/~1books/get/responses/404/$ref: '#/components/responses/Ghost' does not exist.");
    }

    [Fact]
    public Task ParameterWithoutName_IsRefused()
    {
        var document = Library.Document();
        document["paths"]!["/books"]!["get"]!["parameters"]![1]!.AsObject().Remove("name");

        return AssertRefusedAsync(
            _bench.Add("bad.json", document), "bad.json: #/paths/~1books/get/parameters/1: a parameter needs 'name', a string.");
    }

    [Fact]
    public Task MissingFile_IsRefused() =>
        AssertRefusedAsync(_bench.At("ghost.json"), $"{_bench.At("ghost.json")}: no such file.");

    [Fact]
    public Task Directory_IsRefused() =>
        AssertRefusedAsync(_bench.At(""), $"{_bench.At("")}: is a directory; name the document inside it.");

    [Fact]
    public async Task OneUnwritableFile_LeavesAllThreeUntouched()
    {
        _bench.Add("out/api.json", "old");
        _bench.Add("out/api.provenance.json", "old");
        // A folder in place of the third file: the first two renames succeed and must be taken back.
        _bench.Add("out/api.operations.txt/file", "old");

        var exitCode = await _bench.ImportAsync(_bench.Add("good.json", Library.Document()));

        Assert.Equal(2, exitCode);
        Assert.StartsWith($"error: {_bench.Document}: cannot write: ", _bench.Error, StringComparison.Ordinal);
        Assert.Equal("old", await File.ReadAllTextAsync(_bench.Document));
        Assert.Equal("old", await File.ReadAllTextAsync(_bench.Provenance));
        Assert.Equal(3, Directory.GetFileSystemEntries(_bench.At("out")).Length);
    }

    [Theory]
    [InlineData("import")]
    [InlineData("import", "a.json", "b.json")]
    [InlineData("import", "a.json", "--date", "2026-13-01")]
    [InlineData("imprt")]
    public async Task WrongCommandLine_ExitsWithTwo(params string[] args)
    {
        Assert.Equal(2, await _bench.RunAsync(args));
        Assert.NotEmpty(_bench.Error);
    }

    private async Task AssertRefusedAsync(string source, string message)
    {
        var old = new[] { "out/api.json", "out/api.provenance.json", "out/api.operations.txt" }
            .Select(name => _bench.Add(name, Encoding.UTF8.GetBytes($"old {name}")))
            .ToArray();

        var exitCode = await _bench.ImportAsync(source);

        Assert.Equal(2, exitCode);
        Assert.Equal($"error: {message}{Environment.NewLine}", _bench.Error);
        Assert.Empty(_bench.Output);
        Assert.All(old, path => Assert.StartsWith("old ", File.ReadAllText(path), StringComparison.Ordinal));
        Assert.Equal(3, Directory.GetFiles(_bench.At("out")).Length);
    }
}
