using System.Globalization;
using Auth0Mcp.Configuration;
using OpenTelemetry.Exporter;

namespace Auth0Mcp.Telemetry;

/// <summary>
/// Where one signal goes and how, by the variables of the OpenTelemetry specification ("OpenTelemetry Protocol Exporter"): one for the
/// signal beats the one for all. The SDK itself reads only those for all.
/// </summary>
/// <param name="Endpoint">The whole address, path included.</param>
/// <param name="Protocol">Null for the SDK's own choice, gRPC.</param>
/// <param name="Timeout">Of one export, in milliseconds.</param>
internal sealed record OtlpTarget(Uri Endpoint, OtlpExportProtocol? Protocol, string? Headers, int? Timeout)
{
    private const string Prefix = "OTEL_EXPORTER_OTLP_";

    /// <summary>Reads the variables of a signal: <c>TRACES</c> or <c>METRICS</c>.</summary>
    /// <exception cref="UsageException">The endpoint is no address, or nobody speaks that protocol here.</exception>
    public static OtlpTarget Read(string signal, Func<string, string?> environment)
    {
        var protocol = Value("PROTOCOL") switch
        {
            null => (OtlpExportProtocol?)null,
            (_, "grpc") => OtlpExportProtocol.Grpc,
            (_, "http/protobuf") => OtlpExportProtocol.HttpProtobuf,
            var (name, _) => throw new UsageException($"{name} is neither 'grpc' nor 'http/protobuf'. Set it to one of them"),
        };
        var timeout = int.TryParse(Value("TIMEOUT")?.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given > 0 ? given : (int?)null;
        return new OtlpTarget(AddressOf(signal, Value("ENDPOINT"), protocol), protocol, Value("HEADERS")?.Text, timeout);

        (string Name, string Text)? Value(string part)
            => Set($"{Prefix}{signal}_{part}", environment) ?? Set(Prefix + part, environment);
    }

    /// <summary>Tells the exporter.</summary>
    public void Apply(OtlpExporterOptions options)
    {
        options.Protocol = Protocol ?? options.Protocol;
        options.Endpoint = Endpoint;
        options.Headers = Headers;
        options.TimeoutMilliseconds = Timeout ?? options.TimeoutMilliseconds;
    }

    /// <summary>That of the signal as it stands; over HTTP, that for all gets the path of the signal.</summary>
    private static Uri AddressOf(string signal, (string Name, string Text)? endpoint, OtlpExportProtocol? protocol)
    {
        var (name, text) = endpoint ?? throw new InvalidOperationException("No endpoint is set.");
        var isForAll = name == Prefix + "ENDPOINT";
        if (isForAll && protocol == OtlpExportProtocol.HttpProtobuf)
        {
            text = $"{text.TrimEnd('/')}/v1/{signal.ToLowerInvariant()}";
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new UsageException($"{name} is no address of a collector. Set it to one like http://127.0.0.1:4317");
    }

    private static (string Name, string Text)? Set(string name, Func<string, string?> environment)
        => environment(name) is { } text && !string.IsNullOrWhiteSpace(text) ? (name, text.Trim()) : null;
}
