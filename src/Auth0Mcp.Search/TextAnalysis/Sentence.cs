namespace Auth0Mcp.Discovery.Search.TextAnalysis;

/// <summary>A text, read once: its words and marks, and the stem of each.</summary>
/// <param name="Words">Spelt right, in English as far as known, ids and names as marks.</param>
internal sealed record Sentence(IReadOnlyList<string> Words)
{
    public IReadOnlyList<string> Stems => field ??= [.. Words.Select(Stemmer.Stem)];
}
