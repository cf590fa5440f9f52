using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Auth0Mcp.Mcp;

/// <summary>
/// Looks at each incoming line before the SDK does. The SDK drops a message nested deeper than 64 levels, fails a call whose arguments are
/// no object, and keeps only the last of two equal names: the client would hang, or a call would run with half of its arguments.
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

    /// <summary>The line to hand on.</summary>
    public static ReadOnlyMemory<byte> Pass(ReadOnlyMemory<byte> line)
    {
        try
        {
            var call = Scan(line.Span);
            return call is { IsToolCall: true, Problem: { } problem } ? Rewrite(line.Span, call, problem) : line;
        }
        catch (JsonException)
        {
            // No JSON: the SDK ignores the line.
            return line;
        }
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
                call.IsToolCall = reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("tools/call"u8);
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
            else if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == depth + 1)
            {
                problem ??= CheckName(ref reader, names);
            }
            else if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String && reader.ValueIsEscaped && TextOf(ref reader) is null)
            {
                problem ??= "'arguments' contains half of a surrogate pair; write the whole character.";
            }
        }

        return problem;
    }

    private static string? CheckName(ref Utf8JsonReader reader, HashSet<string> names) => TextOf(ref reader) switch
    {
        null => "The name of an argument contains half of a surrogate pair; write the whole character.",
        var name when names.Add(name) => null,
        var name => $"The argument '{(name.Length > 60 ? name[..60] + "…" : name)}' is given twice.",
    };

    /// <summary>The text, or null when its escapes make no valid Unicode.</summary>
    private static string? TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
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
        public bool IsToolCall { get; set; }

        public Range? Id { get; set; }

        public Range? Name { get; set; }

        public Range? Meta { get; set; }

        public string? Problem { get; set; }
    }
}
