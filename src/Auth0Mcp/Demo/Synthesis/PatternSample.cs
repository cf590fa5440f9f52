using System.Globalization;
using System.Text;

namespace Auth0Mcp.Demo.Synthesis;

/// <summary>
/// Makes a text that a regular expression should match: literals, classes, groups, alternatives and repetition are followed,
/// lookaround is skipped. Callers check the result against the real expression.
/// </summary>
internal sealed class PatternSample
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";
    private const string Digits = "0123456789";
    private const string Word = Letters + "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + Digits;
    private const string Printable = Word + "_-. ~!@#$%^&*()+=,;:/?'[]{}|<>`\"\\";

    private readonly string pattern;
    private readonly SeededSource source;
    private readonly int repeats;
    private int at;

    private PatternSample(string pattern, SeededSource source, int repeats) =>
        (this.pattern, this.source, this.repeats) = (pattern, source, repeats);

    /// <summary>A candidate; <paramref name="repeats"/> is how often open-ended parts are repeated.</summary>
    public static string Make(string pattern, SeededSource source, int repeats) => new PatternSample(pattern, source, repeats).Alternatives();

    private string Alternatives()
    {
        List<string> options = [Sequence()];
        while (at < pattern.Length && pattern[at] == '|')
        {
            at++;
            options.Add(Sequence());
        }
        return source.Pick(options);
    }

    private string Sequence()
    {
        var text = new StringBuilder();
        while (at < pattern.Length && pattern[at] is not ('|' or ')'))
        {
            int start = at;
            string first = Atom();
            int count = Repetitions();
            int next = at;
            for (int i = 0; i < count; i++)
            {
                // The atom is read again for every repetition so that each may come out differently.
                at = start;
                text.Append(i == 0 ? first : Atom());
            }
            at = next;
        }
        return text.ToString();
    }

    private string Atom()
    {
        char next = pattern[at++];
        switch (next)
        {
            case '^' or '$':
                return "";
            case '.':
                return source.Text(1, Letters);
            case '(':
                return GroupText();
            case '[':
                return source.Text(1, Class());
            case '\\':
                return Escaped(pattern[at++]);
            default:
                return next.ToString();
        }
    }

    private string GroupText()
    {
        bool isLookaround = At("?=") || At("?!") || At("?<=") || At("?<!");
        if (At("?:"))
            at += 2;
        else if (isLookaround)
            at += 2;
        string text = Alternatives();
        at++;
        return isLookaround ? "" : text;
    }

    private bool At(string text) => string.CompareOrdinal(pattern, at, text, 0, text.Length) == 0;

    private string Escaped(char escaped) => escaped switch
    {
        'x' => Code(2),
        'u' => Code(4),
        'n' => "\n",
        'r' => "\r",
        _ => source.Text(1, Shorthand(escaped) ?? escaped.ToString()),
    };

    private static string? Shorthand(char escaped) => escaped switch
    {
        'd' => Digits,
        'w' => Word,
        'S' or 'D' or 'W' => Letters,
        's' => " ",
        _ => null,
    };

    private string Code(int digits)
    {
        int code = int.Parse(pattern.AsSpan(at, digits), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        at += digits;
        return ((char)code).ToString();
    }

    /// <summary>The printable characters of a class, letters and digits alone when it has some.</summary>
    private string Class()
    {
        bool isNegated = pattern[at] == '^';
        if (isNegated)
            at++;
        HashSet<char> members = [];
        while (pattern[at] != ']')
        {
            char first = pattern[at++];
            if (first == '\\' && Shorthand(pattern[at]) is { } set)
            {
                members.UnionWith(set);
                at++;
                continue;
            }
            if (first == '\\')
                first = Escaped(pattern[at++])[0];
            if (pattern[at] != '-' || pattern[at + 1] == ']')
            {
                members.Add(first);
                continue;
            }
            at++;
            char last = pattern[at++];
            if (last == '\\')
                last = Escaped(pattern[at++])[0];
            for (int code = first; code <= last; code++)
                members.Add((char)code);
        }
        at++;
        string allowed = string.Concat(Printable.Where(c => members.Contains(c) != isNegated));
        string plain = string.Concat(allowed.Where(char.IsAsciiLetterOrDigit));
        return plain.Length > 0 ? plain : allowed.Length > 0 ? allowed : string.Concat(members.Take(1));
    }

    private int Repetitions()
    {
        if (at >= pattern.Length)
            return 1;
        switch (pattern[at])
        {
            case '*':
                at++;
                return repeats - 1;
            case '+':
                at++;
                return repeats;
            case '?':
                at++;
                return repeats > 1 ? 1 : 0;
            case '{' when char.IsAsciiDigit(pattern[at + 1]):
                int close = pattern.IndexOf('}', at);
                string[] bounds = pattern[(at + 1)..close].Split(',');
                if (!Array.TrueForAll(bounds, static bound => bound.Length == 0 || int.TryParse(bound, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
                    return 1;
                at = close + 1;
                int least = int.Parse(bounds[0], CultureInfo.InvariantCulture);
                int most = bounds.Length == 1 ? least : bounds[1].Length == 0 ? int.MaxValue : int.Parse(bounds[1], CultureInfo.InvariantCulture);
                return Math.Clamp(repeats, least, most);
            default:
                return 1;
        }
    }
}
