using System.Globalization;
using System.Text;

namespace Auth0Mcp.Text;

/// <summary>
/// Texts of outsiders as a person can check them: control characters, those that turn the direction of writing, and those without a
/// width stand there as JSON escapes.
/// </summary>
internal static class VisibleText
{
    /// <summary>Of a character beyond the basic plane: two escapes.</summary>
    public const int LongestEscape = 12;

    /// <summary>The text for a place that is not JSON, on one line.</summary>
    public static string Of(string text)
    {
        if (text.EnumerateRunes().All(static rune => !IsInvisible(rune)))
        {
            return text;
        }

        var visible = new StringBuilder(text.Length + LongestEscape);
        Span<char> escape = stackalloc char[LongestEscape];
        var (before, at) = (default(Rune), 0);
        foreach (var rune in text.EnumerateRunes())
        {
            at += rune.Utf16SequenceLength;
            var after = at < text.Length
                && Rune.DecodeFromUtf16(text.AsSpan(at), out var next, out _) == System.Buffers.OperationStatus.Done ? next : default;
            if (!IsInvisible(rune) || Emoji.Joins(before, rune, after))
            {
                visible.Append(rune);
            }
            else
            {
                TryEscape(rune, escape, out var length);
                visible.Append(escape[..length]);
            }

            before = rune;
        }

        return visible.ToString();
    }

    /// <summary>
    /// Nothing is seen of it, or nobody knows what: controls, formats (direction, width, tags), separators other than the space, private
    /// and unassigned characters, fillers, and variation selectors, in which whole texts can be hidden.
    /// </summary>
    public static bool IsInvisible(Rune rune)
        => rune.IsAscii
            ? rune.Value is < ' ' or 0x7F
            : rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x3164 or 0xFFA0
                or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF)
              || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                  or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                  or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate;

    /// <summary>Writes the JSON escape of a character.</summary>
    public static bool TryEscape(Rune rune, Span<char> destination, out int written)
    {
        var simple = rune.Value switch
        {
            '"' => '"',
            '\\' => '\\',
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            '\b' => 'b',
            '\f' => 'f',
            _ => '\0'
        };
        if (simple != '\0')
        {
            return destination.TryWrite($"\\{simple}", out written);
        }

        Span<char> units = stackalloc char[2];
        return rune.EncodeToUtf16(units) == 1
            ? destination.TryWrite(CultureInfo.InvariantCulture, $"\\u{(int)units[0]:X4}", out written)
            : destination.TryWrite(CultureInfo.InvariantCulture, $"\\u{(int)units[0]:X4}\\u{(int)units[1]:X4}", out written);
    }
}
