using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Auth0Mcp.SpecTool.Import;

namespace Auth0Mcp.SpecTool.Tests;

/// <summary>Where a document may come from, and what is recorded about it.</summary>
public sealed class SourceTests
{
    private static readonly byte[] Document = Encoding.UTF8.GetBytes(Library.Document().ToJsonString());

    [Fact]
    public async Task File_IsRecordedByNameDateAndHash()
    {
        using var bench = new Workbench();

        await bench.ImportAsync(bench.Add("deep/library-2026-06-25.json", Document));

        var provenance = ProvenanceOf(bench);
        Assert.Equal("library-2026-06-25.json", provenance["source"]!.GetValue<string>());
        Assert.Equal("2026-06-25", provenance["date"]!.GetValue<string>());
        Assert.Equal(Provenance.Sha256(Document), provenance["upstream"]!["sha256"]!.GetValue<string>());
        var written = await File.ReadAllBytesAsync(bench.Document);
        Assert.Equal(Provenance.Sha256(written), provenance["imported"]!["sha256"]!.GetValue<string>());
        Assert.Equal(3, provenance["operations"]!.GetValue<int>());
        Assert.Equal(4, provenance["schemas"]!.GetValue<int>());
    }

    [Fact]
    public async Task Date_FromTheCommandLineWins()
    {
        using var bench = new Workbench();

        await bench.ImportAsync(bench.Add("library-2026-06-25.json", Document), "--date", "2026-07-01");

        Assert.Equal("2026-07-01", ProvenanceOf(bench)["date"]!.GetValue<string>());
    }

    [Fact]
    public async Task ByteOrderMark_IsAccepted()
    {
        using var bench = new Workbench();

        Assert.Equal(0, await bench.ImportAsync(bench.Add("library.json", [0xEF, 0xBB, 0xBF, .. Document])));
    }

    [Fact]
    public async Task StandardInput_IsReadToItsEnd()
    {
        using var bench = new Workbench { StandardInput = Document };

        Assert.Equal(0, await bench.ImportAsync("-"));
        Assert.Equal("standard input", ProvenanceOf(bench)["source"]!.GetValue<string>());
        Assert.Null(ProvenanceOf(bench)["date"]);
    }

    [Fact]
    public async Task Url_IsDownloadedAndRecordedWithoutCredentials()
    {
        using var bench = new Workbench { Http = new FixedAnswer(HttpStatusCode.OK, Document) };

        Assert.Equal(0, await bench.ImportAsync("https://ann:hunter2@library.test:8443/api.json?key=hunter2#hunter2"));
        Assert.Equal("https://library.test:8443/api.json", ProvenanceOf(bench)["source"]!.GetValue<string>());
    }

    [Fact]
    public async Task UrlThatAnswersAnError_IsRefusedWithoutCredentials()
    {
        using var bench = new Workbench { Http = new FixedAnswer(HttpStatusCode.NotFound, []) };

        Assert.Equal(2, await bench.ImportAsync("https://library.test/api.json?key=hunter2"));
        Assert.Equal("error: https://library.test/api.json: answered 404 Not Found", bench.Error.TrimEnd());
        Assert.False(File.Exists(bench.Document));
    }

    [Fact]
    public async Task UrlThatCannotBeReached_IsRefused()
    {
        using var bench = new Workbench { Http = new FixedAnswer(new HttpRequestException("no route")) };

        Assert.Equal(2, await bench.ImportAsync("https://library.test/api.json"));
        Assert.Equal("error: https://library.test/api.json: download failed: no route", bench.Error.TrimEnd());
    }

    private static JsonNode ProvenanceOf(Workbench bench) => JsonNode.Parse(File.ReadAllBytes(bench.Provenance))!;

    private sealed class FixedAnswer(HttpStatusCode status, byte[] content) : HttpMessageHandler
    {
        private readonly Exception? _failure;

        public FixedAnswer(Exception failure)
            : this(default, []) => _failure = failure;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            _failure is null
                ? Task.FromResult(new HttpResponseMessage(status) { Content = new ByteArrayContent(content) })
                : Task.FromException<HttpResponseMessage>(_failure);
    }
}
