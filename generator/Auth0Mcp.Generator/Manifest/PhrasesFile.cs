using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>The phrases of one toolset by tool and writer, with their places, and what is wrong with the file.</summary>
internal sealed record PhrasesFile(EquatableArray<SaidPhrases> Phrases, PositionMap? Positions, EquatableArray<LocatedProblem> Problems)
{
    public static PhrasesFile Without(EquatableArray<LocatedProblem> problems) => new(default, null, problems);

    /// <summary>The tools that do not exist.</summary>
    public IEnumerable<LocatedProblem> Check(IReadOnlyCollection<LocatedTool> tools)
    {
        var names = new HashSet<string>(tools.Select(static tool => tool.Entry.Name), StringComparer.Ordinal);
        return Positions is null
            ? []
            : Phrases.Select(static said => said.Tool).Distinct(StringComparer.Ordinal).Where(tool => !names.Contains(tool)).Select(
            tool => Positions.Locate(
            Problem.Key(DiagnosticDescriptors.UnknownPhraseTarget, tool, "tool", tool, NearMiss.Ending(tool, names))));
    }
}
