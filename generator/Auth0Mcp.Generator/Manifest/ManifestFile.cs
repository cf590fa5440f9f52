using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>The tools of one file, those that are gone, and what is wrong with the file.</summary>
internal sealed record ManifestFile(
    EquatableArray<LocatedTool> Tools, EquatableArray<LocatedTombstone> Tombstones, EquatableArray<LocatedNotCarried> NotCarried,
    EquatableArray<Diagnostics.LocatedProblem> Problems)
{
    public static ManifestFile Without(EquatableArray<Diagnostics.LocatedProblem> problems) => new([], [], [], problems);
}
