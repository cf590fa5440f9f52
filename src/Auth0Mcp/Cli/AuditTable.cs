using System.Globalization;
using System.Text.Json;
using Auth0Mcp.Audit;
using Auth0Mcp.Text;

namespace Auth0Mcp.Cli;

/// <summary>Lines of the record as a table for people: a call in each row.</summary>
internal static class AuditTable
{
    private const string OutcomeUnknown = "outcome unknown";
    private const int DurationWidth = 8;

    private static readonly string[] s_shown = ["tenant", "tool"];

    /// <summary>The rows, with times in a zone.</summary>
    public static IEnumerable<string> Rows(IEnumerable<string> lines, TimeZoneInfo zone)
        => Table([.. lines.Select(line => Cells(line, zone))]);

    /// <summary>When a call was made, as text that sorts; what is not a line of the log comes first.</summary>
    public static string TimeOf(string line)
    {
        const string Start = "{\"time\":\"";
        return line.StartsWith(Start, StringComparison.Ordinal) && line.IndexOf('"', Start.Length) is > 0 and var end
            ? line[Start.Length..end]
            : "";
    }

    /// <summary>Columns as wide as their longest cell; the last one as it is.</summary>
    private static IEnumerable<string> Table(List<string[]> rows)
    {
        var widths = Enumerable.Range(0, rows.Select(static row => row.Length - 1).DefaultIfEmpty().Max())
            .Select(column => rows.Where(row => row.Length > column + 1).Max(row => row[column].Length)).ToList();
        return rows.Select(row => string.Join(
            "  ", row.Select((cell, column) => column == row.Length - 1 ? cell : cell.PadRight(widths[column]))));
    }

    /// <summary>A line for people. What was called may be any text that a client sent, control characters included.</summary>
    private static string[] Cells(string line, TimeZoneInfo zone)
    {
        try
        {
            if (AuditLine.Problem(line, null) is { } problem)
            {
                return [$"({problem})"];
            }

            var entry = JsonElement.Parse(line, DeepJson.Options);
            var time = TimeZoneInfo.ConvertTime(entry.GetProperty("time").GetDateTimeOffset(), zone);
            var isPending = AuditLine.Stage(line).IsPending;
            var duration = isPending ? "" : entry.GetProperty("duration_ms") + " ms";
            string[] cells =
            [
                time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                .. s_shown.Select(member => entry.GetProperty(member).ToString()),
                isPending ? OutcomeUnknown : entry.GetProperty("outcome").ToString(),
                duration.PadLeft(DurationWidth),
                entry.GetProperty("arguments").GetRawText(),
            ];
            return [.. cells.Select(static cell => VisibleText.Of(cell))];
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return ["(the line is not a line of this log)"];
        }
    }
}
