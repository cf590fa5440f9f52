using System.Buffers;
using System.Text.Json;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;
using ModelContextProtocol.Protocol;

namespace Auth0Mcp.Mcp;

/// <summary>
/// Looks at each incoming line before the SDK does. The SDK drops a message nested deeper than 64 levels, fails a call whose arguments are
/// no object or hold half of a surrogate pair, and keeps only the last of two equal names: the client would hang, learn nothing, or a call
/// would run with half of its arguments.
/// Such a call is rewritten to one that the call handler answers with an error result; every other line passes unchanged.
/// </summary>
internal static class RequestGuard
{
    /// <summary>The SDK's limit less the levels of the envelope.</summary>
    private const int MaxDepth = 60;

    private const string Marker = "auth0-mcp/malformed-arguments";

    /// <summary>What is wrong with rewritten arguments, or null for arguments as the client sent them.</summary>
    public static string? Refusal(IDictionary<string, JsonElement> arguments)
        => arguments.TryGetValue(Marker, out var reason) && reason.ValueKind == JsonValueKind.String ? reason.GetString() : null;

    /// <summary>The line to hand on; a request in it is pending from now on.</summary>
    public static ReadOnlyMemory<byte> Pass(ReadOnlyMemory<byte> line, PendingRequests pending)
    {
        try
        {
            var call = Scan(line.Span);
            Note(line.Span, call, pending);
            return call is { IsToolCall: true, Problem: { } problem } ? Rewrite(line.Span, call, problem) : line;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // No JSON, or a name in it that is no text: the SDK ignores the line.
            return line;
        }
    }

    private static void Note(ReadOnlySpan<byte> line, Call call, PendingRequests pending)
    {
        if (call is { HasMethod: true, Id: { } id })
        {
            if (Read(line[id]) is { } request)
            {
                pending.Add(request);
            }
        }
        else if (call is { IsCancellation: true, CancelledId: { } cancelled } && Read(line[cancelled]) is { } given)
        {
            pending.Remove(given);
        }
    }

    /// <summary>Null for an id that the SDK does not take, and never answers.</summary>
    private static RequestId? Read(ReadOnlySpan<byte> id)
    {
        var value = JsonElement.Parse(id);
        return value.ValueKind == JsonValueKind.String ? new RequestId(value.GetString()!)
            : value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? new RequestId(number)
            : null;
    }

    private static Call Scan(ReadOnlySpan<byte> line)
    {
        var call = new Call();
        var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = int.MaxValue });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return call;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("params"u8))
            {
                reader.Read();
                ScanParams(ref reader, call);
            }
            else if (reader.ValueTextEquals("id"u8))
            {
                call.Id = Value(ref reader);
            }
            else if (reader.ValueTextEquals("method"u8))
            {
                reader.Read();
                call.HasMethod = reader.TokenType == JsonTokenType.String;
                call.IsToolCall = call.HasMethod && reader.ValueTextEquals("tools/call"u8);
                call.IsCancellation = call.HasMethod && reader.ValueTextEquals("notifications/cancelled"u8);
            }
            else
            {
                Value(ref reader);
            }
        }

        return call;
    }

    private static void ScanParams(ref Utf8JsonReader reader, Call call)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("arguments"u8))
            {
                reader.Read();
                call.Problem = ScanArguments(ref reader);
            }
            else if (reader.ValueTextEquals("name"u8))
            {
                call.Name = Value(ref reader);
            }
            else if (reader.ValueTextEquals("_meta"u8))
            {
                call.Meta = Value(ref reader);
            }
            else if (reader.ValueTextEquals("requestId"u8))
            {
                call.CancelledId = Value(ref reader);
            }
            else
            {
                Value(ref reader);
            }
        }
    }

    private static string? ScanArguments(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            var kind = reader.TokenType == JsonTokenType.StartArray ? "an array" : "a " + reader.TokenType.ToString().ToLowerInvariant();
            reader.Skip();
            return $"'arguments' is {kind}, not an object.";
        }

        var depth = reader.CurrentDepth;
        var names = new HashSet<string>(StringComparer.Ordinal);
        string? problem = null;
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            if (reader.CurrentDepth - depth > MaxDepth)
            {
                problem ??= $"'arguments' is nested deeper than {MaxDepth} levels.";
            }
            else if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String && !JsonText.IsSound(reader.ValueSpan))
            {
                problem ??= $"'arguments' has a text that {JsonText.Problem}.";
            }
            else if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == depth + 1)
            {
                var name = reader.GetString()!;
                problem ??= names.Add(name) ? null : $"The argument '{ShortText.Cut(name, 60)}' is given twice.";
            }
        }

        return problem;
    }

    /// <summary>Where the value of the current property stands; the reader ends on its last token.</summary>
    private static Range Value(ref Utf8JsonReader reader)
    {
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return start..(int)reader.BytesConsumed;
    }

    private static ReadOnlyMemory<byte> Rewrite(ReadOnlySpan<byte> line, Call call, string problem)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            writer.WriteStartObject();
            writer.WriteString("jsonrpc", "2.0");
            WriteRaw(writer, "id", line, call.Id);
            writer.WriteString("method", "tools/call");
            writer.WriteStartObject("params");
            WriteRaw(writer, "name", line, call.Name);
            WriteRaw(writer, "_meta", line, call.Meta);
            writer.WriteStartObject("arguments");
            writer.WriteString(Marker, problem);
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }

    private static void WriteRaw(Utf8JsonWriter writer, string property, ReadOnlySpan<byte> line, Range? value)
    {
        if (value is { } range)
        {
            writer.WritePropertyName(property);
            writer.WriteRawValue(line[range], skipInputValidation: true);
        }
    }

    /// <summary>What a line says about a call.</summary>
    private sealed class Call
    {
        public bool HasMethod { get; set; }

        public bool IsToolCall { get; set; }

        public bool IsCancellation { get; set; }

        public Range? CancelledId { get; set; }

        public Range? Id { get; set; }

        public Range? Name { get; set; }

        public Range? Meta { get; set; }

        public string? Problem { get; set; }
    }
}
