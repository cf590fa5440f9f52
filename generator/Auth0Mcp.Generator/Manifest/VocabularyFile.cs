using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>A vocabulary with the places of its groups, and what is wrong with its file.</summary>
internal sealed record VocabularyFile(Vocabulary Vocabulary, PositionMap? Positions, EquatableArray<LocatedProblem> Problems)
{
    public static VocabularyFile Without(EquatableArray<LocatedProblem> problems) => new(Vocabulary.None, null, problems);

    /// <summary>Groups that the document does not have.</summary>
    public IEnumerable<LocatedProblem> Check(SpecDocument document)
    {
        var known = new HashSet<string>(document.Operations.Values.Select(static operation => operation.Group), StringComparer.Ordinal);
        return Vocabulary.Groups
            .Where(wording => !known.Contains(wording.Group))
            .Select(wording => Positions!.Locate(Problem.Key(
                DiagnosticDescriptors.UnknownGroup, "groups." + wording.Group, wording.Group, NearMiss.Ending(wording.Group, known))));
    }
}
