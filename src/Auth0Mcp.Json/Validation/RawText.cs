using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Auth0Mcp.Validation;

/// <summary>The unescaped UTF-8 of a JSON string or property name; copies only when the text holds an escape.</summary>
internal readonly ref struct RawText
{
    private RawText(ReadOnlySpan<byte> bytes) => Bytes = bytes;

    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>The number of Unicode code points.</summary>
    public int CodePoints
    {
        get
        {
            var count = 0;
            foreach (var next in Bytes)
            {
                count += (next & 0xC0) != 0x80 ? 1 : 0;
            }

            return count;
        }
    }

    /// <summary>The text of a string that <see cref="JsonIntegrity"/> has found to be sound.</summary>
    public static RawText Of(JsonElement text)
    {
        var raw = JsonMarshal.GetRawUtf8Value(text)[1..^1];
        return new RawText(raw.Contains((byte)'\\') ? Encoding.UTF8.GetBytes(text.GetString()!) : raw);
    }

    /// <summary>The name of a property that <see cref="JsonIntegrity"/> has found to be sound.</summary>
    public static RawText NameOf(JsonProperty property)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(property);
        return new RawText(raw.Contains((byte)'\\') ? Encoding.UTF8.GetBytes(property.Name) : raw);
    }
}
