using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>Holds the tombstones of all files against the tools of all files.</summary>
internal static class Tombstones
{
    /// <summary>Replacements that are not tools, and names that are.</summary>
    public static IEnumerable<LocatedProblem> Check(EquatableArray<ManifestFile> files)
    {
        var tools = new HashSet<string>(
            files.SelectMany(static file => file.Tools).Select(static tool => tool.Entry.Name), StringComparer.Ordinal);
        foreach (var (tombstone, positions) in files.SelectMany(static file => file.Tombstones)
            .Select(static located => (located.Tombstone, located.Positions)))
        {
            if (tools.Contains(tombstone.Name))
            {
                yield return positions.Locate(Problem.Value(DiagnosticDescriptors.RemovedToolExists, "name", tombstone.Name));
            }

            if (tombstone.Replacement.Length > 0 && !tools.Contains(tombstone.Replacement)
                && !PendingDecisions.IsPending(tombstone.Replacement))
            {
                yield return positions.Locate(Problem.Value(
                    DiagnosticDescriptors.UnknownReplacement, "removed.replacement", tombstone.Name, tombstone.Replacement,
                    NearMiss.Ending(tombstone.Replacement, tools)));
            }
        }
    }

    /// <summary>
    /// False while entries are incomplete or name operations that do not exist: what then seems to lack a tool, or to speak of one that
    /// does not exist, may only be misspelt.
    /// </summary>
    public static bool AreSound(EquatableArray<LocatedTool> tools, EquatableArray<ManifestFile> files, SpecDocument? document)
        => files.All(static file => Soundness.IsComplete(file.Problems))
           && (document is null || tools.All(tool => document.Operations.ContainsKey(tool.Entry.Operation)));

    /// <summary>What the catalog answers for names it no longer has, in ordinal order; a name that is a tool stays that.</summary>
    public static EquatableArray<Tombstone> Standing(EquatableArray<ManifestFile> files)
    {
        var tools = new HashSet<string>(
            files.SelectMany(static file => file.Tools).Select(static tool => tool.Entry.Name), StringComparer.Ordinal);
        return files.SelectMany(static file => file.Tombstones)
            .Select(static located => located.Tombstone)
            .Where(tombstone => !tools.Contains(tombstone.Name))
            .GroupBy(static tombstone => tombstone.Name, StringComparer.Ordinal)
            .Select(static same => same.OrderBy(static tombstone => tombstone.Replacement, StringComparer.Ordinal).First())
            .OrderBy(static tombstone => tombstone.Name, StringComparer.Ordinal)
            .ToEquatableArray();
    }
}
