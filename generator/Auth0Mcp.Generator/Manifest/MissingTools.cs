using System.Globalization;
using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>
/// Joins what several files say of one tool that does not exist: one name is one error, at the tool that lost the name where that shows,
/// else at the first place that speaks of it.
/// </summary>
/// <param name="tools">Every entry.</param>
/// <param name="phrased">The tools that have phrases: nobody else has lost a name that others still use.</param>
/// <param name="retired">What may be spoken of besides.</param>
/// <param name="settings">With the tools that are written in C#.</param>
internal sealed class MissingTools(
    EquatableArray<LocatedTool> tools, HashSet<string> phrased, Retired retired, SettingsFile settings)
{
    /// <summary>More is another tool.</summary>
    private const int MostEdits = 2;

    private readonly List<string> _names = [.. tools.Select(static tool => tool.Entry.Name)];

    /// <summary>Tools that may have been called otherwise before; a new one is not among them until its name is accepted.</summary>
    private readonly List<string> _renamed = [.. tools.Where(tool => !tool.Entry.IsProposed && !phrased.Contains(tool.Entry.Name))
        .Select(static tool => tool.Entry.Name).Where(static name => name.Length > 0)];

    public IEnumerable<LocatedProblem> Join(IReadOnlyList<LocatedProblem> problems)
    {
        var doubled = _names.GroupBy(static name => name, StringComparer.Ordinal).Where(static name => name.Count() > 1)
            .Select(static name => name.Key).Concat(_names.Where(name => settings.Value.HandWritten.Contains(name))).ToList();
        foreach (var same in problems.GroupBy(static problem => NameOf(problem) ?? "", StringComparer.Ordinal))
        {
            var all = same.ToList();
            if (same.Key.Length == 0 || all.Count < 2 || retired.Names.Contains(same.Key))
            {
                foreach (var problem in all)
                {
                    yield return problem;
                }
            }
            else if (doubled.Count == 0)
            {
                // A name given twice is an error already, and where the other tool's name went.
                yield return Cause(same.Key, all) ?? First(all);
            }
        }
    }

    /// <summary>The problem of the tool that lost a name that others speak of; null where no tool seems to have.</summary>
    private LocatedProblem? Cause(string name, List<LocatedProblem> places)
    {
        var written = NearMiss.Several(name, settings.Value.HandWritten, MostEdits);
        if (written.Count > 0 && settings.Positions is { } positions)
        {
            return positions.Locate(Of("hand_written." + written[0], written[0]));
        }

        var near = NearMiss.Several(name, _renamed, MostEdits);
        var lost = near.Count > 0 ? near[0] : phrased.Count > 0 && _renamed.Count == 1 ? _renamed[0] : null;
        return lost is null ? null : tools.First(tool => tool.Entry.Name == lost).Positions.Locate(Of("name", lost));

        Problem Of(string key, string tool) => Problem.Value(
            DiagnosticDescriptors.NameThatOthersMiss, key, tool, Text(places.Count), name, Place(places[0]));
    }

    /// <summary>The first place, which tells of the others.</summary>
    private static LocatedProblem First(List<LocatedProblem> places)
    {
        var first = places[0];
        var others = string.Join(", ", places.Skip(1).Take(3).Select(Place)) + (places.Count > 4 ? ", …" : "");
        return first with
        {
            Arguments = first.Arguments.Take(first.Arguments.Count - 1)
                .Append($"{first.Arguments[first.Arguments.Count - 1]} Named at {others}, too.").ToEquatableArray(),
        };
    }

    private static string Place(LocatedProblem problem) => $"{Path.GetFileName(problem.File)}({Text(problem.Range.Line + 1)})";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The tool that a problem misses; null for problems of other kinds.</summary>
    private static string? NameOf(LocatedProblem problem)
        => problem.Id == DiagnosticDescriptors.UnknownPhraseTarget.Id ? problem.Arguments[0] == "tool" ? problem.Arguments[1] : null
            : problem.Id == DiagnosticDescriptors.ErrorUnknownTool.Id || problem.Id == DiagnosticDescriptors.PromptUnknownTool.Id
                ? problem.Arguments[0]
            : problem.Id == DiagnosticDescriptors.AdviceUnknownTool.Id ? problem.Arguments[1]
            : null;
}
