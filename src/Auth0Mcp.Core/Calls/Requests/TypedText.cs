using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Calls.Arguments;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.Requests;

/// <summary>
/// Reads the values of arguments from text, as they stand in a query or after <c>key=</c>: as text where the schema takes text
/// alone, else as JSON.
/// </summary>
internal static class TypedText
{
    /// <summary>The value of an argument that is given once or more.</summary>
    public static JsonElement Read(IReadOnlyList<string> texts, IReadOnlyList<string> declared)
        => texts.Count > 1 || (declared.Contains("array") && !texts[0].StartsWith('[')) ? Array(texts) : Value(texts[0], declared);

    /// <summary>The types of an argument. Of the whole schema: clients are not shown every argument, but all can be given.</summary>
    public static IReadOnlyList<string> DeclaredTypes(JsonElement schema, string name)
        => schema.ValueKind == JsonValueKind.Object && schema.GetProperty("properties").TryGetProperty(name, out var argument)
            ? SchemaForms.Of(schema, argument).Types()
            : [];

    private static JsonElement Value(string text, IReadOnlyList<string> declared)
    {
        if (declared is not ["string"] && IsWhole(text))
        {
            try
            {
                using var document = JsonDocument.Parse(text);
                return document.RootElement.Clone();
            }
            catch (JsonException)
            {
                // Plain text after all; the check of the arguments says so where text is not allowed.
            }
        }

        return NodeJson.Element(text);
    }

    /// <summary>False for text with half of a surrogate pair in it, which Windows allows in arguments.</summary>
    public static bool IsWhole(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAnyInRange('\ud800', '\udfff') is >= 0 and var at)
        {
            if (Rune.DecodeFromUtf16(text[at..], out _, out var length) != OperationStatus.Done)
            {
                return false;
            }

            text = text[(at + length)..];
        }

        return true;
    }

    private static JsonElement Array(IReadOnlyList<string> values)
    {
        var array = new JsonArray();
        foreach (var value in values)
        {
            array.Add((JsonNode)JsonValue.Create(value));
        }

        return NodeJson.Element(array);
    }
}
