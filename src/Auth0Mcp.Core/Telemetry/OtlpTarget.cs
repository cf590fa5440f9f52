using OpenTelemetry.Exporter;

namespace Auth0Mcp.Telemetry;

/// <summary>
/// Where one signal goes and how, by the variables of the OpenTelemetry specification ("OpenTelemetry Protocol Exporter"): one for the
/// signal beats the one for all. The SDK itself reads only those for all.
/// </summary>
/// <param name="Endpoint">The whole address, path included; over gRPC, the SDK adds the name of the service.</param>
/// <param name="Timeout">Of one export, in milliseconds; null for the SDK's own.</param>
internal sealed record OtlpTarget(Uri Endpoint, OtlpExportProtocol Protocol, string? Headers, int? Timeout, bool IsCompressed)
{
    private const string Prefix = "OTEL_EXPORTER_OTLP_";

    /// <summary>Files of the connection, which the SDK loads.</summary>
    public static readonly string[] Certificates = [Prefix + "CERTIFICATE", Prefix + "CLIENT_CERTIFICATE", Prefix + "CLIENT_KEY"];

    /// <summary>
    /// Reads the variables of a signal: <c>TRACES</c> or <c>METRICS</c>. Null when one of them leaves open where to send it, or by what right;
    /// a line has said so.
    /// </summary>
    public static OtlpTarget? Read(string signal, TelemetryVariables variables)
    {
        var protocol = ProtocolOf(Name("PROTOCOL"), variables);
        var endpoint = AddressOf(signal, Name("ENDPOINT"), protocol, variables);
        var (headers, areHeadersSound) = HeadersOf(Name("HEADERS"), variables);
        var timeout = variables.Number(Name("TIMEOUT"), least: 1);
        var isCompressed = variables.Word(Name("COMPRESSION"), "none", "gzip") == "gzip";
        return AreThere(variables) && areHeadersSound && protocol is not null && endpoint is not null
            ? new OtlpTarget(endpoint, protocol.Value, headers, timeout, isCompressed)
            : null;

        string Name(string part) => variables.Text($"{Prefix}{signal}_{part}") is null ? Prefix + part : $"{Prefix}{signal}_{part}";
    }

    /// <summary>Tells the exporter.</summary>
    public void Apply(OtlpExporterOptions options)
    {
        options.Protocol = Protocol;
        options.Endpoint = Endpoint;
        options.Headers = Headers;
        options.TimeoutMilliseconds = Timeout ?? options.TimeoutMilliseconds;
        options.Compression = IsCompressed ? OtlpExportCompression.GZip : OtlpExportCompression.None;
    }

    private static OtlpExportProtocol? ProtocolOf(string name, TelemetryVariables variables)
    {
        switch (variables.Text(name)?.ToLowerInvariant())
        {
            case null or "grpc":
                return OtlpExportProtocol.Grpc;
            case "http/protobuf":
                return OtlpExportProtocol.HttpProtobuf;
            default:
                variables.Tell(name, "is neither 'grpc' nor 'http/protobuf', and nothing is sent by it. Set it to the one that the collector speaks");
                return null;
        }
    }

    /// <summary>That of the signal as it stands; over HTTP, that for all gets the path of the signal.</summary>
    private static Uri? AddressOf(string signal, string name, OtlpExportProtocol? protocol, TelemetryVariables variables)
    {
        var text = variables.Text(name);
        if (name == Prefix + "ENDPOINT" && protocol == OtlpExportProtocol.HttpProtobuf)
        {
            text = $"{text?.TrimEnd('/')}/v1/{signal.ToLowerInvariant()}";
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            return address;
        }

        variables.Tell(name, "is not an address of a collector, and nothing is sent there. Set it to one like http://127.0.0.1:4317");
        return null;
    }

    private static (string? Headers, bool AreSound) HeadersOf(string name, TelemetryVariables variables)
    {
        if (variables.Text(name) is not { } text)
        {
            return (null, true);
        }

        if (OtlpHeaders.Read(text) is { } headers)
        {
            return (headers, true);
        }

        variables.Tell(name, "is not a list of headers, and nothing is sent with it. Write it as name=value,name=value: names as HTTP has them, values percent-encoded ASCII without a comma");
        return (null, false);
    }

    private static bool AreThere(TelemetryVariables variables)
    {
        var areThere = true;
        foreach (var name in Certificates)
        {
            if (variables.Text(name) is { } path && !File.Exists(path))
            {
                variables.Tell(name, "names no file that can be read, and nothing is sent without it. Set it to the path of a PEM file, or unset it");
                areThere = false;
            }
        }

        return areThere;
    }
}
