using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>Reads the overlay file; each of its sections has a reader of its own.</summary>
internal static class OverlayReader
{
    public static OverlayFile Read(InputFile file)
    {
        var located = new List<LocatedProblem>();
        if (YamlReader.Read(file, located) is not { } root)
        {
            return OverlayFile.Without(located.ToEquatableArray());
        }

        var rootProblems = new List<Problem>();
        var reader = new EntryReader(root, "", rootProblems);
        var parameters = Section(file, reader.Maps("parameters"), AddedParameterReader.Read, located);
        var changes = Section(file, reader.Maps("schemas"), SchemaChangeReader.Read, located);

        // Its problems are its own: it is a step of its own, for a rule that guides changes nothing of the document.
        _ = reader.Node(AttachReader.Section);
        reader.Close();
        located.AddRange(Positions.Locate(file.Path, root, rootProblems));
        return new OverlayFile(
            new Overlay(
            parameters.Select(static entry => entry.Value).ToEquatableArray(),
            changes.Select(static entry => entry.Value).ToEquatableArray()),
            parameters.Select(static entry => entry.Position).ToEquatableArray(),
            changes.Select(static entry => entry.Position).ToEquatableArray(),
            AttachReader.Read(file.Path, root),
            located.ToEquatableArray());
    }

    /// <summary>The entries of one section that are in order, with their places.</summary>
    private static List<(T Value, PositionMap Position)> Section<T>(
        InputFile file, IReadOnlyList<YamlMap> maps, Func<YamlMap, List<Problem>, T?> read, List<LocatedProblem> located)
        where T : class
    {
        var entries = new List<(T, PositionMap)>();
        foreach (var map in maps)
        {
            var position = Positions.Of(file.Path, map);
            var problems = new List<Problem>();
            if (read(map, problems) is { } value && !OverlayValues.IsRetired(map))
            {
                entries.Add((value, position));
            }

            located.AddRange(problems.Select(position.Locate));
        }

        return entries;
    }
}
