using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Auth0Mcp.Telemetry;

/// <summary>
/// What the SDK reads for itself: the variables of the OpenTelemetry specification that it takes from its configuration, and of those only
/// values that can be used. Left to the environment, it would ignore some of the others without a word, and end the program for some.
/// </summary>
internal static class SdkSettings
{
    private const string Queue = "OTEL_BSP_MAX_QUEUE_SIZE";
    private const string Batch = "OTEL_BSP_MAX_EXPORT_BATCH_SIZE";
    private const string Attributes = "OTEL_RESOURCE_ATTRIBUTES";

    /// <summary>Spans per export where nobody says how many (specification, "Batch Span Processor").</summary>
    private const int UsualBatch = 512;

    /// <summary>Sampling, batches and limits of spans.</summary>
    public static IConfiguration OfTraces(TelemetryVariables variables)
    {
        var settings = Common(variables);
        AddNumbers(settings, variables, 1, "OTEL_BSP_SCHEDULE_DELAY", "OTEL_BSP_EXPORT_TIMEOUT");
        AddNumbers(settings, variables, 0, "OTEL_ATTRIBUTE_COUNT_LIMIT", "OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT", "OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT", "OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT");
        AddBatch(settings, variables);
        AddSampler(settings, variables);
        return Of(settings);
    }

    /// <summary>Intervals and forms of metrics.</summary>
    public static IConfiguration OfMetrics(TelemetryVariables variables)
    {
        var settings = Common(variables);
        AddNumbers(settings, variables, 1, "OTEL_METRIC_EXPORT_INTERVAL", "OTEL_METRIC_EXPORT_TIMEOUT");
        AddWord(settings, variables, "OTEL_METRICS_EXEMPLAR_FILTER", "always_on", "always_off", "trace_based");
        AddWord(settings, variables, "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE", "cumulative", "delta", "lowmemory");
        AddWord(settings, variables, "OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION", "explicit_bucket_histogram", "base2_exponential_bucket_histogram");
        return Of(settings);
    }

    private static Dictionary<string, string?> Common(TelemetryVariables variables)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["OTEL_SERVICE_NAME"] = variables.Text("OTEL_SERVICE_NAME") };
        foreach (var name in OtlpTarget.Certificates)
        {
            settings[name] = variables.Text(name);
        }

        if (variables.Text(Attributes) is { } attributes)
        {
            if (attributes.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).All(static pair => pair.IndexOf('=', StringComparison.Ordinal) > 0))
            {
                settings[Attributes] = attributes;
            }
            else
            {
                variables.Tell(Attributes, "is not a list of attributes, and is ignored. Write it as key=value,key=value, or unset it");
            }
        }

        return settings;
    }

    private static void AddNumbers(Dictionary<string, string?> settings, TelemetryVariables variables, int least, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            settings[name] = variables.Number(name, least)?.ToString(CultureInfo.InvariantCulture);
        }
    }

    private static void AddWord(Dictionary<string, string?> settings, TelemetryVariables variables, string name, params ReadOnlySpan<string> words)
        => settings[name] = variables.Word(name, words);

    /// <summary>The SDK refuses batches that are larger than the queue.</summary>
    private static void AddBatch(Dictionary<string, string?> settings, TelemetryVariables variables)
    {
        AddNumbers(settings, variables, 1, Queue);
        var batch = variables.Number(Batch, 1);
        if (variables.Number(Queue, 1) is { } queue && (batch ?? UsualBatch) > queue)
        {
            if (batch is not null)
            {
                variables.Tell(Batch, $"is more than {Queue}, and counts as that. Set it to no more");
            }

            batch = queue;
        }

        settings[Batch] = batch?.ToString(CultureInfo.InvariantCulture);
    }

    private static void AddSampler(Dictionary<string, string?> settings, TelemetryVariables variables)
    {
        const string Sampler = "OTEL_TRACES_SAMPLER", Ratio = "OTEL_TRACES_SAMPLER_ARG";
        AddWord(settings, variables, Sampler, "always_on", "always_off", "traceidratio", "parentbased_always_on", "parentbased_always_off", "parentbased_traceidratio");
        if (settings[Sampler]?.EndsWith("traceidratio", StringComparison.Ordinal) != true || variables.Text(Ratio) is not { } text)
        {
            return;
        }

        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var ratio) && ratio <= 1)
        {
            settings[Ratio] = text;
        }
        else
        {
            variables.Tell(Ratio, "is not a number from 0 to 1, and counts as 1. Set it to the part of the traces to send, like 0.25, or unset it");
        }
    }

    private static IConfigurationRoot Of(Dictionary<string, string?> settings)
        => new ConfigurationBuilder().AddInMemoryCollection(settings.Where(static setting => setting.Value is not null)).Build();
}
