using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>The synonyms with their places, and what is wrong with the file.</summary>
internal sealed record SynonymsFile(SearchSynonyms Synonyms, PositionMap? Positions, EquatableArray<LocatedProblem> Problems)
{
    public static SynonymsFile Without(EquatableArray<LocatedProblem> problems) => new(SearchSynonyms.None, null, problems);

    /// <summary>The tools, toolsets and paths that do not exist.</summary>
    public IEnumerable<LocatedProblem> Check(IReadOnlyCollection<LocatedTool> tools, SpecDocument document)
    {
        if (Positions is null)
        {
            return [];
        }

        var names = new HashSet<string>(tools.Select(static tool => tool.Entry.Name), StringComparer.Ordinal);
        var toolsets = new HashSet<string>(tools.SelectMany(static tool => tool.Entry.Toolsets), StringComparer.Ordinal);
        var paths = new HashSet<string>(document.Operations.Values.Select(static operation => SearchSynonyms.Resource(operation.Path)), StringComparer.Ordinal);
        return Unknown("tools", "tool", Synonyms.Tools, names)
            .Concat(Unknown("areas", "toolset", Synonyms.Areas, toolsets))
            .Concat(Unknown("resources", "path without parameters", Synonyms.Resources, paths));
    }

    private IEnumerable<LocatedProblem> Unknown(string section, string kind, IEnumerable<TextPair> pairs, HashSet<string> known)
        => pairs.Where(pair => !known.Contains(pair.Key))
            .Select(pair => Positions!.Locate(Problem.Key(
                DiagnosticDescriptors.UnknownSynonymTarget, EntryReader.Join(section, pair.Key), kind, pair.Key, NearMiss.Ending(pair.Key, known))));
}
