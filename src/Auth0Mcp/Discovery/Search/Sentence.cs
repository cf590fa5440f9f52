namespace Auth0Mcp.Discovery.Search;

/// <summary>A text, read once: its words and marks, and the stem of each.</summary>
internal sealed record Sentence(string Text, IReadOnlyList<string> Words, IReadOnlyList<string> Stems);
