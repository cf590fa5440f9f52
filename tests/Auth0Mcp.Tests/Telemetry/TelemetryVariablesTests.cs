using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Telemetry;

/// <summary>A variable that cannot be used is told by its name, and stops nothing that does not depend on it.</summary>
[Collection(Alone.Name)]
public sealed class TelemetryVariablesTests : IDisposable
{
    private readonly TestTenant _tenant = new();

    public void Dispose() => _tenant.Dispose();

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=canary:4317", "OTEL_EXPORTER_OTLP_ENDPOINT is not an address of a collector")]
    [InlineData(
        "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT=ftp://canary", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT is not an address of a collector")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL=http/json", "OTEL_EXPORTER_OTLP_PROTOCOL is neither 'grpc' nor 'http/protobuf'")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS=canary-key", "OTEL_EXPORTER_OTLP_HEADERS is not a list of headers")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS=canary key=canary", "OTEL_EXPORTER_OTLP_HEADERS is not a list of headers")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS=x-key=canary,=canary", "OTEL_EXPORTER_OTLP_HEADERS is not a list of headers")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS=Content-Type=canary", "OTEL_EXPORTER_OTLP_HEADERS is not a list of headers")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS=x-key=canary%0d%0ax: y", "OTEL_EXPORTER_OTLP_HEADERS is not a list of headers")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS=x-key=canary%C3%A9", "OTEL_EXPORTER_OTLP_HEADERS is not a list of headers")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS=x-key=a%2Ccanary", "OTEL_EXPORTER_OTLP_HEADERS is not a list of headers")]
    [InlineData("OTEL_EXPORTER_OTLP_CERTIFICATE=/nowhere/canary.pem", "OTEL_EXPORTER_OTLP_CERTIFICATE names no file")]
    public void SomethingThatExportNeeds_IsToldOnce_AndNothingIsSent(string variable, string said)
    {
        var (export, line) = Otel.Open([variable, .. Collectors(variable)]);

        Assert.Null(export);
        AssertTold(said, line);
    }

    [Theory]
    [InlineData("OTEL_SDK_DISABLED=canary", "OTEL_SDK_DISABLED is neither 'true' nor 'false'")]
    [InlineData("OTEL_SDK_DISABLED=1", "OTEL_SDK_DISABLED is neither 'true' nor 'false'")]
    [InlineData("OTEL_EXPORTER_OTLP_TIMEOUT=canary", "OTEL_EXPORTER_OTLP_TIMEOUT is not a whole number from 1")]
    [InlineData("OTEL_EXPORTER_OTLP_COMPRESSION=canary", "OTEL_EXPORTER_OTLP_COMPRESSION is ignored, because it is none of none, gzip")]
    [InlineData("OTEL_BSP_SCHEDULE_DELAY=-1", "OTEL_BSP_SCHEDULE_DELAY is not a whole number from 1")]
    [InlineData("OTEL_BSP_MAX_QUEUE_SIZE=0", "OTEL_BSP_MAX_QUEUE_SIZE is not a whole number from 1")]
    [InlineData("OTEL_BSP_MAX_EXPORT_BATCH_SIZE=99999999999", "OTEL_BSP_MAX_EXPORT_BATCH_SIZE is not a whole number from 1")]
    [InlineData(
        "OTEL_BSP_MAX_QUEUE_SIZE=8 OTEL_BSP_MAX_EXPORT_BATCH_SIZE=9",
        "OTEL_BSP_MAX_EXPORT_BATCH_SIZE is more than OTEL_BSP_MAX_QUEUE_SIZE")]
    [InlineData("OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT=canary", "OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT is not a whole number from 0")]
    [InlineData("OTEL_METRIC_EXPORT_INTERVAL=0", "OTEL_METRIC_EXPORT_INTERVAL is not a whole number from 1")]
    [InlineData("OTEL_METRIC_EXPORT_TIMEOUT=canary", "OTEL_METRIC_EXPORT_TIMEOUT is not a whole number from 1")]
    [InlineData("OTEL_TRACES_SAMPLER=canary", "OTEL_TRACES_SAMPLER is ignored, because it is none of always_on,")]
    [InlineData(
        "OTEL_TRACES_SAMPLER=traceidratio OTEL_TRACES_SAMPLER_ARG=canary", "OTEL_TRACES_SAMPLER_ARG is not a number from 0 to 1")]
    [InlineData("OTEL_METRICS_EXEMPLAR_FILTER=canary", "OTEL_METRICS_EXEMPLAR_FILTER is ignored")]
    [InlineData(
        "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE=canary", "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE is ignored")]
    [InlineData("OTEL_RESOURCE_ATTRIBUTES=canary", "OTEL_RESOURCE_ATTRIBUTES is not a list of attributes")]
    public async Task SomethingWithADefault_IsToldOnce_AndEverythingIsSent(string variables, string said)
    {
        await using var collector = new Collector();
        var (export, line) = Otel.Open([.. variables.Split(' '), Otel.Http, $"OTEL_EXPORTER_OTLP_ENDPOINT={collector.Address}"]);
        await using (export)
        {
            await _tenant.Answers(200, "[]").CallAsync("auth0_list_applications");
        }

        Assert.Equal(["/v1/metrics", "/v1/traces"], collector.Paths);
        AssertTold(said, line);
    }

    [Theory]
    [InlineData(
        "OTEL_BSP_SCHEDULE_DELAY=1000 OTEL_BSP_EXPORT_TIMEOUT=1000 OTEL_BSP_MAX_QUEUE_SIZE=8 OTEL_METRIC_EXPORT_INTERVAL=1000 "
        + "OTEL_METRIC_EXPORT_TIMEOUT=1000")]
    [InlineData(
        "OTEL_TRACES_SAMPLER=parentbased_traceidratio OTEL_TRACES_SAMPLER_ARG=1.0 OTEL_METRICS_EXEMPLAR_FILTER=always_off "
        + "OTEL_ATTRIBUTE_COUNT_LIMIT=128")]
    [InlineData(
        "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE=Delta "
        + "OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION=explicit_bucket_histogram OTEL_SDK_DISABLED=False")]
    [InlineData(
        "OTEL_SDK_DISABLED= OTEL_EXPORTER_OTLP_TIMEOUT= OTEL_EXPORTER_OTLP_HEADERS= OTEL_TRACES_SAMPLER= OTEL_RESOURCE_ATTRIBUTES=")]
    public async Task ValuesOfTheSpecification_AreTaken(string variables)
    {
        await using var collector = new Collector();
        await using (Otel.Export([.. variables.Split(' '), Otel.Http, $"OTEL_EXPORTER_OTLP_ENDPOINT={collector.Address}"]))
        {
            await _tenant.Answers(200, "[]").CallAsync("auth0_list_applications");
        }

        Assert.Equal(["/v1/metrics", "/v1/traces"], collector.Paths);
    }

    [Fact]
    public async Task NameAndAttributesOfTheService_AreTold()
    {
        await using var collector = new Collector();
        await using (Otel.Export(
            Otel.Http, $"OTEL_EXPORTER_OTLP_ENDPOINT={collector.Address}", "OTEL_SERVICE_NAME=my-service",
            "OTEL_RESOURCE_ATTRIBUTES=team=my%20team,stage=test"))
        {
            await _tenant.Answers(200, "[]").CallAsync("auth0_list_applications");
        }

        Assert.All(["my-service", "my team", "stage"], told => Assert.Contains(told, collector.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task SamplerThatTakesNone_SendsNoTraces()
    {
        await using var collector = new Collector();
        await using (Otel.Export(Otel.Http, $"OTEL_EXPORTER_OTLP_ENDPOINT={collector.Address}", "OTEL_TRACES_SAMPLER=always_off"))
        {
            await _tenant.Answers(200, "[]").CallAsync("auth0_list_applications");
        }

        Assert.Equal(["/v1/metrics"], collector.Paths);
    }

    [Fact]
    public async Task SignalThatCannotBeSent_LeavesTheOther()
    {
        await using var collector = new Collector();
        var (export, line) = Otel.Open(
            Otel.Http, $"OTEL_EXPORTER_OTLP_ENDPOINT={collector.Address}", "OTEL_EXPORTER_OTLP_METRICS_HEADERS=canary");
        await using (export)
        {
            await _tenant.Answers(200, "[]").CallAsync("auth0_list_applications");
        }

        Assert.Equal(["/v1/traces"], collector.Paths);
        AssertTold("OTEL_EXPORTER_OTLP_METRICS_HEADERS is not a list of headers", line);
    }

    [Fact]
    public async Task Headers_AreDecoded_AndTheirEmptyPartsSkipped()
    {
        await using var collector = new Collector();
        await using (Otel.Export(
            Otel.Http, $"OTEL_EXPORTER_OTLP_ENDPOINT={collector.Address}",
            "OTEL_EXPORTER_OTLP_HEADERS= x-key = Basic%20YTpi=, ,x-other=1,"))
        {
            await _tenant.Answers(200, "[]").CallAsync("auth0_list_applications");
        }

        Assert.NotEmpty(collector.Seen);
        Assert.All(collector.Seen, static sent => Assert.Equal("Basic YTpi=", sent.Key));
    }

    [Fact]
    public void FileThatHoldsNoCertificate_IsTold_AndNothingIsSent()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "canary");
            var (export, line) = Otel.Open($"OTEL_EXPORTER_OTLP_CERTIFICATE={file}", "OTEL_EXPORTER_OTLP_ENDPOINT=https://127.0.0.1:9");

            Assert.Null(export);
            AssertTold("OTEL_EXPORTER_OTLP_CERTIFICATE cannot be used", line);
            Assert.DoesNotContain(file, line, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void ExporterThatNobodyKnows_IsTold_AndItsSignalIsNotSent()
    {
        var (export, line) = Otel.Open("OTEL_TRACES_EXPORTER=canary", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=http://127.0.0.1:9");

        Assert.Null(export);
        AssertTold("OTEL_TRACES_EXPORTER names no exporter", line);
    }

    [Fact]
    public void SwitchThatIsNoBoolean_IsTold_WithoutACollector()
    {
        var (export, line) = Otel.Open("OTEL_SDK_DISABLED=canary");

        Assert.Null(export);
        AssertTold("OTEL_SDK_DISABLED is neither", line);
    }

    [Fact]
    public void OffByOwnSwitch_TellsNothing()
        => Assert.Equal(
            (null, ""), Otel.Open("AUTH0_MCP_ANALYTICS=false", "OTEL_SDK_DISABLED=canary", "OTEL_EXPORTER_OTLP_ENDPOINT=canary"));

    /// <summary>One line, by whichever and however many signals the variable is read, and not the value.</summary>
    private static void AssertTold(string said, string line)
    {
        Assert.StartsWith("auth0-mcp: " + said, line, StringComparison.Ordinal);
        Assert.Equal(line.Length - 1, line.IndexOf('\n', StringComparison.Ordinal));
        Assert.DoesNotContain("canary", line, StringComparison.Ordinal);
    }

    /// <summary>A collector, unless the variable names one.</summary>
    private static string[] Collectors(string variable)
        => variable.Contains("ENDPOINT=", StringComparison.Ordinal) ? [] : ["OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:9"];
}
