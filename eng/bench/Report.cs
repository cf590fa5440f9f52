using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Auth0Mcp.Bench;

/// <summary>Collects figures and prints them as Markdown: what was measured, and beside the reference server.</summary>
internal sealed class Report
{
    private readonly List<(string What, string Measured, string Target)> _rows = [];
    private readonly List<(string What, string Ours, string Theirs, string Ratio, string Target)> _comparisons = [];

    /// <summary>True when nothing was measured.</summary>
    public bool IsEmpty => _rows.Count == 0 && _comparisons.Count == 0;

    /// <summary>What the reference server is, or why it is missing.</summary>
    public string Reference { get; set; } = "";

    public void Add(string what, string measured, string target) => _rows.Add((what, measured, target));

    /// <summary>
    /// Adds a figure of which less is better, beside that of the reference server, and how many times ours goes into theirs.
    /// </summary>
    public void Compare(string what, double ours, double? theirs, string unit, string target)
        => _comparisons.Add((
            what,
            Number($"{ours:0.0} {unit}"),
            theirs is { } other ? Number($"{other:0.0} {unit}") : "–",
            theirs is { } third ? Number($"{third / ours:0.0}") : "–",
            target));

    /// <summary>
    /// The same for a rate, of which more is better: how many times theirs goes into ours.
    /// </summary>
    public void CompareRates(string what, double ours, double? theirs, string target)
        => _comparisons.Add((
            what,
            Number($"{ours:0}"),
            theirs is { } other ? Number($"{other:0}") : "–",
            theirs is { } third ? Number($"{ours / third:0.0}") : "–",
            target));

    public string ToMarkdown()
    {
        var table = new StringBuilder();
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1073741824.0;
        table.Append(
            CultureInfo.InvariantCulture, $"Printed by `dotnet run -c Release --project eng/bench` on {DateTime.UtcNow:yyyy-MM-dd}: ");
        table.Append(
            CultureInfo.InvariantCulture,
            $"{RuntimeInformation.RuntimeIdentifier}, {Environment.ProcessorCount} cores, {memory:0} GB, "
            + $"{RuntimeInformation.FrameworkDescription}.\n\n");
        if (_comparisons.Count > 0)
        {
            table.Append("| Side by side | auth0-mcp | reference | times | Target |\n|---|---:|---:|---:|---:|\n");
            foreach (var (what, ours, theirs, ratio, target) in _comparisons)
            {
                table.Append(CultureInfo.InvariantCulture, $"| {what} | {ours} | {theirs} | {ratio} | {target} |\n");
            }

            table.Append(CultureInfo.InvariantCulture, $"\n{Reference}\n\n");
        }

        if (_rows.Count > 0)
        {
            table.Append("| What | Measured | Target |\n|---|---:|---:|\n");
            foreach (var (what, measured, target) in _rows)
            {
                table.Append(CultureInfo.InvariantCulture, $"| {what} | {measured} | {target} |\n");
            }
        }

        return table.ToString();
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }

    /// <summary>The value that so many of a hundred do not exceed.</summary>
    public static double Percentile(IEnumerable<double> values, int percent)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, sorted.Count * percent / 100)];
    }

    public static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
