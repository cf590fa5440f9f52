using Auth0Mcp.Generator.Diagnostics;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>
/// How far what was read can be trusted. A file that does not parse says nothing of its content, so what other files say about it
/// would be reported as wrong: such checks wait until the cause is gone.
/// </summary>
internal static class Soundness
{
    private static readonly HashSet<string> s_unread = [.. Ids(
        DiagnosticDescriptors.InternalFailure, DiagnosticDescriptors.InvalidDocument, DiagnosticDescriptors.YamlSyntax)];

    /// <summary>After these an entry, or a part of it, is missing from what was read.</summary>
    private static readonly HashSet<string> s_incomplete =
    [
        .. s_unread,
        .. Ids(DiagnosticDescriptors.UnknownKey, DiagnosticDescriptors.WrongShape, DiagnosticDescriptors.MissingKey,
            DiagnosticDescriptors.BadName),
    ];

    /// <summary>False when a file could not be read at all.</summary>
    public static bool IsRead(IEnumerable<LocatedProblem> problems) => problems.All(static problem => !s_unread.Contains(problem.Id));

    /// <summary>False when something of a file is missing from what was read.</summary>
    public static bool IsComplete(IEnumerable<LocatedProblem> problems)
        => problems.All(static problem => !s_incomplete.Contains(problem.Id));

    private static IEnumerable<string> Ids(params Microsoft.CodeAnalysis.DiagnosticDescriptor[] descriptors)
        => descriptors.Select(static descriptor => descriptor.Id);
}
