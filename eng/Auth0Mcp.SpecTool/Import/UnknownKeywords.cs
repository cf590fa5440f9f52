namespace Auth0Mcp.SpecTool.Import;

/// <summary>Collects what no table knows or no reader could use, so that a new revision cannot lose facts silently.</summary>
internal sealed class UnknownKeywords
{
    private readonly SortedDictionary<string, (int Count, string FirstPlace)> _found = new(StringComparer.Ordinal);

    public void Note(string kind, string keyword, string place) => Add($"unknown {kind} keyword '{keyword}'", place);

    /// <summary>A keyword of a fact with a sentence in its place.</summary>
    public void NoteProse(string keyword, string place) => Add($"a '{keyword}' that is prose", place);

    /// <summary>One line per keyword, in ordinal order.</summary>
    public IReadOnlyList<string> Describe() =>
    [
        .. _found.Select(static entry =>
            $"dropped {entry.Key} ({entry.Value.Count}x, first at {entry.Value.FirstPlace})"),
    ];

    private void Add(string key, string place)
    {
        _found[key] = _found.TryGetValue(key, out var seen) ? (seen.Count + 1, seen.FirstPlace) : (1, place);
    }
}
