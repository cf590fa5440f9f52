using System.Globalization;
using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>
/// Joins what is wrong with the manifests one by one: a toolset that many tools name is misspelt, or missing, in the settings, and a
/// setting that fits no tool is wrong itself.
/// </summary>
internal static class UnknownToolsets
{
    /// <param name="manifests">The files with what is wrong with each.</param>
    /// <param name="settings">With the toolsets that there are.</param>
    /// <param name="faults">What is wrong with the settings.</param>
    /// <param name="phrased">Toolsets that have a file of phrases.</param>
    public static EquatableArray<LocatedProblem> Join(
        IReadOnlyCollection<ManifestFile> manifests, SettingsFile settings, EquatableArray<LocatedProblem> faults,
        IReadOnlyCollection<string> phrased)
    {
        var used = new HashSet<string>(
            manifests.SelectMany(static file => file.Tools).SelectMany(static tool => tool.Entry.Toolsets), StringComparer.Ordinal);
        var idle = settings.Value.Toolsets.Where(area => !used.Contains(area)).ToList();
        var problems = manifests.SelectMany(static file => file.Problems)
            .Where(problem => faults.IsEmpty || !Soundness.IsRead([problem])).ToList();
        return problems.Where(static problem => problem.Id != DiagnosticDescriptors.UnknownToolset.Id)
            .Concat(problems.Where(static problem => problem.Id == DiagnosticDescriptors.UnknownToolset.Id)
                .GroupBy(static problem => problem.Arguments[0], StringComparer.Ordinal)
                .Select(same => Join(same.Key, [.. same], phrased.Contains(same.Key) ? idle : [], settings)))
            .ToEquatableArray();
    }

    private static LocatedProblem Join(string toolset, List<LocatedProblem> places, List<string> idle, SettingsFile settings)
    {
        // Others know it by that name, too, and nobody uses what the settings nearly call it: it is misspelt there.
        if (NearMiss.Several(toolset, idle, Math.Max(1, toolset.Length / 3)) is [var misspelt, ..]
            && settings.Positions is { } positions)
        {
            return positions.Locate(Problem.Value(
                DiagnosticDescriptors.UnknownToolset, "toolsets." + misspelt, misspelt,
                $"; did you mean '{toolset}', as {Place(places[0])}?"));
        }

        return places.Count == 1 ? places[0] : places[0] with
        {
            Arguments = new[] { toolset,
                $"{places[0].Arguments[1].TrimEnd('.')}; {(places.Count - 1).ToString(CultureInfo.InvariantCulture)} more places name "
                    + "it." }
                .ToEquatableArray(),
        };
    }

    private static string Place(LocatedProblem problem)
        => $"{Path.GetFileName(problem.File)}({(problem.Range.Line + 1).ToString(CultureInfo.InvariantCulture)}) says";
}
