using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>
/// Reads an entry with <c>removed:</c>. Whatever else the entry says is kept for the day when the operation comes back.
/// </summary>
internal static class TombstoneParser
{
    public const string Key = "removed";

    /// <summary>True for an entry that says what became of a tool.</summary>
    public static bool IsTombstone(YamlMap map) => map[Key] is not null;

    /// <summary>The tombstone with what it keeps, or null when it lacks what it needs.</summary>
    public static (Tombstone Tombstone, Remains Remains)? Parse(
        YamlMap map, string toolset, ManifestSettings settings, List<Problem> problems)
    {
        problems.AddRange(UnknownKeys(map, settings));
        var reader = new EntryReader(map, "", problems);
        var name = reader.Text("name") ?? "";
        var operation = reader.Text("operation") ?? "";
        var removed = reader.Map(Key);
        if (removed is null)
        {
            return null;
        }

        var removedReader = new EntryReader(removed, Key, problems);
        var replacement = removedReader.Text("replacement") ?? "";
        var since = removedReader.Text("since") ?? "";
        if (since.Length > 0 && !Version.TryParse(since, out _))
        {
            problems.Add(Problem.Value(DiagnosticDescriptors.WrongShape, Key + ".since", "since", "a version, e.g. 0.2.0"));
        }

        removedReader.Text("date");
        var remains = new Remains(
            operation, removedReader.Text("was") ?? "", removedReader.Text("group") ?? "", removedReader.Texts("schemas"), toolset);
        removedReader.Close();
        if (name.Length > 0 && since.Length > 0 && problems.Count == 0 && ToolNames.IsWellFormed(name, settings))
        {
            return (new Tombstone(name, replacement, since), remains);
        }

        if (problems.Count == 0)
        {
            problems.Add(
                Problem.Value(
                DiagnosticDescriptors.WrongShape, Key, Key,
                "given with the 'name' of the tool, and a mapping { replacement: " + settings.Prefix + "_…, since: <version> }"));
        }

        return null;
    }

    /// <summary>Keys that no tool has.</summary>
    private static IEnumerable<Problem> UnknownKeys(YamlMap map, ManifestSettings settings)
    {
        var found = new List<Problem>();
        ToolEntryParser.Parse(map, "", settings, found);
        return found.Where(static problem => problem.Id == DiagnosticDescriptors.UnknownKey.Id && problem.Path != Key);
    }
}
