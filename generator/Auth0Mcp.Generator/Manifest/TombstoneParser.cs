using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>Reads an entry with <c>removed:</c>, which has a name and nothing else besides.</summary>
internal static class TombstoneParser
{
    private const string Key = "removed";

    /// <summary>True for an entry that says what became of a tool.</summary>
    public static bool IsTombstone(YamlMap map) => map[Key] is not null;

    /// <summary>The tombstone, or null when it lacks what it needs.</summary>
    public static Tombstone? Parse(YamlMap map, List<Problem> problems)
    {
        var reader = new EntryReader(map, "", problems);
        var name = reader.Text("name") ?? "";
        var removed = reader.Map(Key);
        reader.Close();
        if (removed is null)
        {
            return null;
        }

        var removedReader = new EntryReader(removed, Key, problems);
        var replacement = removedReader.Text("replacement") ?? "";
        var since = removedReader.Text("since") ?? "";
        removedReader.Close();
        if (name.Length > 0 && since.Length > 0 && ToolNames.IsWellFormed(name))
        {
            return new Tombstone(name, replacement, since);
        }

        problems.Add(Problem.Value(DiagnosticDescriptors.WrongShape, Key, Key, "given with the 'name' of the tool, and a mapping { replacement: auth0_…, since: <version> }"));
        return null;
    }
}
