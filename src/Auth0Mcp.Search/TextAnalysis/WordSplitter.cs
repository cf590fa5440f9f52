using System.Buffers;
using System.Net;

namespace Auth0Mcp.Discovery.Search.TextAnalysis;

/// <summary>
/// Splits text into words. What only names a thing (addresses, hosts, ids) becomes a mark of its kind: no two people ask about
/// the same one.
/// </summary>
internal static class WordSplitter
{
    public const string EmailMark = "#email";
    public const string UrlMark = "#url";
    public const string IpMark = "#ip";
    public const string HostMark = "#host";
    public const string PhoneMark = "#phone";
    public const string IdMark = "#id";

    /// <summary>A query is a sentence or two; what follows is not read.</summary>
    public const int MostWords = 64;

    /// <summary>Longer runs of letters are not words.</summary>
    private const int LongestWord = 60;

    private const int LongestChunk = 200;

    /// <summary>What follows it in the address of a request is the path of an operation.</summary>
    private const string PathRoot = "/api/v2/";

    /// <summary>Before the method of a request: GET lists as often as it gets.</summary>
    private const string MethodPrefix = "http";

    private static readonly SearchValues<char> s_separators = SearchValues.Create(
        " \t\r\n,;()[]{}\"“”‘„!?…、。，；：（）「」『』【】！？　");

    private static readonly HashSet<string> s_methods = new(["GET", "POST", "PUT", "PATCH", "DELETE"], StringComparer.Ordinal);

    private static readonly string[] s_topLevelDomains = [".com", ".org", ".net", ".io", ".example", ".dev", ".app"];

    /// <summary>The words of a text in lower case, and marks.</summary>
    public static List<string> Split(string text, int mostWords = MostWords)
    {
        var words = new List<string>();
        foreach (var range in text.AsSpan().SplitAny(s_separators))
        {
            if (words.Count >= mostWords)
            {
                break;
            }

            var chunk = text.AsSpan(range).Trim(".:'`*");
            if (chunk.Length is > 0 and <= LongestChunk)
            {
                AddChunk(chunk, words);
            }
        }

        return words;
    }

    private static void AddChunk(ReadOnlySpan<char> chunk, List<string> words)
    {
        if (chunk.IndexOf('@') is >= 0 and var at)
        {
            words.Add(at == 0 ? HostMark : EmailMark);
        }
        else if (chunk.IndexOf(PathRoot, StringComparison.OrdinalIgnoreCase) is >= 0 and var root)
        {
            AddWords(chunk[(root + PathRoot.Length)..], words);
        }
        else if (chunk.IndexOf("://") >= 0)
        {
            words.Add(UrlMark);
        }
        else if (chunk[0] == '+' && chunk.Length > 5 && char.IsAsciiDigit(chunk[1]))
        {
            words.Add(PhoneMark);
        }
        else if ((chunk.Count('.') == 3 || chunk.Count(':') > 1) && IPAddress.TryParse(chunk, out _))
        {
            words.Add(IpMark);
        }
        else if (chunk.Length > 6 && IsHost(chunk))
        {
            words.Add(HostMark);
        }
        else
        {
            AddWords(chunk, words);
        }
    }

    /// <summary>An id keeps its prefix (<c>grp_</c>, <c>auth0|</c>) as a word of its own before the mark.</summary>
    private static void AddWords(ReadOnlySpan<char> chunk, List<string> words)
    {
        var bar = chunk.IndexOf('|');
        if (bar > 0)
        {
            words.Add(Letters.Fold(chunk[..(bar + 1)]));
            words.Add(IdMark);
            return;
        }

        var underscore = chunk.IndexOf('_');
        if (underscore > 0 && LooksLikeId(chunk[(underscore + 1)..]))
        {
            words.Add(Letters.Fold(chunk[..(underscore + 1)]));
            words.Add(IdMark);
            return;
        }

        if (LooksLikeId(chunk))
        {
            words.Add(IdMark);
        }

        for (var start = 0; start < chunk.Length; start++)
        {
            var end = start;
            while (end < chunk.Length && Letters.IsPart(chunk[end]))
            {
                end++;
            }

            if (end - start is > 0 and <= LongestWord)
            {
                IdentifierSplitter.Split(chunk[start..end], part => AddWord(part, words));
            }

            start = end;
        }
    }

    /// <summary>A single letter says nothing, unless it is a whole word in its script; nor does a number.</summary>
    private static void AddWord(string part, List<string> words)
    {
        if (Letters.AnyIn(part) && (part.Length > 1 || Letters.IsUnspaced(part[0])))
        {
            words.Add(s_methods.Contains(part) ? MethodPrefix + Letters.Fold(part) : Letters.Fold(part));
        }
    }

    private static bool IsHost(ReadOnlySpan<char> chunk)
    {
        foreach (var domain in s_topLevelDomains)
        {
            if (chunk.EndsWith(domain, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Letters and digits mixed as no word has them: a digit before a letter, or a digit and a capital behind a small letter.
    /// </summary>
    private static bool LooksLikeId(ReadOnlySpan<char> text)
    {
        var (digits, digitBeforeLetter, capitalInside) = (0, false, false);
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(text[i]) && text[i] != '-')
            {
                return false;
            }

            digits += char.IsAsciiDigit(text[i]) ? 1 : 0;
            digitBeforeLetter |= i > 0 && char.IsAsciiLetter(text[i]) && char.IsAsciiDigit(text[i - 1]);
            capitalInside |= i > 0 && char.IsAsciiLetterUpper(text[i]) && char.IsAsciiLetterLower(text[i - 1]);
        }

        return text.Length >= 4 && digits > 0 && (digitBeforeLetter || capitalInside || digits > 4);
    }
}
