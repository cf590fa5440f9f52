using System.Text;

namespace Auth0Mcp.Demo.Listing.Search;

/// <summary>Cuts a Lucene query into pieces, in one pass.</summary>
internal sealed class SearchLexer(string text)
{
    private readonly List<SearchToken> _tokens = [];
    private int _at;

    /// <summary>What cannot be read, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>The pieces; the last is the end. Not to be used when there is a problem.</summary>
    public IReadOnlyList<SearchToken> Read()
    {
        while (Problem is null && SkipBlanks())
        {
            var token = Next();
            _tokens.Add(token);
        }

        _tokens.Add(new SearchToken(SearchTokenKind.End));
        return _tokens;
    }

    private bool IsAfterColon => _tokens.Count > 0 && _tokens[^1].Kind == SearchTokenKind.Colon;

    private bool SkipBlanks()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }

        return _at < text.Length;
    }

    private SearchToken Next()
    {
        switch (text[_at])
        {
            case '(':
                return Single(SearchTokenKind.Open);
            case ')':
                return Single(SearchTokenKind.Close);
            case ':':
                return Single(SearchTokenKind.Colon);
            case '"':
                return new SearchToken(SearchTokenKind.Phrase, Quoted());
            case '[' or '{':
                return Range();
            case '>' or '<':
                return Comparison();
            case '+' when !IsAfterColon:
                return Single(SearchTokenKind.Plus);
            case '-' or '!' when !IsAfterColon:
                return Single(SearchTokenKind.Not);
            case '&' or '|' when _at + 1 < text.Length && text[_at + 1] == text[_at]:
                _at += 2;
                return new SearchToken(text[_at - 1] == '&' ? SearchTokenKind.And : SearchTokenKind.Or);
            case '/':
                Problem ??= "Regular expressions are not understood here.";
                return default;
            default:
                return Word();
        }
    }

    private SearchToken Single(SearchTokenKind kind)
    {
        _at++;
        return new SearchToken(kind);
    }

    private SearchToken Word()
    {
        var word = Bare(static c => char.IsWhiteSpace(c) || c is '(' or ')' or ':' or '"' or '[' or ']' or '{' or '}' or '^' or '~');
        if (word.Length == 0)
        {
            Problem ??= $"'{text[_at]}' at position {_at + 1} is not understood.";
        }

        return word switch
        {
            "AND" => new SearchToken(SearchTokenKind.And),
            "OR" => new SearchToken(SearchTokenKind.Or),
            "NOT" => new SearchToken(SearchTokenKind.Not),
            _ => new SearchToken(SearchTokenKind.Word, word),
        };
    }

    /// <summary>Text up to a character that ends it; a backslash takes the next character as it is.</summary>
    private string Bare(Predicate<char> isEnd)
    {
        var word = new StringBuilder();
        for (; _at < text.Length && !isEnd(text[_at]); _at++)
        {
            if (text[_at] == '\\' && _at + 1 < text.Length)
            {
                word.Append(text[++_at]);
                continue;
            }

            word.Append(text[_at] switch { '*' => Wildcard.Any, '?' => Wildcard.One, var c => c });
        }
        return word.ToString();
    }

    private string Quoted()
    {
        var phrase = new StringBuilder();
        for (_at++; _at < text.Length; _at++)
        {
            if (text[_at] == '"')
            {
                _at++;
                return phrase.ToString();
            }

            if (text[_at] == '\\' && _at + 1 < text.Length)
            {
                _at++;
            }

            phrase.Append(text[_at]);
        }
        Problem ??= "A quotation mark is not closed.";
        return "";
    }

    private SearchToken Comparison()
    {
        var isGreater = text[_at++] == '>';
        var isInclusive = _at < text.Length && text[_at] == '=';
        _at += isInclusive ? 1 : 0;
        SkipBlanks();
        var bound = Bound(static c => char.IsWhiteSpace(c) || c is '(' or ')');
        if (string.IsNullOrEmpty(bound))
        {
            Problem ??= "A comparison has nothing to compare with.";
        }

        return new SearchToken(SearchTokenKind.Range, Range: isGreater
            ? new ValueRange(bound, isInclusive, null, false)
            : new ValueRange(null, false, bound, isInclusive));
    }

    /// <summary><c>[a TO b]</c> with its ends, <c>{a TO b}</c> without; the two mix.</summary>
    private SearchToken Range()
    {
        var includesLower = text[_at++] == '[';
        var lower = BoundInBrackets();
        var to = SkipBlanks() ? Bare(IsBoundEnd) : "";
        var upper = BoundInBrackets();
        if (!SkipBlanks() || text[_at] is not (']' or '}') || to != "TO" || lower.Length == 0 || upper.Length == 0)
        {
            Problem ??= "A range has the form [from TO to]; curly brackets leave the ends out, * is open.";
            return default;
        }

        var includesUpper = text[_at++] == ']';
        return new SearchToken(SearchTokenKind.Range, Range: new ValueRange(Open(lower), includesLower, Open(upper), includesUpper));
    }

    private string BoundInBrackets() => SkipBlanks() ? Bound(IsBoundEnd) : "";

    private string Bound(Predicate<char> isEnd) => _at < text.Length && text[_at] == '"' ? Quoted() : Bare(isEnd);

    private static bool IsBoundEnd(char c) => char.IsWhiteSpace(c) || c is ']' or '}';

    private static string? Open(string bound) => bound is [Wildcard.Any] ? null : bound;
}
