using System.Globalization;
using System.Text;
using Auth0Mcp.SpecTool.Import;

namespace Auth0Mcp.SpecTool.Update;

/// <summary>The second half of what an update prints: what was edited, and what is left to a person.</summary>
internal static class UpdateText
{
    public static string Render(UpdateResult update, IReadOnlyList<FileReplacement> changes, bool dryRun)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"\n## Edits{(dryRun ? " (nothing is written: --dry-run)" : "")}\n\n");
        foreach (var note in update.Notes)
        {
            page.Append(CultureInfo.InvariantCulture, $"- {note}\n");
        }

        page.Append(changes.Count == 0
            ? "- no file changes\n"
            : $"- {changes.Count} files {(dryRun ? "would change" : "changed")}: "
                + string.Join(", ", changes.Select(static file => Path.GetFileName(file.Path))) + "\n");

        page.Append(CultureInfo.InvariantCulture, $"\n## Decisions left to a person ({update.Decisions.Count})\n\n");
        foreach (var decision in update.Decisions)
        {
            page.Append(CultureInfo.InvariantCulture, $"- {decision}\n");
        }

        page.Append(update.Decisions.Count == 0
            ? "None. Build, refresh the pages with `dotnet run --project eng/Auth0Mcp.Pages`, and test.\n"
            : "\nThe build names each by file, line and column until it is made.\n");
        return page.ToString();
    }
}
