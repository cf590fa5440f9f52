using Auth0Mcp.Telemetry;

namespace Auth0Mcp.Tests.Telemetry;

/// <summary>Variables of OpenTelemetry, and the export that they open.</summary>
internal static class Otel
{
    public const string Http = "OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf";

    /// <summary>Each is <c>NAME=value</c>.</summary>
    public static Func<string, string?> Variables(params string[] set)
        => set.Select(static variable => variable.Split('=', 2))
            .ToDictionary(static pair => pair[0], static pair => pair[1], StringComparer.Ordinal).GetValueOrDefault;

    /// <summary>An export by variables that say nothing wrong.</summary>
    public static TelemetryExport Export(params string[] variables)
    {
        var (export, said) = Open(variables);
        Assert.Empty(said);
        return Assert.IsType<TelemetryExport>(export);
    }

    /// <summary>An export, if any, and what was said on standard error.</summary>
    public static (TelemetryExport? Export, string Said) Open(params string[] variables)
    {
        using var error = new StringWriter { NewLine = "\n" };
        return (TelemetryExport.Open(Variables(variables), error), error.ToString());
    }
}
