using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Auth0Mcp.Telemetry;

namespace Auth0Mcp.Tests.Telemetry;

/// <summary>Hears what the calls inside <see cref="Root"/> tell; other tests run at the same time.</summary>
internal sealed class Listener : IDisposable
{
    private readonly ActivitySource _source = new("test of telemetry");
    private readonly ActivityListener _spans;
    private readonly MeterListener _metrics = new();
    private readonly ConcurrentQueue<Activity> _heard = new();
    private readonly ConcurrentQueue<(string Name, string Tags)> _measured = new();

    public Listener()
    {
        _spans = new ActivityListener
        {
            ShouldListenTo = source => source.Name is Signals.Name || source == _source,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                if (span.TraceId == Root?.TraceId && span != Root)
                {
                    _heard.Enqueue(span);
                }
            },
        };
        ActivitySource.AddActivityListener(_spans);
        Root = _source.StartActivity("root")!;
        _metrics.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == Signals.Name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _metrics.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
        {
            if (Activity.Current?.TraceId == Root.TraceId && value >= 0)
            {
                _measured.Enqueue((instrument.Name, Text(tags.ToArray())));
            }
        });
        _metrics.Start();
    }

    public Activity Root { get; }

    /// <summary>Each span: name, kind and tags, as they ended.</summary>
    public IReadOnlyList<string> Spans
        => [.. _heard.Select(static span => $"{span.DisplayName} | {span.Kind} {span.Status} | {Text(span.TagObjects)}")];

    public IReadOnlyList<(string Name, string Tags)> Measured => [.. _measured];

    public void Dispose()
    {
        Root.Dispose();
        _metrics.Dispose();
        _spans.Dispose();
        _source.Dispose();
    }

    private static string Text(IEnumerable<KeyValuePair<string, object?>> tags)
        => string.Join(' ', tags.Select(static tag => $"{tag.Key}={tag.Value}"));
}
