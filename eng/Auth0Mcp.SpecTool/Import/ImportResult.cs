namespace Auth0Mcp.SpecTool.Import;

/// <summary>The contents of the three files, and what a person should know about them.</summary>
internal sealed record ImportResult
{
    public required byte[] Document { get; init; }

    public required byte[] Provenance { get; init; }

    public required byte[] Operations { get; init; }

    public required ImportCounts Counts { get; init; }

    /// <summary>Keywords that were dropped because no table knows them, one line each.</summary>
    public required IReadOnlyList<string> UnknownKeywords { get; init; }
}
