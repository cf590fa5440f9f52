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

    private readonly string _pattern;
    private readonly SeededSource _source;
    private readonly int _repeats;
    private int _at;

    private PatternSample(string pattern, SeededSource source, int repeats) =>
        (_pattern, _source, _repeats) = (pattern, source, repeats);

    /// <summary>A candidate; <paramref name="repeats"/> is how often open-ended parts are repeated.</summary>
    public static string Make(string pattern, SeededSource source, int repeats)
        => new PatternSample(pattern, source, repeats).Alternatives();

    private string Alternatives()
    {
        List<string> options = [Sequence()];
        while (_at < _pattern.Length && _pattern[_at] == '|')
        {
            _at++;
            options.Add(Sequence());
        }
        return _source.Pick(options);
    }

    private string Sequence()
    {
        var text = new StringBuilder();
        while (_at < _pattern.Length && _pattern[_at] is not ('|' or ')'))
        {
            var start = _at;
            var first = Atom();
            var count = Repetitions();
            var next = _at;
            for (var i = 0; i < count; i++)
            {
                // The atom is read again for every repetition so that each may come out differently.
                _at = start;
                text.Append(i == 0 ? first : Atom());
            }
            _at = next;
        }
        return text.ToString();
    }

    private string Atom()
    {
        var next = _pattern[_at++];
        switch (next)
        {
            case '^' or '$':
                return "";
            case '.':
                return _source.Text(1, Letters);
            case '(':
                return GroupText();
            case '[':
                return _source.Text(1, Class());
            case '\\':
                return Escaped(_pattern[_at++]);
            default:
                return next.ToString();
        }
    }

    private string GroupText()
    {
        var isLookaround = At("?=") || At("?!") || At("?<=") || At("?<!");
        if (At("?:"))
        {
            _at += 2;
        }
        else if (isLookaround)
        {
            _at += 2;
        }

        var text = Alternatives();
        _at++;
        return isLookaround ? "" : text;
    }

    private bool At(string text) => string.CompareOrdinal(_pattern, _at, text, 0, text.Length) == 0;

    private string Escaped(char escaped) => escaped switch
    {
        'x' => Code(2),
        'u' => Code(4),
        'n' => "\n",
        'r' => "\r",
        _ => _source.Text(1, Shorthand(escaped) ?? escaped.ToString()),
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
        var code = int.Parse(_pattern.AsSpan(_at, digits), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        _at += digits;
        return ((char)code).ToString();
    }

    /// <summary>The printable characters of a class, letters and digits alone when it has some.</summary>
    private string Class()
    {
        var isNegated = _pattern[_at] == '^';
        if (isNegated)
        {
            _at++;
        }

        HashSet<char> members = [];
        while (_pattern[_at] != ']')
        {
            var first = _pattern[_at++];
            if (first == '\\' && Shorthand(_pattern[_at]) is { } set)
            {
                members.UnionWith(set);
                _at++;
                continue;
            }
            if (first == '\\')
            {
                first = Escaped(_pattern[_at++])[0];
            }

            if (_pattern[_at] != '-' || _pattern[_at + 1] == ']')
            {
                members.Add(first);
                continue;
            }
            _at++;
            var last = _pattern[_at++];
            if (last == '\\')
            {
                last = Escaped(_pattern[_at++])[0];
            }

            for (var code = first; code <= last; code++)
            {
                members.Add((char)code);
            }
        }
        _at++;
        var allowed = string.Concat(Printable.Where(c => members.Contains(c) != isNegated));
        var plain = string.Concat(allowed.Where(char.IsAsciiLetterOrDigit));
        return plain.Length > 0 ? plain : allowed.Length > 0 ? allowed : string.Concat(members.Take(1));
    }

    private int Repetitions()
    {
        if (_at >= _pattern.Length)
        {
            return 1;
        }

        switch (_pattern[_at])
        {
            case '*':
                _at++;
                return _repeats - 1;
            case '+':
                _at++;
                return _repeats;
            case '?':
                _at++;
                return _repeats > 1 ? 1 : 0;
            case '{' when char.IsAsciiDigit(_pattern[_at + 1]):
                var close = _pattern.IndexOf('}', _at);
                string[] bounds = _pattern[(_at + 1)..close].Split(',');
                // "{8, 20}" is not a repetition in either dialect, but text.
                if (!Array.TrueForAll(bounds, static bound => bound.All(char.IsAsciiDigit)))
                {
                    return 1;
                }

                _at = close + 1;
                var least = int.Parse(bounds[0], CultureInfo.InvariantCulture);
                var most = bounds.Length == 1 ? least : bounds[1].Length == 0
                    ? int.MaxValue
                    : int.Parse(bounds[1], CultureInfo.InvariantCulture);
                return Math.Clamp(_repeats, least, most);
            default:
                return 1;
        }
    }
}
