namespace Auth0Mcp.Discovery.Search.TextAnalysis;

/// <summary>
/// Letters of every script, in the form in which words are compared: small, without accents, full width as usual width.
/// </summary>
internal static class Letters
{
    private const char FirstAccented = 'À';
    private const char LastAccented = 'ž';

    /// <summary>Each plain letter, and those that are read as it.</summary>
    private static readonly string[] s_accented =
    [
        "aàáâãäåāăą", "cçćĉċč", "dďđð", "eèéêëēĕėęě", "gĝğġģ", "hĥħ", "iìíîïĩīĭįı", "jĵ", "kķ", "lĺļľŀł",
        "nñńņňŉ", "oòóôõöøōŏő", "rŕŗř", "sśŝşš", "tţťŧþ", "uùúûüũūŭůűų", "wŵ", "yýÿŷ", "zźżž",
    ];

    private static readonly char[] s_plain = Plain();

    /// <summary>A word in the form in which words are compared.</summary>
    public static string Fold(ReadOnlySpan<char> word)
    {
        Span<char> folded = stackalloc char[2 * word.Length];
        var length = 0;
        foreach (var letter in word)
        {
            var small = char.ToLowerInvariant(letter);
            switch (small)
            {
                case 'ß':
                    folded[length++] = 's';
                    folded[length++] = 's';
                    break;
                case 'æ' or 'œ':
                    folded[length++] = small == 'æ' ? 'a' : 'o';
                    folded[length++] = 'e';
                    break;
                case >= '！' and <= '～':
                    folded[length++] = char.ToLowerInvariant((char)(small - '！' + '!'));
                    break;
                case >= '\u0300' and <= '\u036F':
                    break;
                default:
                    folded[length++] = small is >= FirstAccented and <= LastAccented ? s_plain[small - FirstAccented] : small;
                    break;
            }
        }

        return folded[..length].ToString();
    }

    /// <summary>Part of a word: a letter, a digit or an accent that stands by itself.</summary>
    public static bool IsPart(char character) => char.IsLetterOrDigit(character) || character is >= '\u0300' and <= '\u036F';

    /// <summary>True when a letter of any script is among the characters.</summary>
    public static bool AnyIn(ReadOnlySpan<char> characters)
    {
        foreach (var character in characters)
        {
            if (char.IsLetter(character))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A letter of a script that puts no spaces between words: Chinese or Japanese.</summary>
    public static bool IsUnspaced(char letter)
        => letter is (>= '\u3005' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uFF66' and <= '\uFF9F');

    private static char[] Plain()
    {
        var plain = new char[LastAccented - FirstAccented + 1];
        for (var i = 0; i < plain.Length; i++)
        {
            plain[i] = (char)(FirstAccented + i);
        }

        foreach (var letters in s_accented)
        {
            foreach (var letter in letters.AsSpan(1))
            {
                plain[letter - FirstAccented] = letters[0];
            }
        }

        return plain;
    }
}
