using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>Reads one manifest file: a toolset, and the tools of one API tag.</summary>
internal static class ManifestReader
{
    public static ManifestFile Read(InputFile file, ManifestSettings settings)
    {
        var located = new List<LocatedProblem>();
        var tools = new List<LocatedTool>();
        var tombstones = new List<LocatedTombstone>();
        var notCarried = new List<LocatedNotCarried>();
        if (YamlReader.Read(file, located) is { } root)
        {
            ReadRoot(file, root, settings, tools, tombstones, notCarried, located);
        }

        return new ManifestFile(
            tools.ToEquatableArray(), tombstones.ToEquatableArray(), notCarried.ToEquatableArray(), located.ToEquatableArray());
    }

    private static void ReadRoot(
        InputFile file, YamlMap root, ManifestSettings settings, List<LocatedTool> tools, List<LocatedTombstone> tombstones,
        List<LocatedNotCarried> notCarried, List<LocatedProblem> located)
    {
        var problems = new List<Problem>();
        var reader = new EntryReader(root, "", problems);
        var toolset = reader.Text("toolset");
        var entries = reader.Maps("tools");
        var acknowledged = reader.Maps(NotCarried.Section);
        reader.Close();
        if (string.IsNullOrEmpty(toolset) && problems.Count == 0)
        {
            problems.Add(
                Problem.Value(
                DiagnosticDescriptors.WrongShape, "toolset", "toolset", "the area of the tools in this file, e.g. 'toolset: users'"));
        }

        if (!string.IsNullOrEmpty(toolset))
        {
            problems.AddRange(UnknownToolset(toolset!, "toolset", settings));
        }

        located.AddRange(Positions.Locate(file.Path, root, problems));

        foreach (var map in acknowledged)
        {
            var positions = Positions.Of(file.Path, map);
            var entryProblems = new List<Problem>();
            if (NotCarried.Parse(map, entryProblems) is { } entry)
            {
                notCarried.Add(new LocatedNotCarried(entry, positions));
            }

            located.AddRange(entryProblems.Select(positions.Locate));
        }

        foreach (var map in entries)
        {
            var positions = Positions.Of(file.Path, map);
            var entryProblems = new List<Problem>();
            if (TombstoneParser.IsTombstone(map))
            {
                if (TombstoneParser.Parse(map, toolset ?? "", settings, entryProblems) is var (tombstone, remains))
                {
                    tombstones.Add(new LocatedTombstone(tombstone, remains, positions));
                }
            }
            else if (ToolEntryParser.Parse(map, toolset ?? "", settings, entryProblems) is { } entry)
            {
                tools.Add(new LocatedTool(entry, positions));
            }

            located.AddRange(entryProblems.Select(positions.Locate));
        }
    }

    /// <summary>The problem of a toolset that the settings do not list, if they list any.</summary>
    public static IEnumerable<Problem> UnknownToolset(string toolset, string key, ManifestSettings settings)
        => settings.Toolsets.IsEmpty || settings.Toolsets.Contains(toolset) || PendingDecisions.IsPending(toolset)
            ? []
            : [Problem.Value(DiagnosticDescriptors.UnknownToolset, key, toolset, NearMiss.Ending(toolset, settings.Toolsets))];
}
