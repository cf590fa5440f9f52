using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>Things of the tenant that have an address of their own, as JSON, and what is wrong with the file.</summary>
/// <param name="Tools">The tools that read and find them, with the places that say so.</param>
internal sealed record ResourcesFile(
    string Json, EquatableArray<string> Names, EquatableArray<Yaml.TextPair> Tools, PositionMap? Positions,
    EquatableArray<LocatedProblem> Problems)
{
    public static ResourcesFile Without(EquatableArray<LocatedProblem> problems) => new("[]", default, default, null, problems);

    /// <summary>The tools that do not exist.</summary>
    public IEnumerable<LocatedProblem> Check(IReadOnlyCollection<LocatedTool> tools)
    {
        var names = new HashSet<string>(tools.Select(static tool => tool.Entry.Name), StringComparer.Ordinal);
        return Positions is not { } positions ? [] : Tools.Where(pair => !names.Contains(pair.Text)).Select(
            pair => positions.Locate(
            Problem.Value(DiagnosticDescriptors.PromptUnknownTool, pair.Key, pair.Text, NearMiss.Ending(pair.Text, names))));
    }
}
