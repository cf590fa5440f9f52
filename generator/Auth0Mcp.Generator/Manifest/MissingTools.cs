using System.Collections.Immutable;
using System.Globalization;
using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>
/// Joins what several files say of one tool that does not exist: where another tool is nearly called that, its name is misspelt,
/// and all the rest is only what follows.
/// </summary>
internal static class MissingTools
{
    /// <summary>More is another tool.</summary>
    private const int MostEdits = 2;

    public static IEnumerable<LocatedProblem> Join(
        IReadOnlyList<LocatedProblem> problems, ImmutableArray<LocatedTool> tools, Retired retired)
    {
        var names = tools.Select(static tool => tool.Entry.Name).ToList();
        var doubled = names.GroupBy(static name => name, StringComparer.Ordinal).Where(static name => name.Count() > 1)
            .Select(static name => name.Key).ToList();
        foreach (var same in problems.GroupBy(static problem => NameOf(problem) ?? "", StringComparer.Ordinal))
        {
            var all = same.ToList();
            if (same.Key.Length == 0 || all.Count < 2 || retired.Names.Contains(same.Key))
            {
                foreach (var problem in all)
                {
                    yield return problem;
                }

                continue;
            }

            // A name given twice is an error already, and where the other tool's name went.
            if (NearMiss.Several(same.Key, doubled, same.Key.Length / 3).Count > 0)
            {
                continue;
            }

            var near = NearMiss.Several(same.Key, names, MostEdits);
            if (near.Count == 0)
            {
                foreach (var problem in all)
                {
                    yield return problem;
                }

                continue;
            }

            var first = all[0];
            var place = $"{Path.GetFileName(first.File)}({(first.Range.Line + 1).ToString(CultureInfo.InvariantCulture)})";
            yield return tools.First(tool => tool.Entry.Name == near[0]).Positions.Locate(Problem.Value(
                DiagnosticDescriptors.NameThatOthersMiss, "name", near[0], all.Count.ToString(CultureInfo.InvariantCulture),
                same.Key, place));
        }
    }

    /// <summary>The tool that a problem misses; null for problems of other kinds.</summary>
    private static string? NameOf(LocatedProblem problem)
        => problem.Id == DiagnosticDescriptors.UnknownPhraseTarget.Id ? problem.Arguments[0] == "tool" ? problem.Arguments[1] : null
            : problem.Id == DiagnosticDescriptors.ErrorUnknownTool.Id || problem.Id == DiagnosticDescriptors.PromptUnknownTool.Id
                ? problem.Arguments[0]
            : problem.Id == DiagnosticDescriptors.AdviceUnknownTool.Id ? problem.Arguments[1]
            : null;
}
