using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.SpecTool.Manifest;

namespace Auth0Mcp.SpecTool.Update.Steps;

/// <summary>Takes the mark off retired overlay entries that say something of the document again.</summary>
internal static class ReviveOverlay
{
    public static SpecFolder Apply(SpecFolder folder, ICollection<string> notes)
    {
        var catalog = ToolCatalog.Of(folder);
        if (!catalog.Overlay.Problems.IsEmpty)
        {
            return folder;
        }

        var yaml = new YamlText(folder, SpecFolder.OverlayFile);
        foreach (var section in new[] { "parameters", "schemas" })
        {
            foreach (var entry in yaml.Entries(section).Where(static entry => entry.Map[OverlayValues.Mark] is not null))
            {
                if (SaysSomething(entry, section == "parameters", catalog))
                {
                    yaml.RemoveMember(entry, OverlayValues.Mark);
                    notes.Add($"{folder.Show(SpecFolder.OverlayFile)}: entry for `{RetireOverlay.Name(entry)}` is back");
                }
            }
        }

        return yaml.Edits.IsEmpty ? folder : folder.With(SpecFolder.OverlayFile, yaml.Edited);
    }

    /// <summary>True when the entry, behind all that hold, names what the document has and changes it.</summary>
    private static bool SaysSomething(YamlEntry entry, bool isParameter, ToolCatalog catalog)
    {
        var overlay = catalog.Overlay.Overlay;
        var report = new OverlayReport();
        if (isParameter && AddedParameterReader.Read(entry.Map, []) is { } parameter)
        {
            overlay = overlay with { Parameters = overlay.Parameters.Append(parameter).ToEquatableArray() };
            OverlaidDocument.Apply(catalog.Imported, overlay, report);
            return report.Findings.All(finding => !finding.IsParameter || finding.Entry != overlay.Parameters.Count - 1);
        }

        if (!isParameter && SchemaChangeReader.Read(entry.Map, []) is { } change)
        {
            overlay = overlay with { Changes = overlay.Changes.Append(change).ToEquatableArray() };
            OverlaidDocument.Apply(catalog.Imported, overlay, report);
            var last = overlay.Changes.Count - 1;
            return report.Effective.Contains(last)
                && report.Findings.All(finding => finding.IsParameter || finding.Entry != last || finding.IsObsolete);
        }

        return false;
    }
}
