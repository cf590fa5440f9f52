using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Auth0Mcp.Calls.Masking;

/// <summary>
/// What other programs and people write in place of a secret, and nobody means as one: a row of stars, dots or crosses, the end
/// of a secret behind one, a word such as <c>redacted</c>, words in whatever brackets, the two ends of a secret, or a place that a template fills.
/// </summary>
internal static partial class ForeignMask
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

    /// <summary>Crosses may be a part of a word or of a Roman number.</summary>
    private const int ShortestCrosses = 4;

    private static readonly FrozenSet<string> s_words = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "redacted", "masked", "hidden", "removed", "saved", "omitted", "censored", "obfuscated", "filtered", "unchanged",
        "placeholder", "null", "undefined",
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
            || IsCrossed(letters) || IsInBrackets(seen) || Ends().IsMatch(seen) || Owner().IsMatch(seen);
    }

    /// <summary>Words in brackets; those that a template fills may have them twice, or a sign before them.</summary>
    private static bool IsInBrackets(string text)
    {
        var inside = (text is ['$', '{', ..] ? text[1..] : text).AsSpan();
        var all = inside.Length;
        while (inside is [var first, .. var inner, var last] && IsPair(first, last))
        {
            inside = inner;
        }

        return inside.Length < all && Words().IsMatch(inside);
    }

    private static bool IsPair(char first, char last)
        => (first, last) is ('[', ']') or ('(', ')') or ('{', '}') or ('<', '>') or ('\u00AB', '\u00BB') or ('\u27E6', '\u27E7');

    /// <summary>A row of crosses at one end, and no more than it besides.</summary>
    private static bool IsCrossed(string letters)
    {
        var start = letters.AsSpan().IndexOfAnyExcept("xX");
        var end = letters.Length - 1 - letters.AsSpan().LastIndexOfAnyExcept("xX");
        return Math.Max(start, end) is var row && row >= ShortestCrosses && row * 2 >= letters.Length;
    }

    /// <summary>A member of an object of a flow, as <c>fields.name</c>, is no such words: a template fills it in there.</summary>
    [GeneratedRegex(@"^\p{L}+(?:[_\-:,/]\p{L}+|[_\-:#]?[0-9]{1,4}(?![0-9\p{L}]))*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(@"^[\w-]{1,12}(?:\u2026|\.{3,8})[\w-]{1,12}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Ends();

    /// <summary>Whose value is to be written there.</summary>
    [GeneratedRegex(
        @"^(?:YOUR[_-][A-Z_-]+|your[_-]?(?:[a-z]+[_-]?)*(?:secret|key|token|password|credential|value)s?(?:[_-]?here)?)\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Owner();

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
