namespace Auth0Mcp.SpecTool.Diff.Report;

/// <summary>A tool of the manifest, as far as a difference can touch it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Operation">The operationId it calls.</param>
/// <param name="Hidden">Arguments it does not offer, as the entry names them.</param>
internal sealed record ShippedTool(string Name, string Operation, IReadOnlySet<string> Hidden);
