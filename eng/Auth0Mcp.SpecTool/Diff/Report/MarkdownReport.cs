using System.Globalization;
using System.Text;

namespace Auth0Mcp.SpecTool.Diff.Report;

/// <summary>The report for people: one bullet per difference, with who has it and which tools it touches.</summary>
internal static class MarkdownReport
{
    private const int MaxSubjects = 3;
    private const int MaxTools = 4;

    private static readonly (Effect Effect, string Title)[] s_sections =
    [
        (Effect.Breaking, "Breaking for tools we ship"),
        (Effect.Additive, "Additive"),
        (Effect.Neutral, "Neutral"),
    ];

    /// <param name="report">What to write.</param>
    /// <param name="before">The name of the old document.</param>
    /// <param name="after">The name of the new one.</param>
    public static string Render(RevisionReport report, string before, string after)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"# From {before} to {after}\n\n");
        page.Append(CultureInfo.InvariantCulture, $"Operations: {report.OperationsBefore} → {report.OperationsAfter}.\n");
        page.Append(report.Lines.Count == 0 ? "\nNothing differs.\n" : "");
        foreach (var (effect, title) in s_sections)
        {
            var lines = report.Of(effect).ToList();
            if (lines.Count == 0)
            {
                continue;
            }

            page.Append(CultureInfo.InvariantCulture, $"\n## {title} ({lines.Count})\n\n");
            foreach (var line in lines)
            {
                page.Append(CultureInfo.InvariantCulture, $"- {Bullet(line)}\n");
            }
        }

        return page.ToString();
    }

    private static string Bullet(ReportLine line)
    {
        var text =
            $"{Some(line.Subjects.Select(static subject => subject.ToString()), MaxSubjects)}: "
                + $"{DifferenceText.Describe(line.Difference)}";
        return line.Tools.Count == 0 ? text : $"{text} · {Some(line.Tools, MaxTools)}";
    }

    private static string Some(IEnumerable<string> names, int most)
    {
        var all = names.ToList();
        var shown = string.Join(", ", all.Take(most).Select(static name => $"`{name}`"));
        return all.Count > most ? $"{shown} and {all.Count - most} more" : shown;
    }
}
