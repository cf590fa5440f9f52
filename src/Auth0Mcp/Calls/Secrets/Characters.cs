using System.Buffers;

namespace Auth0Mcp.Calls.Secrets;

/// <summary>The alphabets of secrets, and where a text in one of them ends.</summary>
internal static class Characters
{
    private const string LettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>Base64url (RFC 4648 section 5) without padding; also what names in code are made of.</summary>
    public static readonly SearchValues<char> Url64 = SearchValues.Create(LettersAndDigits + "-_");

    /// <summary>Base64 (RFC 4648 section 4) with its padding.</summary>
    public static readonly SearchValues<char> Base64 = SearchValues.Create(LettersAndDigits + "+/=");

    /// <summary>The token68 of RFC 9110 section 11.2: bearer tokens, and both forms of base64.</summary>
    public static readonly SearchValues<char> Token68 = SearchValues.Create(LettersAndDigits + "-._~+/=");

    /// <summary>What ids, hashes, and positions in lists are made of.</summary>
    public static readonly SearchValues<char> Id = SearchValues.Create(LettersAndDigits + "-_|:.+/@");

    /// <summary>What ends a value in a query.</summary>
    public static readonly SearchValues<char> QueryEnd = SearchValues.Create(" \t\r\n&#\"'<>()[]{}`,;\\|");

    /// <summary>The index behind the run of such characters that starts here.</summary>
    public static int EndOf(string text, int start, SearchValues<char> alphabet)
    {
        var length = text.AsSpan(start).IndexOfAnyExcept(alphabet);
        return length < 0 ? text.Length : start + length;
    }

    /// <summary>The index of the next such character, or the end of the text.</summary>
    /// <param name="most">No more characters are read; the index behind them stands for all that follow.</param>
    public static int NextOf(string text, int start, SearchValues<char> ends, int most = int.MaxValue)
    {
        var area = text.AsSpan(start, Math.Min(most, text.Length - start));
        var length = area.IndexOfAny(ends);
        return start + (length < 0 ? area.Length : length);
    }

    /// <summary>No word goes on before this index.</summary>
    public static bool StartsWord(string text, int at) => at == 0 || !(Url64.Contains(text[at - 1]) || text[at - 1] is '.' or '+' or '/');

    public static bool StartsWith(string text, int at, string word) => text.AsSpan(at).StartsWith(word, StringComparison.OrdinalIgnoreCase);

    public static bool HasDigitAndLetter(ReadOnlySpan<char> text) => text.IndexOfAnyInRange('0', '9') >= 0 && text.ContainsAnyInRange('A', 'z');
}
