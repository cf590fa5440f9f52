using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Yaml;
using Auth0Mcp.SpecTool.Manifest;

namespace Auth0Mcp.SpecTool.Update.Steps;

/// <summary>Deletes overlay entries that the document has caught up with, or of which nothing is left in the document.</summary>
internal static class DropOverlay
{
    public static SpecFolder Apply(SpecFolder folder, ICollection<string> notes)
    {
        var catalog = ToolCatalog.Of(folder);
        if (!catalog.Overlay.Problems.IsEmpty)
        {
            // Entries that cannot be read have no numbers to go by.
            return folder;
        }

        var yaml = new YamlText(folder, SpecFolder.OverlayFile);
        foreach (var (section, isParameter) in new[] { ("parameters", true), ("schemas", false) })
        {
            var entries = yaml.Entries(section);
            var found =
                catalog.Overlaid.Findings.Where(finding => finding.IsParameter == isParameter && !IsKept(finding, catalog.Retired))
                .GroupBy(static finding => finding.Entry)
                .Select(group => (Entry: entries[group.Key], Findings: group.Distinct().ToList(),
                    IsWhole: isParameter || !catalog.Overlaid.Effective.Contains(group.Key)))
                .ToList();
            var dropped = found.Where(static entry => entry.IsWhole).Select(static entry => entry.Entry).ToList();
            if (dropped.Count > 0)
            {
                yaml.Delete(section, dropped);
            }

            foreach (var (entry, findings, isWhole) in found)
            {
                notes.Add(
                    $"{folder.Show(SpecFolder.OverlayFile)}: entry for `{Name(entry)}` "
                    + $"{(isWhole ? "deleted" : "is in part obsolete, take it out by hand")}: "
                    + $"{string.Join("; ", findings.Select(Why).Distinct())}");
            }
        }

        return yaml.Edits.IsEmpty ? folder : folder.With(SpecFolder.OverlayFile, yaml.Edited);
    }

    /// <summary>What is said of an operation or a schema of a retired tool waits for its return.</summary>
    private static bool IsKept(OverlayFinding finding, Retired retired)
        => !finding.IsObsolete && retired.Excuses(finding.Problem.Id, finding.Problem.Arguments);

    private static string Why(OverlayFinding finding)
        => finding.IsObsolete ? $"the document has {finding.Problem.Arguments[1]} itself"
            : finding.IsParameter ? "the document no longer has the operation"
            : $"the document no longer has {finding.Problem.Arguments[0]} `{finding.Problem.Arguments[1]}`";

    private static string Name(YamlEntry entry)
        => entry.Text("operation")
            ?? string.Join(
                ", ", ((entry.Map["of"] ?? entry.Map["operations"]) as YamlList)?.Items.OfType<YamlScalar>()
                .Select(static item => item.Text) ?? []);
}
