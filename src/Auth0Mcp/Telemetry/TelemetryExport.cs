using System.Security.Cryptography;
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

    private TelemetryExport(OtlpTarget? traces, OtlpTarget? metrics)
    {
        _metrics = metrics is null ? null : OpenTelemetry.Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(Describe)
            .AddMeter(Signals.Name)
            .AddOtlpExporter(metrics.Apply)
            .Build();
        try
        {
            _traces = traces is null ? null : OpenTelemetry.Sdk.CreateTracerProviderBuilder()
                .ConfigureResource(Describe)
                .AddSource(Signals.Name)
                .AddOtlpExporter(traces.Apply)
                .Build();
        }
        catch
        {
            // A variable that the SDK refuses shows here; the other one is not left behind.
            _metrics?.Dispose();
            throw;
        }
    }

    /// <summary>The export of this process; null when no collector is named, or it is switched off, or variables are wrong: then a line says so.</summary>
    /// <exception cref="UsageException">A variable is no boolean.</exception>
    public static TelemetryExport? Open(Func<string, string?> environment, TextWriter error)
        => TelemetrySwitches.Read(environment) is { } on && on != default ? Open(on, environment, error) : null;

    /// <summary>Sends what is left, for a second at most.</summary>
    public async ValueTask DisposeAsync()
        => await Task.WhenAll(
            OnThreadOfItsOwn(() => End(_traces, static traces => traces.Shutdown(LongestFlush))),
            OnThreadOfItsOwn(() => End(_metrics, static metrics => metrics.Shutdown(LongestFlush))));

    /// <summary>The variables are often set for all programs of a machine: one that is wrong, or means something else to another, stops no server.</summary>
    private static TelemetryExport? Open(TelemetrySwitches on, Func<string, string?> environment, TextWriter error)
    {
        try
        {
            return new TelemetryExport(on.Traces ? OtlpTarget.Read("TRACES", environment) : null, on.Metrics ? OtlpTarget.Read("METRICS", environment) : null);
        }
        catch (UsageException usage)
        {
            error.WriteLine($"auth0-mcp: no telemetry is sent: {usage.Message}, or set {EnvironmentVariables.Analytics}=false.");
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or NotSupportedException or InvalidOperationException or IOException or UnauthorizedAccessException or CryptographicException)
        {
            // Its message may hold the value, a key of the collector for example.
            error.WriteLine($"auth0-mcp: no telemetry is sent: one of the OTEL_* variables cannot be used ({failure.GetType().Name}). Look at headers, certificates and intervals, or set {EnvironmentVariables.Analytics}=false.");
        }

        return null;
    }

    private static void End<T>(T? provider, Func<T, bool> isSent)
        where T : BaseProvider
    {
        // One that still sends is left to the end of the process.
        if (provider is not null && isSent(provider))
        {
            provider.Dispose();
        }
    }

    /// <summary>Both wait for a client that needs the threads of the pool, of which there are as few as processors.</summary>
    private static Task OnThreadOfItsOwn(Action action)
        => Task.Factory.StartNew(action, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>The name of this service, unless OTEL_SERVICE_NAME or OTEL_RESOURCE_ATTRIBUTES give it another.</summary>
    private static void Describe(ResourceBuilder resource)
        => resource.Clear().AddService("auth0-mcp", serviceVersion: ProductVersion.Number, autoGenerateServiceInstanceId: true).AddTelemetrySdk().AddEnvironmentVariableDetector();
}
