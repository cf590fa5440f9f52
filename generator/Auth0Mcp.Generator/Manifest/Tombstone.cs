using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>A tool that is gone: its name still answers, with the tool to call instead.</summary>
/// <param name="Name">The name it had.</param>
/// <param name="Replacement">The tool to call instead; empty when there is none.</param>
/// <param name="Since">The version that no longer has it.</param>
internal sealed record Tombstone(string Name, string Replacement, string Since);

/// <summary>What a retired entry keeps, so that it can come back whole.</summary>
/// <param name="Operation">The operation that it called; empty where the entry kept nothing but its name.</param>
/// <param name="Address">Method and path of the operation: by them it is known under another id.</param>
/// <param name="Group">The vocabulary group of the operation.</param>
/// <param name="Schemas">Schemas that went with the operation and about which rules still speak.</param>
/// <param name="Toolset">The area of its file.</param>
internal sealed record Remains(string Operation, string Address, string Group, EquatableArray<string> Schemas, string Toolset);

/// <summary>A tombstone with its place in a file.</summary>
internal sealed record LocatedTombstone(Tombstone Tombstone, Remains Remains, PositionMap Positions);
