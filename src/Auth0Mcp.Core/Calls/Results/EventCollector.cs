using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using Auth0Mcp.Http;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.Results;

/// <summary>Why a collector stopped to listen.</summary>
internal enum EventStop
{
    /// <summary>As many events came as were asked for.</summary>
    Enough,

    /// <summary>The time is up.</summary>
    TimeIsUp,

    /// <summary>More bytes came than a result may hold.</summary>
    TooLarge,

    /// <summary>The tenant ended the stream, or the connection broke.</summary>
    Ended,

    /// <summary>The tenant sent an error event.</summary>
    Failed,
}

/// <summary>The events that came, in their order.</summary>
/// <param name="From">The position behind the last of them: the argument <c>from</c> of the next call. Null when none was named.</param>
/// <param name="Error">The error event, when <paramref name="Stop"/> is <see cref="EventStop.Failed"/>.</param>
internal sealed record CollectedEvents(IReadOnlyList<JsonElement> Events, string? From, EventStop Stop, JsonElement? Error);

/// <summary>Reads server-sent events, bounded by number, time and bytes, as the API sends them (<c>GET /events</c>).</summary>
/// <param name="maxBytes">Of the stream; an event that crosses this line is left to the next call.</param>
internal sealed class EventCollector(TimeProvider time, int maxBytes = EventCollector.DefaultMaxBytes)
{
    public const int DefaultMaxBytes = 512 * 1024;
    public const int DefaultMaxEvents = 10;

    /// <summary>The event that only moves the position on.</summary>
    private const string OffsetOnly = "offset-only";
    private const string Error = "error";

    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = DeepJson.MostTaken };

    public static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(15);

    /// <summary>Listens until one of the bounds is reached or the stream ends.</summary>
    /// <param name="progress">Hears of every event.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    /// <exception cref="IOException">The connection broke before anything came.</exception>
    public async Task<CollectedEvents> CollectAsync(
        Stream stream, int maxEvents, TimeSpan wait, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(wait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        var events = new List<JsonElement>();
        string? from = null;
        var bounded = new BoundedStream(stream, maxBytes);
        try
        {
            var parser = SseParser.Create(bounded, static (_, data) => DecodableJson.Fix(data.ToArray()));
            await foreach (var item in parser.EnumerateAsync(either.Token))
            {
                var message = Read(item);
                from = Text(message, "offset") ?? (parser.LastEventId is { Length: > 0 } id ? id : from);
                switch (Text(message, "type"))
                {
                    case OffsetOnly:
                        break;
                    case Error:
                        return new CollectedEvents(events, from, EventStop.Failed, message);
                    default:
                        events.Add(message);
                        progress?.Report($"{events.Count} of {maxEvents} events");
                        break;
                }

                if (events.Count >= maxEvents)
                {
                    return new CollectedEvents(events, from, EventStop.Enough, null);
                }
            }

            return new CollectedEvents(events, from, bounded.IsExhausted ? EventStop.TooLarge : EventStop.Ended, null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new CollectedEvents(events, from, EventStop.TimeIsUp, null);
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException && (from is not null || events.Count > 0))
        {
            return new CollectedEvents(events, from, EventStop.Ended, null);
        }
    }

    /// <summary>The event as the document describes it: its <c>type</c> travels beside the data, and belongs into it.</summary>
    private static JsonElement Read(SseItem<ReadOnlyMemory<byte>> item)
    {
        var data = Parse(item.Data);
        var isObject = data is { ValueKind: JsonValueKind.Object };
        if (isObject && data!.Value.TryGetProperty("type", out _))
        {
            return data.Value;
        }

        return JsonElement.Parse(ResultJson.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("type", item.EventType);
            if (isObject)
            {
                foreach (var property in data!.Value.EnumerateObject())
                {
                    property.WriteTo(writer);
                }
            }
            else
            {
                writer.WriteString("data", Encoding.UTF8.GetString(item.Data.Span));
            }

            writer.WriteEndObject();
        }), s_options);
    }

    private static JsonElement? Parse(ReadOnlyMemory<byte> text)
    {
        try
        {
            return JsonElement.Parse(text.Span, s_options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement message, string property)
        => message.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Ends after so many bytes: the parser would keep an event of any size.</summary>
    private sealed class BoundedStream(Stream inner, int limit) : SequentialStream
    {
        private int _left = limit;

        /// <summary>The limit was reached, and perhaps more would have come.</summary>
        public bool IsExhausted => _left == 0;

        public override bool CanRead => true;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_left == 0)
            {
                return 0;
            }

            var read = await Decompressed.ReadAsync(inner, buffer[..Math.Min(buffer.Length, _left)], cancellationToken);
            _left -= read;
            return read;
        }
    }
}
