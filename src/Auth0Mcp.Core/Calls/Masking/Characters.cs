using System.Buffers;

namespace Auth0Mcp.Calls.Masking;

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

    /// <summary>Characters that this thread has read in runs of any length; what is bounded is not counted.</summary>
    [ThreadStatic]
    private static long t_read;

    /// <summary>The characters that this thread has read since the last time that it asked.</summary>
    public static long TakeRead()
    {
        var read = t_read;
        t_read = 0;
        return read;
    }

    /// <summary>The index behind the run of such characters that starts here.</summary>
    public static int EndOf(string text, int start, SearchValues<char> alphabet)
    {
        var length = text.AsSpan(start).IndexOfAnyExcept(alphabet);
        return Read(start, length < 0 ? text.Length : start + length);
    }

    /// <summary>The index of the next such word; -1 when there is none.</summary>
    public static int IndexOf(string text, string word, int start, StringComparison comparison)
    {
        var at = text.IndexOf(word, start, comparison);
        Read(start, at < 0 ? text.Length : at + word.Length);
        return at;
    }

    /// <summary>Where the run of such characters starts that ends here.</summary>
    public static int StartOf(string text, int end, SearchValues<char> alphabet)
    {
        var start = text.AsSpan(0, end).LastIndexOfAnyExcept(alphabet) + 1;
        Read(start, end);
        return start;
    }

    /// <summary>The index of the next such character, or the end of the text.</summary>
    /// <param name="most">No more characters are read; the index behind them stands for all that follow.</param>
    public static int NextOf(string text, int start, SearchValues<char> ends, int most = int.MaxValue)
    {
        var area = text.AsSpan(start, Math.Min(most, text.Length - start));
        var length = area.IndexOfAny(ends);
        return Read(start, start + (length < 0 ? area.Length : length));
    }

    /// <summary>No word goes on before this index.</summary>
    public static bool StartsWord(string text, int at)
        => at == 0 || !(Url64.Contains(text[at - 1]) || text[at - 1] is '.' or '+' or '/');

    public static bool StartsWith(string text, int at, string word)
        => text.AsSpan(at).StartsWith(word, StringComparison.OrdinalIgnoreCase);

    public static bool HasDigitAndLetter(ReadOnlySpan<char> text)
        => text.IndexOfAnyInRange('0', '9') >= 0 && text.ContainsAnyInRange('A', 'z');

    private static int Read(int from, int to)
    {
        t_read += to - from;
        return to;
    }
}
