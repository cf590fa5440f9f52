using Auth0Mcp.Generator.Manifest;
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
            folder = Follow(folder, SpecFolder.OverlayFile, AttachReader.Section, "operations", revision.RenamedOperations, notes);
            folder = Follow(folder, SpecFolder.ErrorsFile, "errors", "operation", revision.RenamedOperations, notes);
        }

        if (revision.RenamedSchemas.Count > 0)
        {
            folder = Follow(folder, SpecFolder.OverlayFile, "schemas", "of", revision.RenamedSchemas, notes);
            folder = Follow(folder, SpecFolder.OverlayFile, AttachReader.Section, "schemas", revision.RenamedSchemas, notes);
            folder = Follow(folder, SpecFolder.OverlayFile, AttachReader.Section, "variants", revision.RenamedSchemas, notes);
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
            foreach (var scalar in Values(entry.Map[key]).OfType<YamlScalar>())
            {
                // A variant may name a form of the schema by its members: 'Credentials(api_key)'.
                var old = SchemaBranch.Parse(scalar.Text).Schema;
                if (renamed.TryGetValue(old, out var name))
                {
                    yaml.Replace(scalar, old == scalar.Text ? YamlQuoting.Word(name) : Rewritten(scalar, old, name));
                    notes.Add($"{folder.Show(file)}: {key} `{old}` is `{name}` now{Place(list, entry)}");
                }
            }
        }

        return yaml.Edits.IsEmpty ? folder : folder.With(file, yaml.Edited);
    }

    private static IReadOnlyList<YamlNode> Values(YamlNode? value) => value switch
    {
        null => [],
        YamlList list => list.Items,
        YamlMap map => [.. map.Members.Select(static member => member.Value)],
        var single => [single],
    };

    /// <summary>Quotes stay around members: their commas would end the value of a flow mapping.</summary>
    private static string Rewritten(YamlScalar scalar, string old, string name)
    {
        var text = name + scalar.Text.Trim()[old.Length..];
        return scalar.IsPlain ? text : $"\"{text}\"";
    }

    private static string Place(string list, YamlEntry entry)
        => entry.Text("name") is not { } name ? "" : list == AttachReader.Section ? $", attached by `{name}`" : $", called by `{name}`";
}
