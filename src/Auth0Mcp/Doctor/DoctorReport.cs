using System.Globalization;
using System.Text;
using Auth0Mcp.Text;

namespace Auth0Mcp.Doctor;

/// <summary>How the findings are shown.</summary>
/// <param name="IsUnicode">The output can show signs beyond ASCII.</param>
/// <param name="IsColored">The output is a terminal that wants colours.</param>
internal sealed record DoctorReport(bool IsUnicode, bool IsColored)
{
    private const int Width = 80;

    /// <summary>Room for the longest name of a check, the sign before it and a space on each side.</summary>
    private const int Indent = 14;

    /// <summary>For people: a line per finding, wrapped at 80 columns; what is to be pasted is never wrapped.</summary>
    public string Text(IReadOnlyList<Finding> findings) => string.Concat(Parts(findings).Select(static part => part.Text));

    /// <summary>Writes the same, in colours where the output is a terminal that wants them.</summary>
    public void Write(IReadOnlyList<Finding> findings, TextWriter output)
    {
        foreach (var part in Parts(findings))
        {
            if (IsColored && output is VisibleWriter terminal)
            {
                terminal.Write(part);
            }
            else
            {
                output.Write(part.Text);
            }
        }

        output.WriteLine();
    }

    private List<ColouredText> Parts(IReadOnlyList<Finding> findings)
    {
        var parts = new List<ColouredText>();
        foreach (var finding in findings)
        {
            parts.Add(new ColouredText(Sign(finding.Level), ColourOf(finding.Level)));
            var text = new StringBuilder(" ").Append(finding.Check.PadRight(Indent - 2));
            Wrap(text, Plain(finding.Message));
            if (finding.Fix is { } fix)
            {
                text.Append(' ', Indent).Append("fix: ").Append(Plain(fix)).Append('\n');
            }

            parts.Add(new ColouredText(text.ToString()));
        }

        var (failures, warnings) = (findings.Count(static finding => finding.Level == FindingLevel.Failure),
            findings.Count(static finding => finding.Level == FindingLevel.Warning));
        var fixable = findings.Any(static finding => finding.Repair is not null) ? " 'auth0-mcp doctor --fix' fixes some of it." : "";
        parts.Add(new ColouredText("\n" + (failures + warnings == 0
            ? "All is well."
            : $"{Count(failures, "problem")}, {Count(warnings, "warning")}.{fixable}")));
        return parts;
    }

    /// <summary>For programs.</summary>
    public static string Json(IReadOnlyList<Finding> findings) => ResultJson.Write(
        new ReportJson(IsHealthy(findings), ProductVersion.Number, findings.Select(static finding => new FindingJson(
            finding.Check,
            finding.Level.ToString().ToLowerInvariant(),
            finding.Message,
            finding.Fix,
            finding.Repair is not null,
            finding.IsFixed))),
        DoctorJson.Default.ReportJson);

    /// <summary>True when nothing is wrong; warnings do not count.</summary>
    public static bool IsHealthy(IReadOnlyList<Finding> findings)
        => findings.All(static finding => finding.Level != FindingLevel.Failure);

    private static string Count(int number, string noun)
        => string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");

    private string Sign(FindingLevel level) => level switch
    {
        FindingLevel.Ok => IsUnicode ? "✓" : "+",
        FindingLevel.Note => "-",
        FindingLevel.Warning => "!",
        _ => IsUnicode ? "✗" : "x",
    };

    private static Colour ColourOf(FindingLevel level) => level switch
    {
        FindingLevel.Ok => Colour.Green,
        FindingLevel.Note => Colour.None,
        FindingLevel.Warning => Colour.Yellow,
        _ => Colour.Red,
    };

    /// <summary>Control characters in a path or an answer must not reach a terminal.</summary>
    private static string Plain(string text) => VisibleText.Of(string.Concat(text.Select(static c => char.IsControl(c) ? ' ' : c)));

    private static void Wrap(StringBuilder text, string message)
    {
        var column = Indent;
        foreach (var word in message.Split(' '))
        {
            if (column > Indent && column + 1 + word.Length > Width)
            {
                text.Append('\n').Append(' ', Indent);
                column = Indent;
            }

            text.Append(column > Indent ? " " : "").Append(word);
            column += word.Length + (column > Indent ? 1 : 0);
        }

        text.Append('\n');
    }
}
