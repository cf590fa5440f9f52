using Auth0Mcp.Configuration;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Auth0Mcp.Telemetry;

/// <summary>
/// Sends traces and metrics to the OpenTelemetry collector (OTLP) that the standard variables name, by a client of its own that knows no
/// token. Where it cannot, they are lost: no call waits for it or fails with it. The MCP SDK's own spans stay out: they hold the text of
/// error results.
/// </summary>
internal sealed class TelemetryExport : IAsyncDisposable
{
    /// <summary>What is still to be sent at the end has this long, in milliseconds.</summary>
    private const int LongestFlush = 1000;

    private readonly TracerProvider? _traces;
    private readonly MeterProvider? _metrics;

    private TelemetryExport(TelemetrySwitches on)
    {
        if (on.Traces)
        {
            _traces = OpenTelemetry.Sdk.CreateTracerProviderBuilder().ConfigureResource(Describe).AddSource(Signals.Name).AddOtlpExporter().Build();
        }

        if (on.Metrics)
        {
            _metrics = OpenTelemetry.Sdk.CreateMeterProviderBuilder().ConfigureResource(Describe).AddMeter(Signals.Name).AddOtlpExporter().Build();
        }
    }

    /// <summary>The export of this process; null when no collector is named, or it is switched off.</summary>
    /// <exception cref="UsageException">A variable is no boolean.</exception>
    public static TelemetryExport? Open(Func<string, string?> environment)
        => TelemetrySwitches.Read(environment) is { } on && on != default ? new(on) : null;

    /// <summary>Sends what is left, for a second at most.</summary>
    public async ValueTask DisposeAsync()
        => await Task.WhenAll(
            Task.Run(() => _traces?.Shutdown(LongestFlush)),
            Task.Run(() => _metrics?.Shutdown(LongestFlush)));

    /// <summary>The name of this service, unless OTEL_SERVICE_NAME or OTEL_RESOURCE_ATTRIBUTES give it another.</summary>
    private static void Describe(ResourceBuilder resource)
        => resource.Clear().AddService("auth0-mcp", serviceVersion: ProductVersion.Number, autoGenerateServiceInstanceId: true).AddTelemetrySdk().AddEnvironmentVariableDetector();
}
