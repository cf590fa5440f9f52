using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>The phrases by tool, with their places, and what is wrong with the file.</summary>
internal sealed record PhrasesFile(EquatableArray<TextPair> Phrases, PositionMap? Positions, EquatableArray<LocatedProblem> Problems)
{
    public static PhrasesFile Without(EquatableArray<LocatedProblem> problems) => new(default, null, problems);

    /// <summary>The problems of the file, with the tools that do not exist.</summary>
    public EquatableArray<LocatedProblem> Check(IReadOnlyCollection<ToolEntry> tools)
    {
        if (Positions is null)
        {
            return Problems;
        }

        var names = new HashSet<string>(tools.Select(static tool => tool.Name), StringComparer.Ordinal);
        return Problems
            .Concat(Phrases.Where(pair => !names.Contains(pair.Key)).Select(pair => Positions.Locate(
                Problem.Key(DiagnosticDescriptors.UnknownSynonymTarget, pair.Key, "tool", pair.Key, NearMiss.Ending(pair.Key, names)))))
            .ToEquatableArray();
    }
}
