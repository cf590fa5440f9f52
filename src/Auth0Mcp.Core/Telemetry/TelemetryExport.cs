using System.Security.Cryptography;
using Auth0Mcp.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Exporter;
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

    private TelemetryExport(TracerProvider? traces, MeterProvider? metrics)
    {
        _traces = traces;
        _metrics = metrics;
    }

    /// <summary>
    /// The export of this process; null when no collector is named, or it is switched off, or variables are wrong: then a line
    /// says so.
    /// </summary>
    /// <exception cref="UsageException">This program's own variable is not a boolean.</exception>
    public static TelemetryExport? Open(Func<string, string?> environment, TextWriter error)
    {
        var variables = new TelemetryVariables(environment, error);
        var on = TelemetrySwitches.Read(environment, variables);
        var traces = on.Traces ? Build("TRACES", variables, Traces) : null;
        var metrics = on.Metrics ? Build("METRICS", variables, Metrics) : null;
        return traces is null && metrics is null ? null : new TelemetryExport(traces, metrics);
    }

    /// <summary>Sends what is left, for a second at most.</summary>
    public async ValueTask DisposeAsync()
        => await Task.WhenAll(
            OnThreadOfItsOwn(() => End(_traces, static traces => traces.Shutdown(LongestFlush))),
            OnThreadOfItsOwn(() => End(_metrics, static metrics => metrics.Shutdown(LongestFlush))));

    /// <summary>Null for a signal that cannot be sent; a line has said why.</summary>
    public static T? Build<T>(string signal, TelemetryVariables variables, Func<IConfiguration, Action<OtlpExporterOptions>, T> build)
        where T : class
    {
        try
        {
            return variables.CanSend(signal) ? build(variables.For(signal), TakeOwnEndpoint) : null;
        }
        catch (Exception failure)
            when (failure is ArgumentException or FormatException or NotSupportedException or InvalidOperationException
                or IOException or UnauthorizedAccessException or CryptographicException)
        {
            // Its message may hold a value. What is not looked at before are the contents of certificates.
            var names = string.Join(" or ", variables.Files(signal).DefaultIfEmpty("one of the OTEL_* variables"));
            variables.Tell(
                names, $"cannot be used ({failure.GetType().Name}), and no {signal.ToLowerInvariant()} are sent. Correct it, or "
                + $"set {EnvironmentVariables.Analytics}=false");
            return null;
        }

        void TakeOwnEndpoint(OtlpExporterOptions options)
        {
            if (variables.OwnEndpoint(signal) is { } own)
            {
                options.Endpoint = own;
            }
        }
    }

    /// <summary>The name of this service, unless OTEL_SERVICE_NAME or OTEL_RESOURCE_ATTRIBUTES give it another.</summary>
    public static void Describe(ResourceBuilder resource)
        => resource.Clear().AddService("auth0-mcp", serviceVersion: ProductVersion.Number, autoGenerateServiceInstanceId: true)
            .AddTelemetrySdk().AddEnvironmentVariableDetector();

    private static TracerProvider Traces(IConfiguration settings, Action<OtlpExporterOptions> own)
        => OpenTelemetry.Sdk.CreateTracerProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(settings))
            .ConfigureResource(Describe)
            .AddSource(Signals.Name)
            .AddOtlpExporter(own)
            .Build();

    private static MeterProvider Metrics(IConfiguration settings, Action<OtlpExporterOptions> own)
        => OpenTelemetry.Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(settings))
            .ConfigureResource(Describe)
            .AddMeter(Signals.Name)
            .AddOtlpExporter(own)
            .Build();

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
}
