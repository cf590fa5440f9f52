using System.Text;
using System.Text.Json.Nodes;
using Tomlyn.Syntax;

namespace Auth0Mcp.Clients;

/// <summary>Keys and values between TOML and text.</summary>
internal static class TomlText
{
    /// <summary>The parts of a key, unquoted.</summary>
    public static IReadOnlyList<string> Parts(KeySyntax key)
        => [Part(key.Key!), .. key.DotKeys.Select(static dotted => Part(dotted.Key!))];

    /// <summary>Text or an array of texts; null for every other value.</summary>
    public static JsonNode? Value(ValueSyntax? value) => value switch
    {
        StringValueSyntax text => text.Value,
        BooleanValueSyntax truth => truth.Value,
        ArraySyntax array => new JsonArray([.. array.Items.Select(static item => Value(item.Value))]),
        _ => null,
    };

    /// <summary>A value as TOML on one line.</summary>
    public static string Write(JsonNode value) => value is JsonArray items
        ? $"[{string.Join(", ", items.Select(static item => Write(item!)))}]"
        : Quoted(value.GetValue<string>());

    /// <summary>A literal string where that saves escapes, as for a Windows path.</summary>
    private static string Quoted(string text)
    {
        if (text.AsSpan().ContainsAny('\\', '"') && !text.Any(static c => c == '\'' || char.IsControl(c)))
        {
            return $"'{text}'";
        }

        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append(@"\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                _ when char.IsControl(c) => quoted.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    private static string Part(BareKeyOrStringValueSyntax part) => part switch
    {
        BareKeySyntax bare => bare.Key?.Text ?? "",
        StringValueSyntax quoted => quoted.Value ?? "",
        _ => part.ToString() ?? "",
    };
}
