namespace Auth0Mcp.Replay;

/// <summary>Counts what a replay finds.</summary>
internal sealed class Tally
{
    private readonly Dictionary<Finding, (int Count, string First)> _findings = [];
    private readonly List<Finding> _current = [];
    private readonly Dictionary<string, int> _totals = new(StringComparer.Ordinal);

    /// <summary>Every finding with how often it occurs and where first: by kind, then the most frequent first.</summary>
    public IReadOnlyList<(Finding Finding, int Count, string First)> Findings => [.. _findings
        .Select(static pair => (pair.Key, pair.Value.Count, pair.Value.First))
        .OrderBy(static line => line.Key.Kind)
        .ThenByDescending(static line => line.Count)
        .ThenBy(static line => line.Key.Operation, StringComparer.Ordinal)
        .ThenBy(static line => line.Key.Path, StringComparer.Ordinal)
        .ThenBy(static line => line.Key.Detail, StringComparer.Ordinal)];

    /// <summary>What was found since the last <see cref="Begin"/>.</summary>
    public IReadOnlyList<Finding> Current => _current;

    public bool HasFaults => _findings.Keys.Any(static finding => finding.IsFault);

    public int Total(string name) => _totals.GetValueOrDefault(name);

    public void Count(string total, int by = 1) => _totals[total] = Total(total) + by;

    /// <summary>Starts the next exchange.</summary>
    public void Begin() => _current.Clear();

    public void Add(Finding finding, string position, int count = 1)
    {
        _current.Add(finding);
        _findings[finding] = _findings.TryGetValue(finding, out var known) ? (known.Count + count, known.First) : (count, position);
    }
}
