using System.Text.Json.Nodes;
using Auth0Mcp.SpecTool.Import;

namespace Auth0Mcp.SpecTool.Diff.Report;

/// <summary>The report for programs: nothing shortened.</summary>
internal static class JsonReport
{
    public static byte[] Render(RevisionReport report, string before, string after) => DocumentWriter.Write(new JsonObject
    {
        ["before"] = before,
        ["after"] = after,
        ["operations"] = new JsonObject { ["before"] = report.OperationsBefore, ["after"] = report.OperationsAfter },
        ["differences"] = new JsonArray([.. report.Lines.Select(Line)]),
    });

    private static JsonObject Line(ReportLine line) => new()
    {
        ["effect"] = Word(line.Effect.ToString()),
        ["kind"] = Word(line.Difference.Kind.ToString()),
        ["aspect"] = Word(line.Difference.Aspect.ToString()),
        ["path"] = line.Difference.Path,
        ["before"] = line.Difference.Before,
        ["after"] = line.Difference.After,
        ["required"] = line.Difference.IsRequired,
        ["subjects"] = Texts(line.Subjects.Select(static subject => subject.ToString())),
        ["tools"] = Texts(line.Tools),
    };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(static text => (JsonNode)text)]);

    private static string Word(string name) => name.ToLowerInvariant();
}
