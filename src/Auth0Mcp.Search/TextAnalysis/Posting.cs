namespace Auth0Mcp.Discovery.Search.TextAnalysis;

/// <summary>What one term or feature says of one document or tool, in the four bytes that it takes in the index.</summary>
/// <param name="Weight">Still to be multiplied by the scale of the table.</param>
internal readonly record struct Posting(ushort Of, short Weight);
