using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.SpecTool.Manifest;

namespace Auth0Mcp.SpecTool.Update;

/// <summary>Names the tool, vocabulary group or schema that a line belongs to.</summary>
internal sealed class DecisionOwners
{
    private readonly ILookup<string, Start> _starts;

    public DecisionOwners(ToolCatalog catalog)
    {
        var tools = catalog.Tools.Select(tool => new Start(tool.Positions.File, tool.Positions.Entry.Line, Describe(tool.Entry, catalog)));
        var tombstones = catalog.Tombstones.Select(static removed => new Start(removed.Positions.File, removed.Positions.Entry.Line, removed.Tombstone.Name));
        var groups = catalog.Api.Vocabulary.Groups.Select(static group => "groups." + group.Group).ToHashSet(StringComparer.Ordinal);
        var wording = (catalog.Vocabulary.Positions?.Paths ?? default)
            .Where(position => groups.Contains(position.Path))
            .Select(static position => new Start(SpecFolder.VocabularyFile, position.Key.Line, position.Path));
        var secrets = catalog.Secrets.Located.Select(static rule => new Start(rule.File, rule.SchemaRange.Line, rule.Rule.Schema));
        _starts = tools.Concat(tombstones).Concat(wording).Concat(secrets).ToLookup(static start => start.File, StringComparer.Ordinal);
    }

    /// <summary>The nearest start at or above the line; the file itself when there is none.</summary>
    public string Of(LocatedProblem problem) => _starts[problem.File]
        .Where(start => start.Line <= problem.Range.Line)
        .OrderByDescending(static start => start.Line)
        .Select(static start => start.Name)
        .FirstOrDefault(problem.File);

    /// <summary>A tool with what its operation is, so that one can write about it.</summary>
    private static string Describe(ToolEntry entry, ToolCatalog catalog)
    {
        if (!catalog.Api.Document.Operations.TryGetValue(entry.Operation, out var operation))
        {
            return entry.Name;
        }

        var scopes = operation.Scopes.Count > 0 ? $", {string.Join(" or ", operation.Scopes)}" : "";
        return $"{entry.Name} ({operation.Method} {operation.Path}{scopes})";
    }

    private readonly record struct Start(string File, int Line, string Name);
}
