using Auth0Mcp.Generator.Yaml;
using Auth0Mcp.SpecTool.Manifest;

namespace Auth0Mcp.SpecTool.Update.Steps;

/// <summary>
/// Deletes tombstones that have answered for a whole release. A retired entry, which keeps its operation, stays: it may come
/// back.
/// </summary>
internal static class EraseOldTombstones
{
    public static SpecFolder Apply(SpecFolder folder, Revision revision, ICollection<string> notes)
    {
        foreach (var file in folder.Manifests.ToList())
        {
            var yaml = new YamlText(folder, file);
            var over = yaml.Entries("tools").Where(entry => IsOver(entry, revision.Version)).ToList();
            yaml.Delete("tools", over);
            foreach (var entry in over)
            {
                notes.Add($"{folder.Show(file)}: `{entry.Text("name")}` was removed a release ago; its tombstone is deleted");
            }

            folder = yaml.Edits.IsEmpty ? folder : folder.With(file, yaml.Edited);
        }

        return folder;
    }

    private static bool IsOver(YamlEntry entry, Version version) =>
        entry.Map["operation"] is null
        && entry.Map["removed"] is YamlMap removed
        && removed["since"] is YamlScalar since
        && Version.TryParse(since.Text, out var removedIn)
        && removedIn < version;
}
