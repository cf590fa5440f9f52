using Auth0Mcp.Generator.Yaml;
using Auth0Mcp.SpecTool.Diff;
using Auth0Mcp.SpecTool.Manifest;

namespace Auth0Mcp.SpecTool.Update.Steps;

/// <summary>Deletes overlay entries that the document has caught up with, or whose operation is gone.</summary>
internal static class DropOverlay
{
    public static SpecFolder Apply(SpecFolder folder, Revision revision, ICollection<string> notes)
    {
        var yaml = new YamlText(folder, SpecFolder.OverlayFile);
        var obsolete = yaml.Entries("parameters")
            .Select(entry => (Entry: entry, Why: WhyObsolete(entry, revision)))
            .Where(static pair => pair.Why is not null)
            .ToList();
        if (obsolete.Count == 0)
        {
            return folder;
        }

        yaml.Delete("parameters", [.. obsolete.Select(static pair => pair.Entry)]);
        foreach (var (entry, why) in obsolete)
        {
            notes.Add($"{folder.Show(SpecFolder.OverlayFile)}: entry for `{entry.Text("operation")}` deleted: {why}");
        }

        return folder.With(SpecFolder.OverlayFile, yaml.Edited);
    }

    private static string? WhyObsolete(YamlEntry entry, Revision revision)
    {
        if (entry.Text("operation") is not { } id || entry.Map["add"] is not YamlMap add)
        {
            return null;
        }

        if (revision.RemovedOperations.Contains(id))
        {
            return "the document no longer has the operation";
        }

        var (name, place) = ((add["name"] as YamlScalar)?.Text, (add["in"] as YamlScalar)?.Text);
        return revision.Differences.After.Operations.TryGetValue(id, out OperationFacts? operation)
            && (operation.Node["parameters"]?.Items ?? []).Any(parameter => parameter.StringAt("name") == name && parameter.StringAt("in") == place)
                ? $"the document has the {place} parameter `{name}` itself"
                : null;
    }
}
