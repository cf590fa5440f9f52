namespace Auth0Mcp.SpecTool.Import;

/// <summary>What an import kept and what it dropped.</summary>
internal sealed record ImportCounts(
    int Operations, int SchemasKept, int SchemasDropped, int DefaultsKept, int DefaultsDropped);
