using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Auth0Mcp.Text;

/// <summary>
/// Makes the texts in JSON decodable. Tenants pass on what others sent them, a user agent cut in the middle of a character for example,
/// and one such text would make its whole answer unreadable.
/// </summary>
internal static class DecodableJson
{
    private const int EscapeLength = 6;

    /// <summary>
    /// Replaces halves of surrogate pairs, and bytes that are not UTF-8, by U+FFFD. Changes the array where that suffices.
    /// </summary>
    public static ReadOnlyMemory<byte> Fix(byte[] json)
    {
        if (!Utf8.IsValid(json))
        {
            json = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json));
        }

        FixEscapes(json);
        return json.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? json.AsMemory(Encoding.UTF8.Preamble.Length) : json;
    }

    private static void FixEscapes(Span<byte> rest)
    {
        while (rest.IndexOf((byte)'\\') is >= 0 and var at && at + 1 < rest.Length)
        {
            rest = rest[at..];
            if (!TryReadUnit(rest, out var unit))
            {
                rest = rest[2..];
            }
            else if (char.IsHighSurrogate(unit) && TryReadUnit(rest[EscapeLength..], out var low) && char.IsLowSurrogate(low))
            {
                rest = rest[(2 * EscapeLength)..];
            }
            else
            {
                if (char.IsSurrogate(unit))
                {
                    "\\ufffd"u8.CopyTo(rest);
                }

                rest = rest[EscapeLength..];
            }
        }
    }

    private static bool TryReadUnit(ReadOnlySpan<byte> text, out char unit)
    {
        var isEscape = text.StartsWith("\\u"u8) && text.Length >= EscapeLength;
        unit = isEscape
            && ushort.TryParse(text[2..EscapeLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
                ? (char)value
                : '\0';
        return isEscape;
    }
}
