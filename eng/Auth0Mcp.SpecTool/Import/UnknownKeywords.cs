namespace Auth0Mcp.SpecTool.Import;

/// <summary>Collects the keywords that no table knows, so that a new revision cannot lose facts silently.</summary>
internal sealed class UnknownKeywords
{
    private readonly SortedDictionary<string, (int Count, string FirstPlace)> _found = new(StringComparer.Ordinal);

    public void Note(string kind, string keyword, string place)
    {
        var key = $"{kind} keyword '{keyword}'";
        _found[key] = _found.TryGetValue(key, out var seen) ? (seen.Count + 1, seen.FirstPlace) : (1, place);
    }

    /// <summary>One line per keyword, in ordinal order.</summary>
    public IReadOnlyList<string> Describe() =>
    [
        .. _found.Select(static entry =>
            $"dropped unknown {entry.Key} ({entry.Value.Count}x, first at {entry.Value.FirstPlace})"),
    ];
}
