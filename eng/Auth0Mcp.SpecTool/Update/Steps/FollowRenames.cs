using Auth0Mcp.Generator.Yaml;
using Auth0Mcp.SpecTool.Manifest;

namespace Auth0Mcp.SpecTool.Update.Steps;

/// <summary>Points entries to operations and schemas that went on under another name; tools keep theirs.</summary>
internal static class FollowRenames
{
    /// <summary>The lists of the secrets file whose entries name a schema.</summary>
    private static readonly string[] s_secretLists = ["secret", "harmless", "open"];

    public static SpecFolder Apply(SpecFolder folder, Revision revision, ICollection<string> notes)
    {
        if (revision.RenamedOperations.Count > 0)
        {
            foreach (var manifest in folder.Manifests.ToList())
            {
                folder = Follow(folder, manifest, "tools", "operation", revision.RenamedOperations, notes);
            }

            folder = Follow(folder, SpecFolder.OverlayFile, "parameters", "operation", revision.RenamedOperations, notes);
            folder = Follow(folder, SpecFolder.OverlayFile, "schemas", "operations", revision.RenamedOperations, notes);
        }

        if (revision.RenamedSchemas.Count > 0)
        {
            folder = Follow(folder, SpecFolder.OverlayFile, "schemas", "of", revision.RenamedSchemas, notes);
            foreach (var list in s_secretLists)
            {
                folder = Follow(folder, SpecFolder.SecretsFile, list, "schema", revision.RenamedSchemas, notes);
            }
        }

        return folder;
    }

    private static SpecFolder Follow(
        SpecFolder folder, string file, string list, string key, IReadOnlyDictionary<string, string> renamed, ICollection<string> notes)
    {
        var yaml = new YamlText(folder, file);
        foreach (var entry in yaml.Entries(list))
        {
            foreach (var scalar in (entry.Map[key] is YamlList several ? several.Items : entry.Map[key] is { } one ? [one] : []).OfType<YamlScalar>())
            {
                if (renamed.TryGetValue(scalar.Text, out var name))
                {
                    yaml.Replace(scalar, name);
                    notes.Add($"{folder.Show(file)}: {key} `{scalar.Text}` is `{name}` now{(entry.Text("name") is { } tool ? $", called by `{tool}`" : "")}");
                }
            }
        }

        return yaml.Edits.IsEmpty ? folder : folder.With(file, yaml.Edited);
    }
}
