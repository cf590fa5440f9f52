using Auth0Mcp.Configuration;

namespace Auth0Mcp.Telemetry;

/// <summary>What is exported. Nothing is, unless somebody names a collector.</summary>
internal readonly record struct TelemetrySwitches(bool Traces, bool Metrics)
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Exporters that the specification knows and this program has not: whoever asks for them means other programs.</summary>
    private static readonly string[] s_others = ["none", "console", "logging", "zipkin", "jaeger", "prometheus"];

    /// <summary>Reads the variables of the OpenTelemetry specification, and this program's own that rules them all.</summary>
    /// <exception cref="UsageException">This program's own is not a boolean.</exception>
    public static TelemetrySwitches Read(Func<string, string?> environment, TelemetryVariables variables)
        => IsOff(environment, variables) ? default : new(IsOn("TRACES", variables), IsOn("METRICS", variables));

    /// <summary>Whether log records are exported, by a program that has some.</summary>
    /// <exception cref="UsageException">This program's own variable is not a boolean.</exception>
    public static bool HasLogs(Func<string, string?> environment, TelemetryVariables variables)
        => !IsOff(environment, variables) && IsOn("LOGS", variables);

    private static bool IsOff(Func<string, string?> environment, TelemetryVariables variables)
        => EnvironmentVariables.Boolean(environment, EnvironmentVariables.Analytics) == false || variables.IsTrue("OTEL_SDK_DISABLED");

    /// <summary>An endpoint for all signals or for this one, and no other exporter asked for: OTLP is the only one here.</summary>
    private static bool IsOn(string signal, TelemetryVariables variables)
    {
        if (variables.Text(Endpoint) is null && variables.Text($"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT") is null)
        {
            return false;
        }

        var name = $"OTEL_{signal}_EXPORTER";
        if (variables.Text(name)?.Split(',', StringSplitOptions.TrimEntries) is not { } exporters
            || exporters.Contains("otlp", StringComparer.OrdinalIgnoreCase))
        {
            return true;
        }

        if (!exporters.All(static exporter => s_others.Contains(exporter, StringComparer.OrdinalIgnoreCase)))
        {
            variables.Tell(name, $"names no exporter, and no {signal.ToLowerInvariant()} are sent. Set it to otlp or none, or unset it");
        }

        return false;
    }
}
