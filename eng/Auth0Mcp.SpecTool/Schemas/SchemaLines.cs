using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Auth0Mcp.SpecTool.Schemas;

/// <summary>A schema as text: what fits on a line stands on one, so that a revision changes few lines.</summary>
internal static class SchemaLines
{
    /// <summary>The longest value on one line, in characters.</summary>
    private const int Width = 120;

    public static string Of(JsonObject schema)
    {
        var text = new StringBuilder();
        Write(text, schema, indent: 0);
        return text.Append('\n').ToString();
    }

    private static void Write(StringBuilder text, JsonNode? value, int indent)
    {
        var line = value?.ToJsonString() ?? "null";
        if (line.Length <= Width || value is JsonValue)
        {
            text.Append(line);
            return;
        }

        var (open, close) = value is JsonObject ? ('{', '}') : ('[', ']');
        var separator = open;
        foreach (var (key, member) in value is JsonObject members
            ? members.Select(static member => (Key: JsonSerializer.Serialize(member.Key) + ": ", member.Value))
            : value!.AsArray().Select(static item => (Key: "", Value: item)))
        {
            text.Append(separator).Append('\n').Append(' ', indent + 1).Append(key);
            Write(text, member, indent + 1);
            separator = ',';
        }

        text.Append('\n').Append(' ', indent).Append(close);
    }
}
