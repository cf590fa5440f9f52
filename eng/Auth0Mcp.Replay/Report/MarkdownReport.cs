using System.Globalization;
using System.Text;

namespace Auth0Mcp.Replay.Report;

/// <summary>The report for people.</summary>
internal static class MarkdownReport
{
    private static readonly (FindingKind Kind, string Title)[] s_sections =
    [
        (FindingKind.Refused, "Refused, accepted by the tenant"),
        (FindingKind.Altered, "Altered"),
        (FindingKind.Leaked, "Secrets shown"),
        (FindingKind.Hidden, "Harmless, and hidden"),
        (FindingKind.WriteBackRefused, "Write-backs refused"),
        (FindingKind.MaskSent, "Masks sent"),
        (FindingKind.StoredChanged, "Changed by a write-back of what was read"),
        (FindingKind.FlowBroken, "Flows that cannot be done whole, by their first exchange that cannot be done"),
        (FindingKind.Exempt, "Refused for good (no finding)"),
        (FindingKind.Added, "Sent beside what was recorded (no finding)"),
        (FindingKind.Guarded, "Masked at names that tell a secret (no finding)"),
        (FindingKind.Skipped, "Not replayed (no finding)"),
    ];

    public static string Render(Tally tally)
    {
        var text = new StringBuilder("| | |\n|---|---:|\n");
        foreach (var (key, row) in Totals.Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {row} | {tally.Total(key)} |\n");
        }

        var findings = tally.Findings.ToLookup(static line => line.Finding.Kind);
        foreach (var (kind, title) in s_sections.Where(section => findings.Contains(section.Kind)))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n## {title} ({findings[kind].Sum(static line => line.Count)})\n\n| count | operation | path | | first "
                + $"|\n|---:|---|---|---|---|\n");
            foreach (var (finding, count, first) in findings[kind])
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"| {count} | {Cell(finding.Operation)} | {Cell(finding.Path)} | {Cell(finding.Detail)} | {first} |\n");
            }
        }

        return text.ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
