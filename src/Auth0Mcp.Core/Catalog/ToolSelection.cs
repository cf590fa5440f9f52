namespace Auth0Mcp.Catalog;

/// <summary>What a person chose to enable.</summary>
/// <param name="Patterns">Globs over tool names, or null when none were given.</param>
/// <param name="Toolsets">Names of toolsets, or null when none were given.</param>
/// <param name="ReadOnly">Only tools that change nothing; wins over the rest.</param>
internal sealed record ToolSelection(IReadOnlyList<string>? Patterns, IReadOnlyList<string>? Toolsets, bool ReadOnly)
{
    /// <summary>The tools that are on when nobody chooses.</summary>
    public static ToolSelection Default { get; } = new(null, null, ReadOnly: false);
}
