using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Auth0Mcp.Bench;

/// <summary>Collects figures and prints them as a Markdown table.</summary>
internal sealed class Report
{
    private readonly List<(string What, string Measured, string Target)> _rows = [];

    public void Add(string what, string measured, string target) => _rows.Add((what, measured, target));

    public string ToMarkdown()
    {
        var table = new StringBuilder();
        table.Append(CultureInfo.InvariantCulture, $"\n{RuntimeInformation.RuntimeIdentifier}, {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}\n\n");
        table.Append("| What | Measured | Target |\n|---|---:|---:|\n");
        foreach (var (what, measured, target) in _rows)
        {
            table.Append(CultureInfo.InvariantCulture, $"| {what} | {measured} | {target} |\n");
        }

        return table.ToString();
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
