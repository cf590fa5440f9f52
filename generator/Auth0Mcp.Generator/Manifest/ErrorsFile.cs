using System.Globalization;
using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>The rules for errors with their places, and what is wrong with the file.</summary>
internal sealed record ErrorsFile(
    EquatableArray<ErrorRule> Rules, EquatableArray<PositionMap> Positions, EquatableArray<LocatedProblem> Problems)
{
    public static ErrorsFile Without(EquatableArray<LocatedProblem> problems) => new(default, default, problems);

    /// <summary>The operations and tools that do not exist, and the rules that are never reached.</summary>
    public IEnumerable<LocatedProblem> Check(IReadOnlyCollection<LocatedTool> tools, SpecDocument document)
    {
        var names = new HashSet<string>(
            tools.Select(static tool => tool.Entry.Name).Concat(document.Settings.HandWritten), StringComparer.Ordinal);
        return Enumerable.Range(0, Rules.Count).SelectMany(i => Check(i, names, document).Select(Positions[i].Locate));
    }

    private IEnumerable<Problem> Check(int index, HashSet<string> tools, SpecDocument document)
    {
        var rule = Rules[index];
        foreach (var operation in rule.Operations.Where(operation => !document.Operations.ContainsKey(operation)))
        {
            var near = NearMiss.Ending(operation, document.Operations.Keys);
            yield return Problem.Value(
                DiagnosticDescriptors.ErrorUnknownOperation, EntryReader.Join("operation", operation), operation, near);
        }

        foreach (var problem in ErrorText.Check(rule.Text, "next", tools, document))
        {
            yield return problem;
        }

        for (var i = 0; i < index; i++)
        {
            if (Rules[i].Covers(rule))
            {
                var line = (Positions[i].Entry.Line + 1).ToString(CultureInfo.InvariantCulture);
                yield return Problem.Key(DiagnosticDescriptors.ErrorRuleUnreachable, "", line);
                yield break;
            }
        }
    }
}
