using Auth0Mcp.SpecTool.Checks;
using Auth0Mcp.SpecTool.Commands;

namespace Auth0Mcp.SpecTool.Tests;

/// <summary><c>check</c>: one line per check, the faults below it, exit code 1 when there is one.</summary>
public sealed class CheckTests : IDisposable
{
    private readonly LibrarySpec _library = new();

    public void Dispose() => _library.Dispose();

    [Fact]
    public async Task CommittedSpec_PassesEveryCheck()
    {
        using var bench = new Workbench();

        Assert.Equal(0, await bench.RunAsync("check", "--spec", Path.Combine(Repository.FindRoot(AppContext.BaseDirectory), "spec")));

        Assert.Equal(5, bench.Output.Split('\n').Count(static line => line.StartsWith("ok ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task SecondCatalog_PassesEveryCheck()
    {
        using var bench = new Workbench();
        var folder = Path.Combine(Repository.FindRoot(AppContext.BaseDirectory), "eng", "samples", "Orchard", "spec");

        Assert.Equal(0, await bench.RunAsync("check", "--spec", folder));
    }

    [Fact]
    public async Task DocumentEditedByHand_FailsTheProvenance()
    {
        await _library.CreateAsync();
        File.AppendAllText(_library.Document, "\n");

        await AssertFailsAsync("failed provenance matches the document", "its hash is of another document");
    }

    [Fact]
    public async Task ImportWithDescriptions_FailsAsProse()
    {
        await _library.CreateAsync();
        await _library.Bench.RunAsync(
            "import", _library.Bench.At("library-2026-01-01.json"), "--output", _library.Document, "--keep-descriptions");

        await AssertFailsAsync("failed no prose in the document", "#/paths/~1books/get/summary is prose; import the document again");
    }

    [Fact]
    public async Task OperationWithoutATool_FailsTheCoverage()
    {
        await _library.CreateAsync(
            LibrarySpec.Manifest.Replace("operation: post_books", "operation: get_books", StringComparison.Ordinal)
            .Replace("    rename: { author: writer }\n", "", StringComparison.Ordinal));

        await AssertFailsAsync("failed a build reports no error", "error A0M045: No tool calls operation 'post_books' (POST /books).");
    }

    [Fact]
    public async Task PendingDecision_FailsAtItsLine()
    {
        await _library.CreateAsync(
            LibrarySpec.Manifest.Replace("title: List books", "title: \"todo: a name\"", StringComparison.Ordinal));

        await AssertFailsAsync(
            "failed a build reports no error",
            "spec/tools/books.yaml(7,12): error A0M060: auth0_list_books: 'title' is still to be written: a name.");
    }

    [Fact]
    public async Task OperationsFileOfAnotherDocument_FailsTheReading()
    {
        await _library.CreateAsync();
        File.WriteAllText(Path.Combine(_library.Folder, "management-api.operations.txt"), "GET /books get_books GetBooks\n");

        await AssertFailsAsync("failed NSwag's reading matches the document", "POST /books: NSwag does not see it.");
    }

    [Fact]
    public async Task StalePages_FailWithWhatTheirProgramSays()
    {
        using var input = new MemoryStream();
        using var output = new StringWriter();
        using var http = new HttpClientHandler();
        var asked = new List<string>();
        var streams = new ToolStreams(input, output, output, http)
        {
            RunProgramAsync = (program, arguments, _) =>
            {
                asked.Add($"{program} {string.Join(' ', arguments)}");
                return Task.FromResult((1, "spec/TOOLS.md is stale.\n"));
            },
        };

        Assert.Equal(["spec/TOOLS.md is stale."], await GeneratedPages.Check(".", streams).FindFaultsAsync(CancellationToken.None));
        Assert.Equal(["dotnet run --project ./eng/Auth0Mcp.Pages -- --check"], asked.Select(static line => line.Replace('\\', '/')));
    }

    private async Task AssertFailsAsync(params string[] lines)
    {
        Assert.Equal(1, await _library.Bench.RunAsync("check", "--spec", _library.Folder));
        Assert.All(lines, line => Assert.Contains(line, _library.Bench.Output, StringComparison.Ordinal));
    }
}
