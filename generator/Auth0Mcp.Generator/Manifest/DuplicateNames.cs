using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>Finds tools of one name, in one file or across files.</summary>
internal static class DuplicateNames
{
    /// <param name="tools">The entries.</param>
    /// <param name="handWritten">Names of tools that are written in C#.</param>
    public static EquatableArray<LocatedProblem> Find(IReadOnlyCollection<LocatedTool> tools, EquatableArray<string> handWritten)
    {
        var problems = tools.Where(tool => handWritten.Contains(tool.Entry.Name))
            .Select(static tool => tool.Positions.Locate(Problem.Value(
                DiagnosticDescriptors.DuplicateName, "name", tool.Entry.Name, "'hand_written' of the settings, in C#")))
            .ToList();
        foreach (var group in tools.Where(static tool => tool.Entry.Name.Length > 0)
            .GroupBy(static tool => tool.Entry.Name, StringComparer.Ordinal))
        {
            var places =
                group.Select(tool => tool.Positions.Locate(Problem.Value(DiagnosticDescriptors.DuplicateName, "name", group.Key)))
                .OrderBy(static place => place.File, StringComparer.Ordinal).ThenBy(static place => place.Range.Line).ToList();
            var first = $"{Path.GetFileName(places[0].File)}({places[0].Range.Line + 1})";
            problems.AddRange(places.Skip(1).Select(place => place with { Arguments = new[] { group.Key, first }.ToEquatableArray() }));
        }

        return problems.ToEquatableArray();
    }
}
