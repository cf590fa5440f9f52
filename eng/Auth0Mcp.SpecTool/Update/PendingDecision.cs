using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.SpecTool.Manifest;
using Microsoft.CodeAnalysis;

namespace Auth0Mcp.SpecTool.Update;

/// <summary>Something only a person can decide, with its place; the build fails on each until it is made.</summary>
/// <param name="Place">File and line, counted from one.</param>
/// <param name="What">What to decide or write.</param>
internal sealed record PendingDecision(string Place, string What)
{
    public override string ToString() => $"{Place}: {What}";

    /// <summary>Every decision that the files leave open, by file and line; the todos of one entry are one decision.</summary>
    public static IReadOnlyList<PendingDecision> In(SpecFolder folder)
    {
        var catalog = ToolCatalog.Of(folder);
        var owners = new DecisionOwners(catalog);
        var open = catalog.Problems
            .Where(static problem => DiagnosticDescriptors.ById(problem.Id).DefaultSeverity == DiagnosticSeverity.Error)
            .OrderBy(static problem => problem.File, StringComparer.Ordinal)
            .ThenBy(static problem => problem.Range.Line)
            .GroupBy(problem => (problem.File, Todo: problem.Id == DiagnosticDescriptors.PendingDecision.Id, Owner: owners.Of(problem)))
            .SelectMany(same => same.Key.Todo ? [Written(folder, same.Key.Owner, [.. same])] : same.Select(problem => At(folder, problem, Message(problem))));
        return [.. open, .. StaleMentions(folder, catalog)];
    }

    private static PendingDecision Written(SpecFolder folder, string owner, List<LocatedProblem> todos)
    {
        var keys = string.Join(", ", todos.Select(static todo => todo.Arguments[0]).Distinct(StringComparer.Ordinal));
        return At(folder, todos[0], $"{owner}: write {keys}");
    }

    /// <summary>Wording that sends a model to a tool that is gone.</summary>
    private static IEnumerable<PendingDecision> StaleMentions(SpecFolder folder, ToolCatalog catalog)
    {
        var gone = catalog.Tombstones.Select(static tombstone => tombstone.Tombstone.Name).ToList();
        if (gone.Count == 0)
        {
            yield break;
        }

        foreach (var file in folder.Manifests.Append(SpecFolder.VocabularyFile))
        {
            var lines = folder[file].Split('\n');
            for (var i = 0; i < lines.Length; i++)
            {
                var isName = lines[i].TrimStart(' ', '-').StartsWith("name: ", StringComparison.Ordinal);
                if (!isName && gone.Find(name => lines[i].Contains(name, StringComparison.Ordinal)) is { } mentioned)
                {
                    yield return new PendingDecision($"{folder.Show(file)}:{i + 1}", $"the text mentions {mentioned}, which is removed");
                }
            }
        }
    }

    private static PendingDecision At(SpecFolder folder, LocatedProblem problem, string what) =>
        new($"{folder.Show(problem.File)}:{problem.Range.Line + 1}", what);

    private static string Message(LocatedProblem problem) => $"{problem.Id} {problem.ToDiagnostic().GetMessage(null)}";
}
