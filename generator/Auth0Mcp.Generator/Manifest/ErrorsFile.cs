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
    public static ErrorsFile Without(EquatableArray<LocatedProblem> problems) => new([], [], problems);

    /// <summary>The operations and tools that do not exist, and the rules that are never reached.</summary>
    public IEnumerable<LocatedProblem> Check(IReadOnlyCollection<LocatedTool> tools, SpecDocument document)
    {
        var names = new HashSet<string>(
            tools.Select(static tool => tool.Entry.Name).Concat(document.Settings.HandWritten), StringComparer.Ordinal);
        return Enumerable.Range(0, Rules.Count).SelectMany(i => Check(i, names, document).Select(Positions[i].Locate))
            .Concat(Unreachable());
    }

    /// <summary>A rule behind one that explains the same; where one rule does so to several, it is the one that is wrong.</summary>
    private IEnumerable<LocatedProblem> Unreachable()
    {
        var pairs = Enumerable.Range(0, Rules.Count)
            .Select(i => (First: Enumerable.Range(0, i).Cast<int?>().FirstOrDefault(j => Rules[j!.Value].Covers(Rules[i])), Second: i))
            .Where(static pair => pair.First is not null);
        foreach (var same in pairs.GroupBy(static pair => pair.First!.Value, static pair => pair.Second))
        {
            var covered = same.ToList();
            yield return covered.Count == 1
                ? Positions[covered[0]].Locate(Problem.Key(
                    DiagnosticDescriptors.ErrorRuleUnreachable, "",
                    $"The rule at line {Line(same.Key)} explains every error that this one would",
                    "this rule before it"))
                : Positions[same.Key].Locate(Problem.Key(
                    DiagnosticDescriptors.ErrorRuleUnreachable, "",
                    $"This rule explains every error of {covered.Count.ToString(CultureInfo.InvariantCulture)} rules behind it, "
                        + $"the first at line {Line(covered[0])}",
                    "it behind them"));
        }
    }

    private string Line(int rule) => (Positions[rule].Entry.Line + 1).ToString(CultureInfo.InvariantCulture);

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
    }
}
