using Auth0Mcp.Telemetry;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Telemetry;

/// <summary>What comes to a collector that speaks gRPC.</summary>
[Collection(Alone.Name)]
public sealed class GrpcExportTests : IDisposable
{
    private readonly TestTenant _tenant = new();

    public void Dispose() => _tenant.Dispose();

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_PROTOCOL=grpc")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_PROTOCOL=")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_COMPRESSION=gzip")]
    public async Task TracesAndMetrics_ComeToTheServicesOfTheirNames(string endpoint, string protocol)
    {
        await using var collector = new GrpcCollector();
        await using (Otel.Export(protocol, $"{endpoint}={collector.Address}", "OTEL_EXPORTER_OTLP_HEADERS=X-Key=a%20key"))
        {
            await _tenant.Answers(200, "[]").CallAsync("auth0_list_applications");
        }

        Assert.Equal(
            [
                ("/opentelemetry.proto.collector.metrics.v1.MetricsService/Export", "HTTP/2", "application/grpc"),
                ("/opentelemetry.proto.collector.trace.v1.TraceService/Export", "HTTP/2", "application/grpc"),
            ],
            collector.Seen.OrderBy(static sent => sent.Path, StringComparer.Ordinal)
            .Select(static sent => (sent.Path, sent.Protocol, sent.ContentType)));
        Assert.All(collector.Seen, static sent => Assert.Contains("x-key: a key", sent.Headers, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Export_HoldsTheCallAndNoSecret()
    {
        await using var collector = new GrpcCollector();
        await using (Otel.Export("OTEL_EXPORTER_OTLP_PROTOCOL=grpc", $"OTEL_EXPORTER_OTLP_ENDPOINT={collector.Address}"))
        {
            await _tenant.Answers(200, """{"client_id":"canary-id","client_secret":"canary-secret"}""")
                .CallAsync("auth0_get_application", """{"client_id":"canary-id"}""");
            await _tenant.Answers(403, """{"message":"canary-message"}""").CallAsync("auth0_list_applications");
        }

        Assert.Contains("execute_tool auth0_get_application", collector.Text, StringComparison.Ordinal);
        Assert.Contains("auth0_mcp.tool.duration", collector.Text, StringComparison.Ordinal);
        Assert.Contains("GET /clients/{id}", collector.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", collector.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(TestTenant.Host, collector.Text, StringComparison.Ordinal);
        Assert.All(
            collector.Seen, static sent => Assert.DoesNotContain("authorization", sent.Headers, StringComparison.OrdinalIgnoreCase));
        Assert.All(
            collector.Seen, static sent => Assert.DoesNotContain("traceparent", sent.Headers, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task CollectorThatNeverAnswers_HoldsUpNeitherCallNorEnd()
    {
        await using var collector = new GrpcCollector(answers: false);
        var export = Otel.Export("OTEL_EXPORTER_OTLP_TIMEOUT=3600000", $"OTEL_EXPORTER_OTLP_ENDPOINT={collector.Address}");

        Assert.Equal(
            "[]", (await _tenant.Answers(200, "[]").CallAsync("auth0_list_applications")).Success.GetProperty("items").GetRawText());
        await export.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
    }
}
