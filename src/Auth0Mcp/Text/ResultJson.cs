using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Auth0Mcp.Text;

/// <summary>Writes the JSON that models and people read: compact, and with letters as letters instead of escapes.</summary>
internal static class ResultJson
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = ReadableEncoder.Instance, SkipValidation = true };

    public static string Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, s_options))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
