using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Auth0Mcp.Clients;

/// <summary>How new JSON is laid out beside what is there.</summary>
/// <param name="Outer">The indentation of the line on which the value starts; null keeps the value on one line.</param>
/// <param name="Unit">One step of indentation.</param>
/// <param name="NewLine">The line break.</param>
internal sealed record JsonLayout(string? Outer, string Unit, string NewLine)
{
    public string Write(JsonNode? value)
    {
        var text = new StringBuilder();
        Write(text, value, Outer);
        return text.ToString();
    }

    public static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private void Write(StringBuilder text, JsonNode? value, string? outer)
    {
        switch (value)
        {
            case JsonObject members:
                Block(text, outer, "{}", members.Select(static member => (member.Key, member.Value)).ToList(), (member, inner) =>
                {
                    text.Append(Quoted(member.Key)).Append(": ");
                    Write(text, member.Value, inner);
                });
                break;
            case JsonArray items:
                Block(text, outer, "[]", items.ToList(), (item, inner) => Write(text, item, inner));
                break;
            default:
                text.Append(
                    value is JsonValue scalar && scalar.TryGetValue<string>(out var plain)
                    ? Quoted(plain)
                    : value?.ToJsonString() ?? "null");
                break;
        }
    }

    private void Block<T>(StringBuilder text, string? outer, string brackets, List<T> items, Action<T, string?> write)
    {
        var inner = outer is null ? null : outer + Unit;
        var isLines = outer is not null && items.Count > 0;
        text.Append(brackets[0]);
        for (var i = 0; i < items.Count; i++)
        {
            text.Append(i == 0 ? "" : isLines ? "," : ", ").Append(isLines ? NewLine + inner : "");
            write(items[i], inner);
        }

        text.Append(isLines ? NewLine + outer : "").Append(brackets[1]);
    }
}
