using Auth0Mcp.Generator.Diagnostics;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>A tool that is gone: for one release its name still answers, with the tool to call instead.</summary>
/// <param name="Name">The name it had.</param>
/// <param name="Replacement">The tool to call instead; empty when there is none.</param>
/// <param name="Since">The version that no longer has it.</param>
internal sealed record Tombstone(string Name, string Replacement, string Since);

/// <summary>A tombstone with its place in a file.</summary>
internal sealed record LocatedTombstone(Tombstone Tombstone, PositionMap Positions);
