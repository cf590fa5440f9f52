using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>Finds tools that say of themselves what another says: a model could not choose between them.</summary>
internal static class DuplicateTexts
{
    public static IEnumerable<LocatedProblem> Find(EquatableArray<LocatedTool> tools)
        => Find(tools, "title", static entry => entry.Title).Concat(Find(tools, "description", static entry => entry.Description));

    /// <summary>Examples that another tool has, too: a search could not choose between them.</summary>
    public static IEnumerable<LocatedProblem> Examples(EquatableArray<LocatedTool> tools)
    {
        var said = new Dictionary<string, LocatedTool>(StringComparer.Ordinal);
        foreach (var tool in tools.OrderBy(static tool => tool.Positions.File, StringComparer.Ordinal)
            .ThenBy(static tool => tool.Positions.Entry.Line))
        {
            for (var i = 0; i < tool.Entry.Examples.Count; i++)
            {
                var example = tool.Entry.Examples[i];
                var words = string.Join(" ", Words.Of(example));
                if (words.Length == 0 || Yaml.PendingDecisions.IsPending(example))
                {
                    continue;
                }

                if (!said.TryGetValue(words, out var other))
                {
                    said.Add(words, tool);
                }
                else if (other.Entry.Name != tool.Entry.Name)
                {
                    yield return tool.Positions.Locate(Problem.Value(
                        DiagnosticDescriptors.BadExample, FormattableString.Invariant($"examples.{i}"), tool.Entry.Name,
                        $"the example \"{example}\" is one of '{other.Entry.Name}', too"));
                }
            }
        }
    }

    private static IEnumerable<LocatedProblem> Find(EquatableArray<LocatedTool> tools, string key, Func<ToolEntry, string> text)
        => tools.Select(tool => (Tool: tool, Text: string.Join(" ", Words.Of(text(tool.Entry)))))
            .Where(static pair => pair.Text.Length > 0)
            .GroupBy(static pair => pair.Text, static pair => pair.Tool, StringComparer.Ordinal)
            .SelectMany(same => Repeated(same, key));

    private static IEnumerable<LocatedProblem> Repeated(IEnumerable<LocatedTool> same, string key)
    {
        var ordered = same.OrderBy(static tool => tool.Positions.File, StringComparer.Ordinal)
            .ThenBy(static tool => tool.Positions.Entry.Line).ToList();
        var first = ordered[0];
        var line = (first.Positions.Entry.Line + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var place = $"{Path.GetFileName(first.Positions.File)}({line})";

        // Of one name they are one tool written twice, which is reported as that.
        return ordered.Where(tool => tool.Entry.Name != first.Entry.Name)
            .Select(tool => tool.Positions.Locate(
                Problem.Value(DiagnosticDescriptors.DuplicateText, key, key, tool.Entry.Name, first.Entry.Name, place)));
    }
}
