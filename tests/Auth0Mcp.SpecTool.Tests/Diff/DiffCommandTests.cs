using System.Text.Json.Nodes;

namespace Auth0Mcp.SpecTool.Tests.Diff;

/// <summary>The command line of <c>diff</c>.</summary>
public sealed class DiffCommandTests : IDisposable
{
    private readonly LibrarySpec _library = new();

    public void Dispose() => _library.Dispose();

    [Fact]
    public async Task UpstreamAndImportedDocument_DoNotDiffer()
    {
        await _library.CreateAsync();

        Assert.Equal(0, await DiffAsync(_library.Document, _library.Bench.Add("upstream.json", Library.Document())));

        Assert.Contains("Operations: 3 → 3.\n\nNothing differs.", _library.Bench.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_NamesEffectSubjectAndTools()
    {
        await _library.CreateAsync();
        var changed = Library.Document();
        changed["components"]!["schemas"]!["Book"]!["properties"]!.AsObject().Remove("default");
        changed["paths"]!["/books"]!.AsObject().Remove("post");

        Assert.Equal(0, await DiffAsync(_library.Document, _library.Bench.Add("upstream.json", changed)));

        Assert.Contains(
            """
            ## Breaking for tools we ship (2)

            - `post_books`: operation removed (POST /books) · `auth0_create_book`
            - `Book`: `default` removed (boolean) · `auth0_get_shelf`, `auth0_list_books`

            """.ReplaceLineEndings("\n"),
            _library.Bench.Output,
            StringComparison.Ordinal);
        Assert.DoesNotContain(Library.Prose, _library.Bench.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_HoldsTheSameForPrograms()
    {
        await _library.CreateAsync();
        var changed = Library.Document();
        changed["paths"]!["/books"]!["get"]!["x-release-lifecycle"] = "GA";

        Assert.Equal(0, await DiffAsync(_library.Document, _library.Bench.Add("upstream.json", changed), "--format", "json"));

        var line =
            JsonNode.Parse(
                _library.Bench.Output[_library.Bench.Output.IndexOf(
                "{\n", StringComparison.Ordinal)..])!["differences"]!.AsArray().Single()!;
        Assert.Equal("neutral", line["effect"]!.GetValue<string>());
        Assert.Equal("lifecycle", line["aspect"]!.GetValue<string>());
        Assert.Equal("EA", line["before"]!.GetValue<string>());
        Assert.Equal("GA", line["after"]!.GetValue<string>());
        Assert.Equal("auth0_list_books", line["tools"]![0]!.GetValue<string>());
    }

    [Theory]
    [InlineData("nowhere.json", "md")]
    [InlineData("upstream.json", "xml")]
    public async Task WrongInput_IsRefused(string name, string format)
    {
        await _library.CreateAsync();
        _library.Bench.Add("upstream.json", Library.Document());

        Assert.Equal(2, await DiffAsync(_library.Document, _library.Bench.At(name), "--format", format));

        Assert.NotEmpty(_library.Bench.Error);
    }

    private Task<int> DiffAsync(string old, string now, params string[] options) =>
        _library.Bench.RunAsync(["diff", old, now, "--spec", _library.Folder, .. options]);
}
