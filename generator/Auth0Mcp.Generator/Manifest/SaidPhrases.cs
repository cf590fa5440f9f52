namespace Auth0Mcp.Generator.Manifest;

/// <summary>What one kind of person says who wants a tool.</summary>
/// <param name="Tool">The name of the tool.</param>
/// <param name="Writer">Who wrote the phrases, e.g. <c>support</c>.</param>
/// <param name="Phrases">With tabs between them.</param>
internal sealed record SaidPhrases(string Tool, string Writer, string Phrases);
