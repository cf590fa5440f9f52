using Auth0Mcp.Team.Tests.Fixtures;
using Auth0Mcp.Tests.Telemetry;

namespace Auth0Mcp.Team.Tests.Record;

/// <summary>The record of calls at a collector.</summary>
public sealed class RecordExportTests
{
    [Fact]
    public async Task LinesOfTheRecord_AreSentToTheCollector()
    {
        await using var collector = new Collector();
        var record = await CallAsync(Variables(collector, ("OTEL_TRACES_EXPORTER", "none"), ("OTEL_METRICS_EXPORTER", "none")));

        Assert.Equal(2, record.Length);
        Assert.Equal(["/v1/logs"], collector.Paths);
        Assert.All(record, line => Assert.Contains(line, collector.Text, StringComparison.Ordinal));
        Assert.Contains("auth0_mcp.call", collector.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OTEL_LOGS_EXPORTER", "none")]
    [InlineData("OTEL_SDK_DISABLED", "true")]
    [InlineData("OTEL_EXPORTER_OTLP_LOGS_ENDPOINT", "nonsense")]
    public async Task RecordThatIsSwitchedOff_IsWrittenAndNotSent(string name, string value)
    {
        await using var collector = new Collector();
        var record = await CallAsync(Variables(collector, (name, value)));

        Assert.Equal(2, record.Length);
        Assert.DoesNotContain("/v1/logs", collector.Paths);
    }

    [Fact]
    public async Task CollectorThatNeverAnswers_HoldsNothingUp()
    {
        await using var collector = new Collector(answers: false);

        Assert.Equal(2, (await CallAsync(Variables(collector))).Length);
    }

    private static Dictionary<string, string> Variables(Collector collector, params (string Name, string Value)[] further)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        };
        foreach (var (name, value) in further)
        {
            variables[name] = value;
        }

        return variables;
    }

    /// <summary>The lines of two calls.</summary>
    private static async Task<string[]> CallAsync(Dictionary<string, string> variables)
    {
        var server = await RunningServer.StartAsync(
            surroundings: options => options with { Environment = variables.GetValueOrDefault });
        await using (server)
        {
            await server.Client().CallAsync("auth0_list_applications", """{"per_page":1}""");
            await server.Client("ben").CallAsync("auth0_get_application", """{"client_id":"nobody"}""");
        }

        return server.Record.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
