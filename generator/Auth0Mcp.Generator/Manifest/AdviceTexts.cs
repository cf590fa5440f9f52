using System.Collections.Immutable;
using Auth0Mcp.Generator.Diagnostics;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>Finds tools that do not exist in what results say to do: where a list ends, and where arguments are in conflict.</summary>
internal static class AdviceTexts
{
    public static IEnumerable<LocatedProblem> Find(ImmutableArray<LocatedTool> tools)
    {
        var names = new HashSet<string>(tools.Select(static tool => tool.Entry.Name), StringComparer.Ordinal);
        return tools.SelectMany(tool => Texts(tool.Entry)
            .SelectMany(text => ErrorText.ToolsIn(text.Text).Where(name => !names.Contains(name))
                .Select(name => Problem.Value(DiagnosticDescriptors.AdviceUnknownTool, text.Key, tool.Entry.Name, name, NearMiss.Ending(name, names))))
            .Select(tool.Positions.Locate));
    }

    private static IEnumerable<Yaml.TextPair> Texts(ToolEntry entry)
        => entry.Conflicts
            .Select(static (conflict, index) => new Yaml.TextPair(FormattableString.Invariant($"conflicts.{index}.reason"), conflict.Reason))
            .Append(new Yaml.TextPair("page.beyond", entry.Page.Beyond ?? ""));
}
