using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Auth0Mcp.Replay.Report;

/// <summary>
/// The same report for programs: <c>totals</c> by name, <c>findings</c> and <c>remarks</c>, one object a line of the tables.
/// </summary>
internal static class JsonReport
{
    private static readonly JsonWriterOptions s_options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping
    };

    public static string Render(Tally tally)
    {
        var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, s_options))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("totals");
            foreach (var (key, _) in Totals.Rows)
            {
                writer.WriteNumber(
                    JsonNamingPolicy.SnakeCaseLower.ConvertName(key.Replace(":", "", StringComparison.Ordinal).Replace('-', ' ')),
                    tally.Total(key));
            }

            writer.WriteEndObject();
            Write(writer, "findings", tally, static finding => finding.IsFault);
            Write(writer, "remarks", tally, static finding => !finding.IsFault);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    private static void Write(Utf8JsonWriter writer, string name, Tally tally, Func<Finding, bool> isMeant)
    {
        writer.WriteStartArray(name);
        foreach (var (finding, count, first) in tally.Findings.Where(line => isMeant(line.Finding)))
        {
            writer.WriteStartObject();
            writer.WriteString("kind", JsonNamingPolicy.SnakeCaseLower.ConvertName(finding.Kind.ToString()));
            writer.WriteString("operation", finding.Operation);
            writer.WriteString("path", finding.Path);
            writer.WriteString("detail", finding.Detail);
            writer.WriteNumber("count", count);
            writer.WriteString("first", first);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
