using System.Text.RegularExpressions;
using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>
/// Finds operations without a tool, in a project that claims to have one for each: a new revision of the API cannot slip by.
/// </summary>
internal static class Coverage
{
    /// <summary>Operations that several entries call, in ordinal order.</summary>
    public static HashSet<string> SharedOperations(EquatableArray<LocatedTool> tools)
        => new(
            tools.GroupBy(static tool => tool.Entry.Operation, StringComparer.Ordinal).Where(static same => same.Count() > 1)
                .Select(static same => same.Key), StringComparer.Ordinal);

    /// <summary>
    /// Each missing one at the tool that called it, where one calls what another calls and cannot; at the last tool of its tag; or at the
    /// document when the tag has none.
    /// </summary>
    public static IEnumerable<LocatedProblem> Find(
        SpecDocument document, EquatableArray<LocatedTool> tools, IReadOnlyCollection<Binding.BoundTool> faulty, bool isComplete)
    {
        // Without any tool the manifest itself is missing, and that was said.
        if (!isComplete || tools.IsEmpty)
        {
            return [];
        }

        var covered = new HashSet<string>(tools.Select(static tool => tool.Entry.Operation), StringComparer.Ordinal);
        var lastOfTag = tools.Where(tool => document.Operations.ContainsKey(tool.Entry.Operation))
            .GroupBy(tool => document.Operations[tool.Entry.Operation].Tag, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => Last(group), StringComparer.Ordinal);
        var shared = SharedOperations(tools);
        var misled = tools.FirstOrDefault(tool => shared.Contains(tool.Entry.Operation)
            && faulty.Any(bound => bound.Entry.Name == tool.Entry.Name
                && bound.Problems.Any(static problem => problem.Id == DiagnosticDescriptors.UnknownArgument.Id)));
        return document.Operations.Values
            .Where(operation => !covered.Contains(operation.Id) && Binding.Carriage.WhyNot(operation, document) is null)
            .OrderBy(static operation => operation.Id, StringComparer.Ordinal)
            .Select(operation => Problem(
                operation, document, misled ?? (lastOfTag.TryGetValue(operation.Tag, out var last) ? last : null),
                misled is not null));
    }

    private static LocatedTool Last(IEnumerable<LocatedTool> tools)
        => tools.OrderBy(static tool => tool.Positions.File, StringComparer.Ordinal)
            .ThenBy(static tool => tool.Positions.Entry.Line).Last();

    private static LocatedProblem Problem(OperationSpec operation, SpecDocument document, LocatedTool? last, bool isMisled)
    {
        var id = DiagnosticDescriptors.OperationWithoutTool.Id;
        var lines =
            $"- {{ name: {document.Settings.Prefix}_{Snake(operation.Id)}, operation: {operation.Id}, title: …, description: … }}";
        return last is null
            ? new LocatedProblem(
                id, document.Path, default,
                new[] { operation.Id, operation.Method, operation.Path,
                $"to a manifest of its own, spec/tools/{operation.Tag}.yaml", lines }.ToEquatableArray())
            : new LocatedProblem(
                id, last.Positions.File,
                isMisled
                ? last.Positions.Locate(Diagnostics.Problem.Value(DiagnosticDescriptors.OperationWithoutTool, "operation")).Range
                : last.Positions.Entry,
                new[] { operation.Id, operation.Method, operation.Path, $"behind '{last.Entry.Name}'", lines }.ToEquatableArray());
    }

    private static string Snake(string id)
        => Regex.Replace(Regex.Replace(id, "(?<=[a-z0-9])(?=[A-Z])", "_"), "[^A-Za-z0-9]+", "_").ToLowerInvariant();
}
