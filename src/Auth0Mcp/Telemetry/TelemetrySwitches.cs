using Auth0Mcp.Configuration;

namespace Auth0Mcp.Telemetry;

/// <summary>What is exported. Nothing is, unless somebody names a collector.</summary>
internal readonly record struct TelemetrySwitches(bool Traces, bool Metrics)
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Reads the variables of the OpenTelemetry specification, and this program's own that rules them all.</summary>
    /// <exception cref="UsageException">One of the boolean ones is no boolean.</exception>
    public static TelemetrySwitches Read(Func<string, string?> environment)
        => EnvironmentVariables.Boolean(environment, EnvironmentVariables.Analytics) == false || EnvironmentVariables.Boolean(environment, "OTEL_SDK_DISABLED") == true
            ? default
            : new(IsOn("TRACES", environment), IsOn("METRICS", environment));

    /// <summary>An endpoint for all signals or for this one, and no other exporter asked for: OTLP is the only one here.</summary>
    private static bool IsOn(string signal, Func<string, string?> environment)
        => (IsSet(Endpoint, environment) || IsSet($"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT", environment))
            && (environment($"OTEL_{signal}_EXPORTER") is not { Length: > 0 } exporters || exporters.Split(',', StringSplitOptions.TrimEntries).Contains("otlp"));

    private static bool IsSet(string name, Func<string, string?> environment) => !string.IsNullOrWhiteSpace(environment(name));
}
