using Auth0Mcp.Context;

namespace Auth0Mcp.Calls.Masking;

/// <summary>
/// Client secrets as Auth0 makes them: 64 random characters of base64url, and no mark to know them by. Hashes in hexadecimal,
/// parts of longer texts, of paths and of base64 data are none.
/// </summary>
internal static class RandomText
{
    private const int Length = 64;

    /// <summary>How far another line of the same block, or its fence, is at most.</summary>
    private const int Neighborhood = Length + 40;

    private const string Fence = "-----";

    /// <summary>Adds the secrets of a text to those that were found.</summary>
    /// <param name="work">Counts the characters read; null when nobody does.</param>
    public static void Find(string text, ref List<Range>? found, CallWork? work)
    {
        // A run of 64 has one of its characters at every 64th place, so that few places have to be looked at.
        for (var probe = Length - 1; probe < text.Length;)
        {
            if (!Characters.Url64.Contains(text[probe]))
            {
                work?.Step();
                probe += Length;
                continue;
            }

            var start = Characters.StartOf(text, probe, Characters.Url64);
            var end = Characters.EndOf(text, probe, Characters.Url64);
            if (end - start == Length && IsAlone(text, start, end) && IsRandom(text.AsSpan(start, Length)))
            {
                (found ??= []).Add(start..end);
            }

            work?.Step(Characters.TakeRead());
            probe = end + Length;
        }
    }

    /// <summary>
    /// Kinds of characters change too often for words, and there are too many different ones for a hash. Of 64 random characters about
    /// 40 change the kind, with a deviation of 4, and 10 are digits.
    /// </summary>
    public static bool IsRandom(ReadOnlySpan<char> text)
    {
        Span<bool> seen = stackalloc bool[128];
        var (upper, lower, digits, different, changes, last) = (0, 0, 0, 0, 0, -1);
        foreach (var character in text)
        {
            var kind = char.IsAsciiLetterUpper(character) ? 0 : char.IsAsciiLetterLower(character)
                ? 1
                : char.IsAsciiDigit(character) ? 2 : 3;
            upper += kind == 0 ? 1 : 0;
            lower += kind == 1 ? 1 : 0;
            digits += kind == 2 ? 1 : 0;
            different += seen[character] ? 0 : 1;
            changes += kind != last ? 1 : 0;
            seen[character] = true;
            last = kind;
        }

        return digits >= text.Length / 32 && upper >= text.Length / 13 && lower >= text.Length / 13
            && different > text.Length * 3 / 10 && changes > text.Length * 3 / 8;
    }

    /// <summary>
    /// Certificates and public keys stand in lines of 64 characters (RFC 7468 section 2); some tools turn the line breaks into
    /// blanks or write them out.
    /// </summary>
    private static bool IsLineOfBlock(string text, int start, int end)
    {
        var before = TrimBreaks(text.AsSpan(Math.Max(0, start - Neighborhood), Math.Min(start, Neighborhood)), fromEnd: true);
        var after = TrimBreaks(text.AsSpan(end, Math.Min(Neighborhood, text.Length - end)), fromEnd: false);
        var previous = before.Length - 1 - before.LastIndexOfAnyExcept(Characters.Base64);
        var next = after.IndexOfAnyExcept(Characters.Base64) is >= 0 and var length ? length : after.Length;
        var isBroken = (start > 0 && before.Length < Math.Min(start, Neighborhood))
            || (end < text.Length && after.Length < Math.Min(Neighborhood, text.Length - end));
        return isBroken
            && (previous == Length || next == Length || before.EndsWith(Fence, StringComparison.Ordinal)
                || after.StartsWith(Fence, StringComparison.Ordinal));
    }

    /// <summary>Without line breaks, blanks in their place, and such as were written out.</summary>
    private static ReadOnlySpan<char> TrimBreaks(ReadOnlySpan<char> text, bool fromEnd)
    {
        while (true)
        {
            var trimmed = fromEnd ? text.TrimEnd() : text.TrimStart();
            var written = fromEnd
                ? trimmed.EndsWith("\\n", StringComparison.Ordinal) || trimmed.EndsWith("\\r", StringComparison.Ordinal)
                : trimmed.StartsWith("\\n", StringComparison.Ordinal) || trimmed.StartsWith("\\r", StringComparison.Ordinal);
            if (!written)
            {
                return trimmed;
            }

            text = fromEnd ? trimmed[..^2] : trimmed[2..];
        }
    }

    private static bool IsAlone(string text, int start, int end)
        => !IsLineOfBlock(text, start, end)
           && (start == 0 || text[start - 1] is not ('/' or '+' or '.'))
           && (end == text.Length
               || (text[end] is not ('/' or '+' or '=')
                   && !(text[end] == '.' && end + 1 < text.Length && Characters.Url64.Contains(text[end + 1]))));
}
