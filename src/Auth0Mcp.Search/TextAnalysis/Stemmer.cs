using System.Buffers;

namespace Auth0Mcp.Discovery.Search.TextAnalysis;

/// <summary>
/// Takes English endings off, so that "deleting", "deletes" and "deleted" are one word. Both sides of a comparison are cut alike,
/// so a stem need be no word.
/// </summary>
internal static class Stemmer
{
    /// <summary>Shorter words keep their endings: "sms", "dns" and "bring" have none.</summary>
    private const int ShortestStem = 3;

    private static readonly SearchValues<char> s_vowels = SearchValues.Create("aeiouy");

    /// <summary>
    /// Endings that make nouns of verbs, longest first, with what takes their place and how much must stand before them: "apply"
    /// is not a form of "app".
    /// </summary>
    private static readonly (string Ending, string Replacement, int Before)[] s_nounEndings =
    [
        ("ification", "ify", 3), ("ization", "ize", 4), ("ation", "", 4), ("ment", "", 4), ("ition", "", 4), ("ally", "al", 4),
            ("ly", "", 4), ("ness", "", 4),
    ];

    /// <summary>The stem of a word in lower case.</summary>
    public static string Stem(string word)
    {
        if (word.Length <= ShortestStem || !char.IsAsciiLetterLower(word[0]))
        {
            return word;
        }

        var stem = WithoutVerbEnding(WithoutPlural(word));
        foreach (var (ending, replacement, before) in s_nounEndings)
        {
            if (stem.EndsWith(ending, StringComparison.Ordinal) && stem.Length - ending.Length >= before)
            {
                stem = string.Concat(stem.AsSpan(0, stem.Length - ending.Length), replacement);
                break;
            }
        }

        return stem[^1] switch
        {
            'e' when stem.Length > ShortestStem + 1 => stem[..^1],
            'y' when stem.Length > ShortestStem => stem[..^1] + "i",
            _ => stem,
        };
    }

    private static string WithoutPlural(string word)
    {
        if (word[^1] != 's' || word.EndsWith("ss", StringComparison.Ordinal) || word.EndsWith("us", StringComparison.Ordinal))
        {
            return word;
        }

        if (word.EndsWith("ies", StringComparison.Ordinal))
        {
            return word.Length > 4 ? word[..^3] + "y" : word[..^1];
        }

        return word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal)
            || word.EndsWith("ches", StringComparison.Ordinal)
            ? word[..^2]
            : word.EndsWith("is", StringComparison.Ordinal) ? word : word[..^1];
    }

    private static string WithoutVerbEnding(string word)
    {
        var cut = word.EndsWith("ing", StringComparison.Ordinal)
            ? 3
            : word.EndsWith("ed", StringComparison.Ordinal) && !word.EndsWith("eed", StringComparison.Ordinal) ? 2 : 0;
        if (cut == 0 || word.Length - cut < ShortestStem || word.AsSpan(0, word.Length - cut).IndexOfAny(s_vowels) < 0)
        {
            return word;
        }

        var stem = word[..^cut];
        return stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z') ? stem[..^1] : stem;
    }
}
