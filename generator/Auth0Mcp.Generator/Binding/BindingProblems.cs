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
    public static EquatableArray<LocatedProblem> Locate(ImmutableArray<BoundTool> faulty, ImmutableArray<LocatedTool> located)
        => faulty
            .SelectMany(bound => located.Where(tool => tool.Entry.Equals(bound.Entry))
                .SelectMany(tool => bound.Problems.Select(tool.Positions.Locate)))
            .OrderBy(static problem => problem.File, StringComparer.Ordinal)
            .ThenBy(static problem => problem.Range.Line)
            .GroupBy(Subject, StringComparer.Ordinal)
            .Select(static same => same.First())
            .ToEquatableArray();

    /// <summary>Several tools answer with the same schema; a property that needs a decision needs it once.</summary>
    private static string Subject(LocatedProblem problem)
        => problem.Id == DiagnosticDescriptors.UnclassifiedSecret.Id
            ? string.Join(" ", problem.Id, problem.Arguments[1], problem.Arguments[2])
            : string.Join(" ", problem.Id, problem.File, problem.Range.Line, problem.Range.Column, string.Join(" ", problem.Arguments));
}
