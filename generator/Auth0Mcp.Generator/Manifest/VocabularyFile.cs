using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>A vocabulary with the places of its groups, and what is wrong with its file.</summary>
internal sealed record VocabularyFile(Vocabulary Vocabulary, PositionMap? Positions, EquatableArray<LocatedProblem> Problems)
{
    public static VocabularyFile Without(EquatableArray<LocatedProblem> problems) => new(Vocabulary.None, null, problems);

    /// <summary>
    /// Aliases of arguments that no tool has, and lists with commas that no tool takes. While a tool is missing, nobody can tell.
    /// </summary>
    public IEnumerable<LocatedProblem> Check(IReadOnlyCollection<ToolModel> tools, IReadOnlyCollection<LocatedTool> located)
    {
        if (located.Count != tools.Count)
        {
            return [];
        }

        var known = new HashSet<string>(
            tools.SelectMany(static tool => tool.Arguments).Select(static argument => argument.Name), StringComparer.Ordinal);
        var aliases =
            Vocabulary.Aliases.SelectMany(
                static alias => alias.Arguments.Select(argument => (Path: "aliases." + alias.Name, Name: argument)));
        var lists = Vocabulary.CommaSeparated.Select(static name => (Path: "comma_separated." + name, Name: name));
        return aliases.Concat(lists)
            .Where(entry => !known.Contains(entry.Name))
            .Select(entry => Positions!.Locate(
                Problem.Value(DiagnosticDescriptors.AliasOfNothing, entry.Path, entry.Name, NearMiss.Ending(entry.Name, known))));
    }

    /// <summary>Groups that the document does not have, and wording that seems to be meant for another argument.</summary>
    public IEnumerable<LocatedProblem> Check(SpecDocument document, IReadOnlyCollection<LocatedTool> tools)
        => Positions is null ? [] : UnknownGroups(document)
            .Concat(WordingChecks.Find(Vocabulary, document, tools)).Select(Positions.Locate);

    private IEnumerable<Problem> UnknownGroups(SpecDocument document)
    {
        var known = new HashSet<string>(document.Operations.Values.Select(static operation => operation.Group), StringComparer.Ordinal);
        return Vocabulary.Groups
            .Where(wording => !known.Contains(wording.Group))
            .Select(wording => Problem.Key(
                DiagnosticDescriptors.UnknownGroup, "groups." + wording.Group, wording.Group, NearMiss.Ending(wording.Group, known)));
    }
}
