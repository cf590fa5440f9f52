using Auth0Mcp.Configuration;
using Auth0Mcp.Telemetry;

namespace Auth0Mcp.Tests.Telemetry;

/// <summary>When anything is exported: only when somebody says where to.</summary>
public class TelemetrySwitchesTests
{
    [Theory]
    [InlineData("", false, false)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=", false, false)]
    [InlineData("OTEL_TRACES_EXPORTER=otlp", false, false)]
    [InlineData("AUTH0_MCP_ANALYTICS=true", false, false)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4317", true, true)]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=http://127.0.0.1:4317", true, false)]
    [InlineData("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT=http://127.0.0.1:4317", false, true)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4317 OTEL_TRACES_EXPORTER=none", false, true)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4317 OTEL_METRICS_EXPORTER=console", true, false)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4317 OTEL_TRACES_EXPORTER=console,otlp", true, true)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4317 OTEL_SDK_DISABLED=true", false, false)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4317 OTEL_SDK_DISABLED=TRUE", false, false)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4317 OTEL_SDK_DISABLED=nonsense", true, true)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4317 OTEL_METRICS_EXPORTER=nonsense", true, false)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4317 AUTH0_MCP_ANALYTICS=false", false, false)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4317 AUTH0_MCP_ANALYTICS=true", true, true)]
    public void Variables_SwitchOn(string variables, bool traces, bool metrics)
        => Assert.Equal(new TelemetrySwitches(traces, metrics), Read(variables));

    [Fact]
    public void Nothing_IsBuiltWhenOff() => Assert.Null(TelemetryExport.Open(static _ => null, TextWriter.Null));

    [Fact]
    public void OwnSwitchThatIsNoBoolean_IsAnError()
        => Assert.Contains(
            "AUTH0_MCP_ANALYTICS", Assert.Throws<UsageException>(() => Read("AUTH0_MCP_ANALYTICS=maybe")).Message,
            StringComparison.Ordinal);

    private static TelemetrySwitches Read(string variables)
    {
        var environment = Otel.Variables(variables.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return TelemetrySwitches.Read(environment, new TelemetryVariables(environment, TextWriter.Null));
    }
}
