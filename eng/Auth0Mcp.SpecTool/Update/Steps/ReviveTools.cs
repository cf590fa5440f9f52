using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Yaml;
using Auth0Mcp.SpecTool.Manifest;

namespace Auth0Mcp.SpecTool.Update.Steps;

/// <summary>
/// Takes the mark off retired entries whose operation is back, under its old id or at its old address: the tool is what it was.
/// </summary>
internal static class ReviveTools
{
    public static SpecFolder Apply(SpecFolder folder, ICollection<string> notes)
    {
        var catalog = ToolCatalog.Of(folder);
        if (catalog.Tombstones.IsEmpty)
        {
            return folder;
        }

        var operations = catalog.Api.Document.Operations;
        var taken = catalog.Tools.Select(static tool => tool.Entry.Operation).ToHashSet(StringComparer.Ordinal);
        var names = catalog.Tools.Select(static tool => tool.Entry.Name).ToHashSet(StringComparer.Ordinal);
        var byAddress = operations.Values.ToLookup(
            static operation => $"{operation.Method} {operation.Path}", static operation => operation.Id, StringComparer.Ordinal);
        foreach (var file in folder.Manifests.ToList())
        {
            var yaml = new YamlText(folder, file);
            foreach (var entry in yaml.Entries("tools")
                .Where(static entry => entry.Map[TombstoneParser.Key] is YamlMap && entry.Map["operation"] is YamlScalar))
            {
                var old = entry.Text("operation")!;
                var was = (((YamlMap)entry.Map[TombstoneParser.Key]!)["was"] as YamlScalar)?.Text ?? "";
                var now = operations.ContainsKey(old) ? old : byAddress[was].FirstOrDefault();

                // Another tool may have taken its operation or its name meanwhile.
                if (now is null || names.Contains(entry.Text("name") ?? "") || !taken.Add(now))
                {
                    continue;
                }

                yaml.RemoveMember(entry, TombstoneParser.Key);
                if (now != old)
                {
                    yaml.Replace(entry.Map["operation"]!, YamlQuoting.Word(now));
                }

                notes.Add($"{folder.Show(file)}: `{entry.Text("name")}` is back with `{now}`");
            }

            folder = yaml.Edits.IsEmpty ? folder : folder.With(file, yaml.Edited);
        }

        return folder;
    }
}
