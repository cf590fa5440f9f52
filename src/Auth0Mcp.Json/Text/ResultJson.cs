using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Auth0Mcp.Text;

/// <summary>Writes the JSON that models and people read: compact, and with letters as letters instead of escapes.</summary>
internal static class ResultJson
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = ReadableEncoder.Instance, SkipValidation = true };

    public static string Write(Action<Utf8JsonWriter> write) => Encoding.UTF8.GetString(WriteUtf8(write).Span);

    /// <summary>A value as the contract of its type says.</summary>
    public static string Write<T>(T value, JsonTypeInfo<T> type) => Write(writer => JsonSerializer.Serialize(writer, value, type));

    /// <summary>The same JSON over several lines.</summary>
    public static string Indented(string json)
    {
        using var document = JsonDocument.Parse(json, DeepJson.Options);
        var buffer = new ArrayBufferWriter<byte>(json.Length * 2);
        using (var writer = new Utf8JsonWriter(buffer, s_options with { Indented = true, NewLine = "\n", MaxDepth = DeepJson.MaxDepth }))
        {
            document.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The same as bytes.</summary>
    /// <param name="expected">About how many there will be: a large buffer that grows holds three times as much on the way.</param>
    public static ReadOnlyMemory<byte> WriteUtf8(Action<Utf8JsonWriter> write, int expected = 1024)
    {
        var buffer = new ArrayBufferWriter<byte>(expected);
        using (var writer = new Utf8JsonWriter(buffer, s_options))
        {
            write(writer);
        }

        return buffer.WrittenMemory;
    }

    /// <summary>A member of a result whose parts are written one by one.</summary>
    public static void WriteObject(this Utf8JsonWriter writer, string name, IEnumerable<KeyValuePair<string, JsonElement>> members)
    {
        writer.WriteStartObject(name);
        foreach (var (member, value) in members)
        {
            writer.WritePropertyName(member);
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
