namespace Auth0Mcp.Demo.Listing.Search;

/// <summary>
/// Reads the pieces of a query into conditions. AND binds before OR, and both before mere succession, which is OR as in Lucene;
/// <c>+</c> makes a part necessary, <c>-</c> and NOT exclude it.
/// </summary>
internal sealed class SearchParser(IReadOnlyList<SearchToken> tokens)
{
    private const int MaxDepth = 32;

    private int _at;
    private int _depth;

    /// <summary>What is wrong with the query, or null.</summary>
    public string? Problem { get; private set; }

    private SearchToken Current => tokens[_at];

    public SearchNode Read()
    {
        if (Current.Kind == SearchTokenKind.End)
        {
            return SearchNode.Everything;
        }

        var query = Sequence(field: null);
        if (Current.Kind != SearchTokenKind.End)
        {
            Problem ??= "A bracket is closed that was not opened.";
        }

        return query;
    }

    private SearchNode Sequence(string? field)
    {
        List<SearchNode> parts = [];
        do
        {
            parts.Add(Either(field));
        }
        while (Problem is null && Current.Kind is not (SearchTokenKind.End or SearchTokenKind.Close));
        return parts.Count == 1 ? parts[0] : new SearchNode.Mixed(parts);
    }

    private SearchNode Either(string? field)
    {
        List<SearchNode> parts = [Both(field)];
        while (Problem is null && Take(SearchTokenKind.Or))
        {
            parts.Add(Both(field));
        }

        return parts.Count == 1 ? parts[0] : new SearchNode.Any(parts);
    }

    private SearchNode Both(string? field)
    {
        List<SearchNode> parts = [Signed(field)];
        while (Problem is null && Take(SearchTokenKind.And))
        {
            parts.Add(Signed(field));
        }

        return parts.Count == 1 ? parts[0] : new SearchNode.All(parts);
    }

    private SearchNode Signed(string? field)
    {
        var isExcluded = false;
        var isRequired = false;
        for (; Current.Kind is SearchTokenKind.Not or SearchTokenKind.Plus; _at++)
        {
            isExcluded ^= Current.Kind == SearchTokenKind.Not;
            isRequired |= Current.Kind == SearchTokenKind.Plus;
        }

        var clause = Clause(field);
        return isExcluded ? new SearchNode.Not(clause) : isRequired ? new SearchNode.Required(clause) : clause;
    }

    private SearchNode Clause(string? field)
    {
        var token = Current;
        switch (token.Kind)
        {
            case SearchTokenKind.Open:
                return Group(field);
            case SearchTokenKind.Word when tokens[_at + 1].Kind == SearchTokenKind.Colon:
                _at += 2;
                return Wildcard.IsIn(token.Text) && token.Text is not [Wildcard.Any]
                    ? Fail("The name of a field takes no wildcards.")
                    : Valued(token.Text);
            case SearchTokenKind.Range when field is null:
                return Fail("A range needs a field before it.");
            case SearchTokenKind.Word or SearchTokenKind.Phrase or SearchTokenKind.Range when field is not null:
                return Value(field);
            case SearchTokenKind.Phrase:
                _at++;
                return new SearchNode.Anywhere(token.Text);
            case SearchTokenKind.Word:
                return Words();
            default:
                return Fail(
                    token.Kind == SearchTokenKind.End
                    ? "It ends too early."
                    : "An operator, a colon or a bracket stands where a term is expected.");
        }
    }

    private SearchNode Group(string? field)
    {
        _at++;
        if (++_depth > MaxDepth)
        {
            return Fail($"Brackets are nested more than {MaxDepth} deep.");
        }

        var inner = Sequence(field);
        _depth--;
        return Problem is not null || Take(SearchTokenKind.Close) ? inner : Fail("A bracket is not closed.");
    }

    private SearchNode Valued(string field) => Current.Kind switch
    {
        SearchTokenKind.Open => Group(field),
        SearchTokenKind.Word or SearchTokenKind.Phrase or SearchTokenKind.Range => Value(field),
        _ => Fail($"The field '{field}' has no value."),
    };

    private SearchNode Value(string field)
    {
        var token = Current;
        _at++;
        if (Current.Kind == SearchTokenKind.Colon)
        {
            return Fail("A value with a colon in it has to be quoted.");
        }

        if (field is [Wildcard.Any])
        {
            return token.Text is [Wildcard.Any] ? SearchNode.Everything : Fail("A value needs the name of a field.");
        }

        if (field == "_exists_")
        {
            return new SearchNode.Exists(token.Text);
        }

        return token switch
        {
            { Text: [Wildcard.Any] } => new SearchNode.Exists(field),
            { Range: { } range } when ValueTests.Misfit(field, range) is { } misfit => Fail(misfit),
            { Range: { } range } => new SearchNode.Field(field, ValueTests.In(range)),
            _ => new SearchNode.Field(field, ValueTests.Of(token.Text)),
        };
    }

    /// <summary>Words without any field are one phrase: "harbor web" is a name, not two conditions.</summary>
    private SearchNode Words()
    {
        List<string> words = [];
        while (Current.Kind == SearchTokenKind.Word && tokens[_at + 1].Kind != SearchTokenKind.Colon)
        {
            words.Add(Current.Text);
            _at++;
        }

        return words is [[Wildcard.Any]] ? SearchNode.Everything : new SearchNode.Anywhere(string.Join(' ', words));
    }

    private bool Take(SearchTokenKind kind)
    {
        var isThere = Current.Kind == kind;
        _at += isThere ? 1 : 0;
        return isThere;
    }

    private SearchNode Fail(string problem)
    {
        Problem ??= problem;
        return SearchNode.Everything;
    }
}
