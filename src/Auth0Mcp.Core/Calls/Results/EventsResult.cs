using System.Text.Json;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.Results;

/// <summary>
/// Listens to a stream of events for as long as the call says, and writes what came as a list: <c>items</c>, <c>stopped</c> (why
/// it stopped listening) and <c>next</c> (the arguments that go on behind the last event).
/// </summary>
internal static class EventsResult
{
    private const string From = "from";

    public static async Task<CallResult> ReadAsync(
        HttpResponseMessage response, ResultContext context, ToolCall call, TimeProvider time, CancellationToken cancellationToken)
    {
        var most = context.Asked.WholeNumber("max_events") ?? EventCollector.DefaultMaxEvents;
        var wait = context.Asked.WholeNumber("wait_seconds") is { } seconds ? TimeSpan.FromSeconds(seconds) : EventCollector.DefaultWait;
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);

        // What would not fit the result is left to the next call instead of being cut.
        var collected = await new EventCollector(time, context.Limit).CollectAsync(
            stream, (int)most, wait, call.Progress, cancellationToken);
        var result = CallResult.Success(ResultJson.Write(writer => Write(writer, collected, context)));
        if (collected.Error is not { } error)
        {
            return result;
        }

        // What came before a stream broke is a result all the same.
        var failure = Failure(error, context);
        return collected.Events.Count == 0
            ? result with { Error = failure }
            : result.With(writer => WriteError(writer, failure), comesFirst: true);
    }

    private static CallError Failure(JsonElement error, ResultContext context) => new(
        "stream_failed",
        error.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String
            ? context.Secrets.Clean(message.GetString()!)
            : "The tenant ended the stream with an error.",
        "Call again without \"from\", or with an older position.");

    private static void WriteError(Utf8JsonWriter writer, CallError error)
    {
        writer.WritePropertyName("error");
        writer.WriteRawValue(error.ToJson(), skipInputValidation: true);
    }

    private static void Write(Utf8JsonWriter writer, CollectedEvents collected, ResultContext context)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("items");
        foreach (var item in collected.Events)
        {
            using var masked = MaskedAnswer.Of(item, context);
            if (context.Fields?.Tree is { } tree)
            {
                tree.Write(writer, masked.RootElement, context.Work);
            }
            else
            {
                masked.RootElement.WriteTo(writer);
            }
        }

        writer.WriteEndArray();
        writer.WriteString("stopped", collected.Stop switch
        {
            EventStop.Enough => "enough events",
            EventStop.TimeIsUp => "time is up",
            EventStop.TooLarge when collected.Events.Count == 0 => context.Fields is null
                ? "the next event is larger than a result: call again with fields, which allows more"
                : "the next event is larger than a result: go on behind it with from_timestamp",
            EventStop.TooLarge => "the result is full",
            EventStop.Ended => "the stream ended",
            _ => "the stream failed",
        });
        writer.WriteObject("asked", context.Asked.Values);

        // Where nothing came, the position is still the one that was asked for.
        if ((collected.From
            ?? (context.Asked.Values.FirstOrDefault(
                static pair => pair.Key == From) is { Value.ValueKind: JsonValueKind.String } asked
                ? asked.Value.GetString()
                : null)) is { } from)
        {
            var others = context.Asked.Values.Where(static pair => pair.Key is not (From or "from_timestamp"));
            writer.WriteObject("next", others.Append(new KeyValuePair<string, JsonElement>(From, NodeJson.Element(from))));
        }
        else
        {
            writer.WriteNull("next");
        }

        writer.WriteEndObject();
    }
}
