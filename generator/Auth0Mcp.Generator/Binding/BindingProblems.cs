using System.Collections.Immutable;
using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Binding;

/// <summary>
/// Gives the problems of bound entries their places; entries themselves know none, so that a moved line binds nothing again.
/// </summary>
internal static class BindingProblems
{
    /// <param name="faulty">Tools with problems.</param>
    /// <param name="located">Every entry with its place.</param>
    /// <param name="uncovered">Operations without a tool: one that another entry calls twice is missing where it was.</param>
    /// <param name="secrets">Rules for secrets that match nothing.</param>
    public static EquatableArray<LocatedProblem> Locate(
        ImmutableArray<BoundTool> faulty, ImmutableArray<LocatedTool> located, EquatableArray<LocatedProblem> uncovered,
        EquatableArray<LocatedProblem> secrets)
    {
        var misled = uncovered.IsEmpty ? [] : Coverage.SharedOperations(located);
        return faulty
            .Where(bound => !misled.Contains(bound.Entry.Operation))
            .SelectMany(bound => located.Where(tool => tool.Entry.Equals(bound.Entry))
                .SelectMany(tool => bound.Problems.Select(tool.Positions.Locate)))
            .OrderBy(static problem => problem.File, StringComparer.Ordinal)
            .ThenBy(static problem => problem.Range.Line)
            .GroupBy(Subject, StringComparer.Ordinal)
            .Select(static same => same.First())
            .Where(problem => problem.Id != DiagnosticDescriptors.UnclassifiedSecret.Id || !secrets.Any(rule => IsMeant(rule, problem)))
            .ToEquatableArray();
    }

    /// <summary>True for a rule that would decide about a property if it were not misspelt.</summary>
    private static bool IsMeant(LocatedProblem rule, LocatedProblem secret)
    {
        var (kind, near) = (rule.Arguments[0], rule.Arguments[2]);
        return kind == "schema"
            ? near.Contains($"'{secret.Arguments[1]}'")
            : kind.Contains($"'{secret.Arguments[1]}'") && near.Contains($"'{secret.Arguments[2]}'");
    }

    /// <summary>Several tools answer with the same schema; a property that needs a decision needs it once.</summary>
    private static string Subject(LocatedProblem problem)
        => problem.Id == DiagnosticDescriptors.UnclassifiedSecret.Id
            ? string.Join(" ", problem.Id, problem.Arguments[1], problem.Arguments[2])
            : string.Join(" ", problem.Id, problem.File, problem.Range.Line, problem.Range.Column, string.Join(" ", problem.Arguments));
}
