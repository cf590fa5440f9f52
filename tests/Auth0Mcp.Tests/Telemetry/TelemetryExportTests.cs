using System.Text.Json;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.SignIn.OAuth;
using Auth0Mcp.Telemetry;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Telemetry;

/// <summary>What comes to the collector, and what happens when there is none.</summary>
[Collection(Alone.Name)]
public sealed class TelemetryExportTests : IDisposable
{
    private readonly TestTenant _tenant = new();

    public void Dispose() => _tenant.Dispose();

    [Fact]
    public async Task EndpointForAllSignals_GetsTheirPaths()
    {
        await using var collector = new Collector();
        await CallAsync(Otel.Http, $"OTEL_EXPORTER_OTLP_ENDPOINT={collector.Address}/base/");

        Assert.Equal(["/base/v1/metrics", "/base/v1/traces"], collector.Paths);
        Assert.Contains("execute_tool auth0_list_applications", collector.Text, StringComparison.Ordinal);
        Assert.Contains("auth0_mcp.tool.duration", collector.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EndpointOfOneSignal_GetsThatSignalAlone_AndIsTakenAsItStands()
    {
        await using var collector = new Collector();
        await CallAsync(Otel.Http, $"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT={collector.Address}/mine");

        Assert.Equal(["/mine"], collector.Paths);
    }

    [Fact]
    public async Task VariablesOfOneSignal_BeatThoseForAll()
    {
        await using var forAll = new Collector();
        await using var forTraces = new Collector();
        await CallAsync(
            $"OTEL_EXPORTER_OTLP_ENDPOINT={forAll.Address}",
            "OTEL_EXPORTER_OTLP_HEADERS=x-key=all",
            "OTEL_EXPORTER_OTLP_METRICS_PROTOCOL=http/protobuf",
            $"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT={forTraces.Address}/t",
            "OTEL_EXPORTER_OTLP_TRACES_HEADERS=x-key=traces",
            "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL=http/protobuf");

        Assert.All(forAll.Seen, static sent => Assert.Equal(("/v1/metrics", "all"), (sent.Path, sent.Key)));
        Assert.All(forTraces.Seen, static sent => Assert.Equal(("/t", "traces"), (sent.Path, sent.Key)));
        Assert.NotEmpty(forAll.Seen);
        Assert.NotEmpty(forTraces.Seen);
    }

    [Fact]
    public async Task CollectorThatNeverAnswers_HoldsUpNeitherCallNorEnd()
    {
        await using var collector = new Collector(answers: false);
        var export = Otel.Export(Otel.Http, "OTEL_EXPORTER_OTLP_TIMEOUT=3600000", $"OTEL_EXPORTER_OTLP_ENDPOINT={collector.Address}");

        Assert.Equal(
            "[]", (await _tenant.Answers(200, "[]").CallAsync("auth0_list_applications")).Success.GetProperty("items").GetRawText());
        await export.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task FailedCall_TellsNothingOfWhatWasSaid()
    {
        await using var collector = new Collector();
        string confirmation;
        await using (Otel.Export(Otel.Http, $"OTEL_EXPORTER_OTLP_ENDPOINT={collector.Address}"))
        {
            await using var pipe = new McpPipe(
                _tenant.Answers(200, """{"client_id":"canary-id","name":"canary-name"}"""), confirm: ConfirmLevel.Destructive);
            await pipe.InitializeAsync();
            var plan = await pipe.AskAsync(
                McpPipe.Call("auth0_delete_application", """{"client_id":"canary-id"}""", "\"canary-request\""));
            confirmation = JsonElement.Parse(McpPipe.ToolText(plan)).GetProperty("error").GetProperty("confirmation").GetString()!;
            await pipe.AskAsync(McpPipe.Call("auth0_list_applications", """{"canary_argument":"canary-value"}""", "2"));
            await pipe.AskAsync(McpPipe.Call("canary-tool", "{}", "3"));
            await pipe.AskAsync("""{"jsonrpc":"2.0","id":4,"method":"resources/read","params":{"uri":"canary://uri"}}""");
            await pipe.AskAsync("""{"jsonrpc":"2.0","id":5,"method":"prompts/get","params":{"name":"canary-prompt"}}""");
        }

        Assert.Contains("execute_tool auth0_delete_application", collector.Text, StringComparison.Ordinal);
        Assert.Contains("execute_tool _OTHER", collector.Text, StringComparison.Ordinal);
        Assert.Contains("confirmation_required", collector.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", collector.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(confirmation, collector.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(TestTenant.Host, collector.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AuthorizationServer_IsNotToldTheTrace()
    {
        await using var server = new Collector();
        await using var collector = new Collector();
        await using (Otel.Export(Otel.Http, $"OTEL_EXPORTER_OTLP_ENDPOINT={collector.Address}"))
        {
            using var span = Signals.Source.StartActivity("call");
            Assert.NotNull(span);
            using var http = OAuthHttp.Create();
            using var answer = await http.PostAsync(new Uri(server.Address + "/oauth/token"), null);
        }

        Assert.Null(Assert.Single(server.Seen).TraceParent);
    }

    /// <summary>A call while telemetry is on, until everything is sent.</summary>
    private async Task CallAsync(params string[] variables)
    {
        await using var export = Otel.Export(variables);
        await _tenant.Answers(200, "[]").CallAsync("auth0_list_applications");
    }
}
