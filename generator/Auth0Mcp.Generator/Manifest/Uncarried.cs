using Auth0Mcp.Generator.Binding;
using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>Holds what tools cannot carry against what the manifest says of it: nothing is left out without a reason.</summary>
internal static class Uncarried
{
    /// <summary>What is left out without a word, and words about what is not left out.</summary>
    public static IEnumerable<LocatedProblem> Find(
        SpecDocument document, EquatableArray<LocatedTool> tools, EquatableArray<LocatedNotCarried> entries, bool isComplete)
    {
        var known = new HashSet<(string, string)>(entries.SelectMany(static entry => Keys(entry.Entry)));
        var missing = isComplete && !tools.IsEmpty ? Operations(document, tools, known) : [];
        return missing.Concat(Parts(document, tools, known))
            .Concat(entries.SelectMany(entry => Idle(entry, document).Select(entry.Positions.Locate)));
    }

    /// <summary>Everything that is not carried, with the reasons, in ordinal order.</summary>
    public static EquatableArray<NotCarriedRow> Rows(SpecDocument? document, IReadOnlyCollection<LocatedNotCarried> entries)
    {
        var reasons = entries.SelectMany(static entry => Keys(entry.Entry).Select(key => (Key: key, entry.Entry.Reason)))
            .GroupBy(static pair => pair.Key).ToDictionary(static same => same.Key, static same => same.First().Reason);
        return (document?.Operations.Values ?? [])
            .OrderBy(static operation => operation.Id, StringComparer.Ordinal)
            .SelectMany(operation => All(operation, document!).Select(part => new NotCarriedRow(
                operation.Id, part.Key, part.Value, reasons.TryGetValue((operation.Id, part.Key), out var reason) ? reason : "")))
            .ToEquatableArray();
    }

    /// <summary>What of an operation is not carried; an empty name for the whole of it.</summary>
    public static IEnumerable<KeyValuePair<string, string>> All(OperationSpec operation, SpecDocument document)
        => Carriage.WhyNot(operation, document) is { } why ? [new("", why)] : Carriage.LeftOut(operation, document);

    private static IEnumerable<LocatedProblem> Operations(
        SpecDocument document, EquatableArray<LocatedTool> tools, HashSet<(string, string)> known)
        => document.Operations.Values
            .OrderBy(static operation => operation.Id, StringComparer.Ordinal)
            .Where(operation => !known.Contains((operation.Id, "")) && tools.All(tool => tool.Entry.Operation != operation.Id))
            .Select(operation => (Operation: operation, Why: Carriage.WhyNot(operation, document)))
            .Where(static pair => pair.Why is not null)
            .Select(pair => new LocatedProblem(
                DiagnosticDescriptors.UncarriedOperation.Id,
                document.Path,
                default,
                new[] { pair.Operation.Id, pair.Operation.Method, pair.Operation.Path, pair.Why!,
                pair.Operation.Tag }.ToEquatableArray()));

    private static IEnumerable<LocatedProblem> Parts(
        SpecDocument document, EquatableArray<LocatedTool> tools, HashSet<(string, string)> known)
        => tools.Where(tool => document.Operations.ContainsKey(tool.Entry.Operation))
            .GroupBy(static tool => tool.Entry.Operation, StringComparer.Ordinal)
            .Select(static same => same.OrderBy(static tool => tool.Positions.File, StringComparer.Ordinal)
                .ThenBy(static tool => tool.Positions.Entry.Line).First())
            .SelectMany(tool => Carriage.LeftOut(document.Operations[tool.Entry.Operation], document)
                .Where(part => !known.Contains((tool.Entry.Operation, part.Key))
                    && !tool.Entry.Hide.Contains(part.Key.Substring(part.Key.IndexOf(' ') + 1)))
                .Select(part => tool.Positions.Locate(Problem.Value(
                    DiagnosticDescriptors.UncarriedPart, "operation", tool.Entry.Name, tool.Entry.Operation, part.Key, part.Value))));

    private static IEnumerable<Problem> Idle(LocatedNotCarried entry, SpecDocument document)
    {
        if (!document.Operations.TryGetValue(entry.Entry.Operation, out var operation))
        {
            yield return Problem.Value(
                DiagnosticDescriptors.OverlayUnknownOperation, "operation", entry.Entry.Operation,
                NearMiss.Ending(entry.Entry.Operation, document.Operations.Keys));
            yield break;
        }

        var all = All(operation, document).Select(static part => part.Key).ToList();
        foreach (var (_, part) in Keys(entry.Entry).Where(key => !all.Contains(key.Item2)))
        {
            yield return Problem.Value(
                DiagnosticDescriptors.CarriedAfterAll, part.Length == 0 ? "operation" : "parts." + part,
                part.Length == 0 ? entry.Entry.Operation : part);
        }
    }

    private static IEnumerable<(string, string)> Keys(NotCarried entry)
        => entry.Parts.IsEmpty ? [(entry.Operation, "")] : entry.Parts.Select(part => (entry.Operation, part));
}
