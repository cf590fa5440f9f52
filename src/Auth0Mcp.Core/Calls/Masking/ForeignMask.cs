using System.Buffers;
using System.Collections.Frozen;

namespace Auth0Mcp.Calls.Masking;

/// <summary>
/// What other programs and people write in place of a secret, and nobody means as one: a row of stars, dots or crosses, the end
/// of a secret behind one, a word such as <c>redacted</c> in whatever brackets, or the name of a value in angle brackets.
/// </summary>
internal static class ForeignMask
{
    /// <summary>A longer text is a value, whatever it begins with.</summary>
    private const int Longest = 256;

    /// <summary>Fewer stars may be a part of a password.</summary>
    private const int ShortestRow = 3;

    /// <summary>What rows are made of: stars, bullets and blocks.</summary>
    private static readonly SearchValues<char> s_rows = SearchValues.Create(
        "*#\u2022\u25CF\u2217\u00B7\u2219\u25E6\u2588\u2593\u2592\u2591\u25A0\u2024\u30FB\u22C6\u2605");

    /// <summary>The word as this server writes it: no secret that somebody made has it.</summary>
    private const string Word = "REDACTED";

    /// <summary>What stands for nothing, alone.</summary>
    private static readonly SearchValues<char> s_nothing = SearchValues.Create("[](){}<>\"'`_-.:|/\\\u2026");

    private static readonly SearchValues<char> s_name = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-");

    private static readonly FrozenSet<string> s_words = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "redacted", "masked", "hidden", "removed", "saved", "omitted", "censored", "obfuscated", "filtered", "unchanged",
        "placeholder",
        "notshown", "valuenotshown", "hiddenvalue", "valuehidden", "redactedvalue", "valueredacted", "maskedvalue",
        "hiddensecret", "redactedsecret", "maskedsecret");

    /// <summary>True where the whole text is one.</summary>
    public static bool Is(string text)
    {
        if (text.Length is 0 or > Longest || MaskText.Is(text))
        {
            return false;
        }

        var seen = LookAlikes.Plain(MaskText.Seen(text));
        var letters = string.Concat(seen.Where(static character => char.IsLetterOrDigit(character)));
        return IsRow(seen) || s_words.Contains(letters) || seen.Contains(Word, StringComparison.Ordinal)
            || seen.AsSpan().IndexOfAnyExcept(s_nothing) < 0
            || (letters.Length >= ShortestRow && letters.AsSpan().IndexOfAnyExcept("xX") < 0)
            || (seen is ['<', .. var name, '>'] && name.AsSpan().IndexOfAnyExcept(s_name) < 0);
    }

    /// <summary>A row, or more of one than of what it leaves to be seen.</summary>
    private static bool IsRow(string text)
    {
        var (count, row, longest) = (0, 0, 0);
        foreach (var character in text)
        {
            row = s_rows.Contains(character) ? row + 1 : 0;
            count += row > 0 ? 1 : 0;
            longest = Math.Max(longest, row);
        }

        return count == text.Length || (longest >= ShortestRow && count * 2 >= text.Length);
    }
}
