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
    /// <param name="uncarried">What is left out without a reason: until there is one, whatever speaks of it waits.</param>
    public static EquatableArray<LocatedProblem> Locate(
        EquatableArray<BoundTool> faulty, EquatableArray<LocatedTool> located, EquatableArray<LocatedProblem> uncovered,
        EquatableArray<LocatedProblem> secrets, EquatableArray<LocatedProblem> uncarried)
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
            .Where(problem => problem.Id != DiagnosticDescriptors.UnknownArgument.Id || !uncarried.Any(part => IsLeftOut(part, problem)))
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

    /// <summary>True where the argument that is not there, or the body that it would be in, is what is left out.</summary>
    private static bool IsLeftOut(LocatedProblem part, LocatedProblem unknown)
    {
        if (part.Id != DiagnosticDescriptors.UncarriedPart.Id || part.Arguments[1] != unknown.Arguments[1])
        {
            return false;
        }

        var (name, leftOut) = (unknown.Arguments[2].Split('.')[0], part.Arguments[2]);
        return leftOut == "body" || leftOut.Substring(leftOut.IndexOf(' ') + 1) == name;
    }

    /// <summary>Several tools answer with the same schema; a property that needs a decision needs it once.</summary>
    private static string Subject(LocatedProblem problem)
        => problem.Id == DiagnosticDescriptors.UnclassifiedSecret.Id
            ? string.Join(" ", problem.Id, problem.Arguments[1], problem.Arguments[2])
            : string.Join(" ", problem.Id, problem.File, problem.Range.Line, problem.Range.Column, string.Join(" ", problem.Arguments));
}
