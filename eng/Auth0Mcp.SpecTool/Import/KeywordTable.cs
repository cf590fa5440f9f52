using System.Collections.Frozen;

namespace Auth0Mcp.SpecTool.Import;

/// <summary>Which keywords of one kind of object are facts, which are prose, and which say nothing.</summary>
internal sealed class KeywordTable
{
    private readonly FrozenSet<string> _known;
    private readonly string[] _noisePrefixes;

    /// <param name="kind">What messages call an object of this kind.</param>
    /// <param name="facts">Kept, and written in this order.</param>
    /// <param name="prose">Kept only on demand, and written before the facts.</param>
    /// <param name="noise">Dropped without a word; a trailing <c>*</c> stands for any ending.</param>
    public KeywordTable(string kind, string[] facts, string[]? prose = null, string[]? noise = null)
    {
        Kind = kind;
        Facts = facts;
        Prose = prose ?? [];
        _known = [.. Facts, .. Prose, .. noise ?? []];
        _noisePrefixes = [.. (noise ?? []).Where(static name => name.EndsWith('*')).Select(static name => name[..^1])];
    }

    public string Kind { get; }

    public IReadOnlyList<string> Facts { get; }

    public IReadOnlyList<string> Prose { get; }

    public bool Knows(string keyword) =>
        _known.Contains(keyword)
        || Array.Exists(_noisePrefixes, prefix => keyword.StartsWith(prefix, StringComparison.Ordinal));
}
