namespace Auth0Mcp.Samples.Tests.Wire;

/// <summary>A request as it came in, nothing of it decoded.</summary>
/// <param name="Path">Below the base path, with its escapes.</param>
/// <param name="Query">Without the question mark, with its escapes.</param>
internal sealed record SentRequest(
    string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, string? ContentType, string Body);
