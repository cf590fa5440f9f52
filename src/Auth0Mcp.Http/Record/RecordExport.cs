using Auth0Mcp.Telemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Resources;

namespace Auth0Mcp.Team.Record;

/// <summary>
/// Sends the lines of the record to the OpenTelemetry collector that the standard variables name, each as the body of one log
/// record. Where it cannot, the lines on standard output are all there is: no call waits for it or fails with it.
/// </summary>
internal sealed class RecordExport : IAsyncDisposable
{
    private const string Signal = "LOGS";

    /// <summary>What is still to be sent at the end has this long.</summary>
    private static readonly TimeSpan s_longestFlush = TimeSpan.FromSeconds(1);

    private static readonly EventId s_call = new(1, "auth0_mcp.call");

    private readonly ILoggerFactory _factory;
    private readonly ILogger _logger;

    private RecordExport(ILoggerFactory factory) => (_factory, _logger) = (factory, factory.CreateLogger("Auth0Mcp.Record"));

    /// <summary>Null when no collector is named, it is switched off, or its variables are wrong: then a line has said so.</summary>
    public static RecordExport? Open(Func<string, string?> environment, TextWriter error)
    {
        var variables = new TelemetryVariables(environment, error);
        return TelemetrySwitches.HasLogs(environment, variables)
            && TelemetryExport.Build(Signal, variables, static (settings, own) => LoggerFactory.Create(builder =>
            {
                builder.Services.AddSingleton(settings);
                builder.AddOpenTelemetry(options =>
                {
                    var resource = ResourceBuilder.CreateEmpty();
                    TelemetryExport.Describe(resource);
                    options.SetResourceBuilder(resource).AddOtlpExporter(own);
                    options.IncludeFormattedMessage = true;
                });
            })) is { } factory
            ? new RecordExport(factory)
            : null;
    }

    /// <summary>Puts a line among those that are sent next.</summary>
    public void Send(string line) => _logger.Log(LogLevel.Information, s_call, line, null, static (text, _) => text);

    /// <summary>Sends what is left, for a second at most.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            var end = Task.Factory.StartNew(
                _factory.Dispose, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            await end.WaitAsync(s_longestFlush);
        }
        catch (TimeoutException)
        {
            // One that still sends is left to the end of the process.
        }
    }
}
