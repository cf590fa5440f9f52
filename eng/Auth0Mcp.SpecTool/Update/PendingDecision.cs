using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.SpecTool.Manifest;
using Microsoft.CodeAnalysis;

namespace Auth0Mcp.SpecTool.Update;

/// <summary>Something only a person can decide: an error of the build, at its place.</summary>
/// <param name="Place">File and line, counted from one.</param>
/// <param name="What">What to decide or write, as the build says it.</param>
/// <param name="AsBuilt">The whole of it as the build prints it, with the column: terminals and editors lead there.</param>
internal sealed record PendingDecision(string Place, string What, string AsBuilt)
{
    public override string ToString() => $"{Place}: {What}";

    /// <summary>Every error that a build of the folder reports, by file and line; none of another kind.</summary>
    public static IReadOnlyList<PendingDecision> In(SpecFolder folder) => In(folder, DiagnosticSeverity.Error);

    /// <summary>What a build tells besides, and the tests of this repository ask for.</summary>
    public static IReadOnlyList<PendingDecision> NotesIn(SpecFolder folder) => In(folder, DiagnosticSeverity.Info);

    private static IReadOnlyList<PendingDecision> In(SpecFolder folder, DiagnosticSeverity severity) =>
    [
        .. folder.Build.Report(folder)
            .Where(problem => DiagnosticDescriptors.ById(problem.Id).DefaultSeverity == severity)
            .OrderBy(static problem => problem.File, StringComparer.Ordinal)
            .ThenBy(static problem => problem.Range.Line)
            .ThenBy(static problem => problem.Range.Column)
            .Select(problem => new PendingDecision(
                problem.File.Length == 0 ? folder.Show("") : $"{folder.Show(problem.File)}:{problem.Range.Line + 1}",
                $"{problem.Id} {problem.ToDiagnostic().GetMessage(null)}",
                $"{folder.Show(problem.File)}{(problem.File.Length == 0 ? "" : LineAndColumn(problem.Range))}: "
                    + $"{severity.ToString().ToLowerInvariant()} {problem.Id}: "
                    + problem.ToDiagnostic().GetMessage(null))),
    ];

    private static string LineAndColumn(TextRange range) => $"({range.Line + 1},{range.Column + 1})";
}
