using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>The phrases of one toolset by tool and writer, with their places, and what is wrong with the file.</summary>
/// <param name="Toolset">The name of the file without its ending.</param>
internal sealed record PhrasesFile(
    string Toolset, EquatableArray<SaidPhrases> Phrases, PositionMap? Positions, EquatableArray<LocatedProblem> Problems)
{
    public static PhrasesFile Without(EquatableArray<LocatedProblem> problems) => new("", [], null, problems);

    /// <summary>The tools that do not exist, and those of another toolset.</summary>
    public IEnumerable<LocatedProblem> Check(IReadOnlyCollection<LocatedTool> tools, ManifestSettings settings)
    {
        if (Positions is not { } positions)
        {
            return [];
        }

        var toolsets = tools.GroupBy(static tool => tool.Entry.Name, StringComparer.Ordinal)
            .ToDictionary(static same => same.Key, static same => same.ToList(), StringComparer.Ordinal);
        var areas = new HashSet<string>(tools.SelectMany(static tool => tool.Entry.Toolsets), StringComparer.Ordinal);
        var names = toolsets.Keys.Concat(settings.HandWritten).ToList();
        return Phrases.Select(static said => said.Tool).Distinct(StringComparer.Ordinal)
            .Where(tool => !settings.HandWritten.Contains(tool))
            .Select(tool => !toolsets.TryGetValue(tool, out var own)
                ? Problem.Key(DiagnosticDescriptors.UnknownPhraseTarget, tool, "tool", tool, NearMiss.Ending(tool, names))
                : own is [{ Entry.Toolsets: var has }] && areas.Contains(Toolset) && !has.Contains(Toolset)
                    && has.All(settings.Toolsets.Contains)
                    ? Problem.Key(DiagnosticDescriptors.PhrasesElsewhere, tool, tool, has[0])
                    : null)
            .OfType<Problem>()
            .Select(positions.Locate);
    }
}
