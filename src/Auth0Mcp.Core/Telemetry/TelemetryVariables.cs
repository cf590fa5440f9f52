using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Auth0Mcp.Telemetry;

/// <summary>
/// The variables of the OpenTelemetry specification, on their way to the SDK, which reads them. They are often set for all programs of a
/// machine, so none stops this one: a value that the SDK would stumble over or silently replace counts as not set, and one line
/// on standard error names the variable. Values are never shown; they may hold a key.
/// </summary>
internal sealed class TelemetryVariables(Func<string, string?> environment, TextWriter error)
{
    private const string Otlp = "OTEL_EXPORTER_OTLP_";
    private const string Queue = "OTEL_BSP_MAX_QUEUE_SIZE";
    private const string Batch = "OTEL_BSP_MAX_EXPORT_BATCH_SIZE";

    /// <summary>Files of the connection, which the SDK loads.</summary>
    private static readonly string[] s_files = [Otlp + "CERTIFICATE", Otlp + "CLIENT_CERTIFICATE", Otlp + "CLIENT_KEY"];

    /// <summary>Where one of these is wrong, it is open where to send a signal, how, or by what right.</summary>
    private static readonly string[] s_vital = [Otlp + "PROTOCOL", Otlp + "ENDPOINT", Otlp + "HEADERS", .. s_files];

    private static readonly Dictionary<string, string[]> s_words = new(StringComparer.Ordinal)
    {
        [Otlp + "COMPRESSION"] = ["none", "gzip"],
        [Otlp + "METRICS_TEMPORALITY_PREFERENCE"] = ["cumulative", "delta", "lowmemory"],
        [Otlp + "METRICS_DEFAULT_HISTOGRAM_AGGREGATION"] = ["explicit_bucket_histogram", "base2_exponential_bucket_histogram"],
        ["OTEL_METRICS_EXEMPLAR_FILTER"] = ["always_on", "always_off", "trace_based"],
        ["OTEL_TRACES_SAMPLER"] =
            ["always_on", "always_off", "traceidratio", "parentbased_always_on", "parentbased_always_off", "parentbased_traceidratio"],
    };

    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    /// <summary>
    /// The value without the spaces around it; null when it is not set, or empty, which the specification counts as the same.
    /// </summary>
    public string? Text(string name) => environment(name)?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>True for <c>true</c> in any case, and for nothing else, as the specification asks.</summary>
    public bool IsTrue(string name)
    {
        var text = Text(name);
        if (text is not null && !Is(text, "true") && !Is(text, "false"))
        {
            Tell(name, "is neither 'true' nor 'false', and counts as 'false'. Set it to one of them, or unset it");
        }

        return text is not null && Is(text, "true");
    }

    /// <summary>False when a signal, <c>TRACES</c> or <c>METRICS</c>, cannot be sent; a line has said why.</summary>
    public bool CanSend(string signal)
        => s_vital.Where(name => Text(NameFor(signal, name)) is not null && Usable(signal, name) is null).ToList() is [];

    /// <summary>The address for this signal alone, which is taken as it stands; to that for all, the SDK adds a path.</summary>
    public Uri? OwnEndpoint(string signal) => Text($"{Otlp}{signal}_ENDPOINT") is { } address ? new Uri(address) : null;

    /// <summary>The names of the files that a connection would use.</summary>
    public IEnumerable<string> Files(string signal)
        => s_files.Select(name => NameFor(signal, name)).Where(name => Text(name) is not null);

    /// <summary>What the SDK reads for a signal.</summary>
    public IConfiguration For(string signal) => new ConfigurationBuilder().Add(new Source(name => Usable(signal, name))).Build();

    /// <summary>One line for each variable, however many signals read it.</summary>
    public void Tell(string name, string problem)
    {
        if (_told.Add(name))
        {
            error.WriteLine($"auth0-mcp: {name} {problem}.");
        }
    }

    /// <summary>The variable for the signal beats the one for all.</summary>
    private string NameFor(string signal, string name)
        => name.StartsWith(Otlp, StringComparison.Ordinal) && $"{Otlp}{signal}_{name[Otlp.Length..]}" is var own
            && Text(own) is not null ? own : name;

    private string? Usable(string signal, string name)
    {
        var set = NameFor(signal, name);
        var (value, problem) = Text(set) is { } text ? Judge(name, text) : default;
        if (problem is not null)
        {
            Tell(set, problem);
        }

        return value;
    }

    private (string? Value, string? Problem) Judge(string name, string text) => name switch
    {
        Otlp + "ENDPOINT" => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? (text, null)
            : (null, "is not an address of a collector, and nothing is sent there. Set it to one like http://127.0.0.1:4317"),
        Otlp + "PROTOCOL" => text.ToLowerInvariant() is "grpc" or "http/protobuf"
            ? (text.ToLowerInvariant(), null)
            : (null, "is neither 'grpc' nor 'http/protobuf', and nothing is sent by it. Set it to the one that the collector speaks"),
        Otlp + "HEADERS" => OtlpHeaders.Read(text) is { } headers
            ? (headers, null)
            : (null, "is not a list of headers, and nothing is sent with it. Write it as name=value,name=value: names as HTTP has them, "
                + "values percent-encoded ASCII without a comma"),
        "OTEL_RESOURCE_ATTRIBUTES" =>
            text.Split(',', StringSplitOptions.RemoveEmptyEntries).All(static pair => pair.IndexOf('=', StringComparison.Ordinal) > 0)
            ? (text, null)
            : (null, "is not a list of attributes, and is ignored. Write it as key=value,key=value, or unset it"),
        "OTEL_TRACES_SAMPLER_ARG" =>
            double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var ratio) && ratio <= 1
            ? (text, null)
            : (null, "is not a number from 0 to 1, and counts as 1. Set it to the part of the traces to send, like 0.25, or unset it"),
        Batch when Number(Text(Queue)) is { } queue and > 0 && Number(text) > queue
            => (Text(Queue), $"is more than {Queue}, and counts as that. Set it to no more"),
        _ when s_files.Contains(name, StringComparer.Ordinal) => File.Exists(text)
            ? (text, null)
            : (null, "names no file that can be read, and nothing is sent without it. Set it to the path of a PEM file, or unset it"),
        _ when s_words.TryGetValue(name, out var words) => Array.Find(words, word => Is(text, word)) is { } word
            ? (word, null)
            : (null, $"is ignored, because it is none of {string.Join(", ", words)}. Set it to one of them, or unset it"),
        _ when Least(name) is { } least => Number(text) >= least
            ? (text, null)
            : (null, $"is not a whole number from {least} to {int.MaxValue}, and is ignored. Set it to one, or unset it"),
        _ => (text, null),
    };

    /// <summary>Of the variables that are a number; null for the others.</summary>
    private static int? Least(string name) => name[(name.LastIndexOf('_') + 1)..] switch
    {
        "TIMEOUT" or "DELAY" or "SIZE" or "INTERVAL" => 1,
        "LIMIT" => 0,
        _ => null,
    };

    private static int? Number(string? text)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool Is(string text, string word) => string.Equals(text, word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Asks for each variable when the SDK does: which ones there are is for the SDK to know.</summary>
    private sealed class Source(Func<string, string?> read) : ConfigurationProvider, IConfigurationSource
    {
        public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

        public override bool TryGet(string key, out string? value) => (value = read(key)) is not null;
    }
}
