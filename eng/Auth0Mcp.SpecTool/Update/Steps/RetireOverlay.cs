using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Yaml;
using Auth0Mcp.SpecTool.Manifest;

namespace Auth0Mcp.SpecTool.Update.Steps;

/// <summary>
/// Retires overlay entries that the document has caught up with, or of which nothing is left in the document: they stay, dated, and
/// <see cref="ReviveOverlay"/> takes the mark off when the document is what it was.
/// </summary>
internal static class RetireOverlay
{
    public static SpecFolder Apply(SpecFolder folder, string date, ICollection<string> notes)
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
            var entries = yaml.Entries(section).Where(static entry => entry.Map[OverlayValues.Mark] is null).ToList();
            var found =
                catalog.Overlaid.Findings.Where(finding => finding.IsParameter == isParameter && !IsKept(finding, catalog.Retired))
                .GroupBy(static finding => finding.Entry)
                .Select(group => (Entry: entries[group.Key], Findings: group.Distinct().ToList(),
                    IsWhole: isParameter || !catalog.Overlaid.Effective.Contains(group.Key)))
                .ToList();
            foreach (var (entry, findings, isWhole) in found)
            {
                var why = string.Join("; ", findings.Select(Why).Distinct());
                if (isWhole)
                {
                    yaml.AddMember(entry, OverlayValues.Mark, [
                        ("date", Day(date)), ("why", YamlQuoting.Quoted(why.Replace("`", "'", StringComparison.Ordinal)))]);
                }

                notes.Add(
                    $"{folder.Show(SpecFolder.OverlayFile)}: entry for `{Name(entry)}` "
                    + $"{(isWhole ? "is retired" : "is in part obsolete, take it out by hand")}: {why}");
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

    /// <summary>A day as the dates beside it are written.</summary>
    private static string Day(string date) => DateOnly.TryParseExact(date, "yyyy-MM-dd", out _) ? date : YamlQuoting.Quoted(date);

    /// <summary>What an entry is about, for notes.</summary>
    public static string Name(YamlEntry entry)
        => entry.Text("operation")
            ?? string.Join(
                ", ", ((entry.Map["of"] ?? entry.Map["operations"]) as YamlList)?.Items.OfType<YamlScalar>()
                .Select(static item => item.Text) ?? []);
}
