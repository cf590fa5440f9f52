namespace Auth0Mcp.Demo.Listing.Search;

/// <summary>What a piece of a query is.</summary>
internal enum SearchTokenKind
{
    Word,
    Phrase,
    Range,
    Colon,
    Open,
    Close,
    And,
    Or,
    Not,
    Plus,
    End,
}

/// <summary>One piece of a query.</summary>
/// <param name="Text">A word or phrase without its quotes and escapes; wildcards are the marks of <see cref="Wildcard"/>.</param>
/// <param name="Range">The bounds, for a range.</param>
internal readonly record struct SearchToken(SearchTokenKind Kind, string Text = "", ValueRange? Range = null);

/// <summary>Bounds of a range; null is open.</summary>
internal sealed record ValueRange(string? Lower, bool IncludesLower, string? Upper, bool IncludesUpper);
