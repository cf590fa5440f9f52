using System.Text.Json;

namespace Auth0Mcp.ManagementApi;

/// <summary>
/// Writes a parameter in its style, escaped as RFC 6570 has it: what separates items stands as it is, and the same character
/// inside an item is escaped.
/// </summary>
internal static class StyledText
{
    /// <summary>The text in path or query; with its name in the styles that have one. Empty for a list or object without content.</summary>
    /// <exception cref="InvalidOperationException">An item holds what separates items, and the style cannot tell them apart.</exception>
    public static string Write(string name, JsonElement value, ParameterStyle style, bool explode)
    {
        var key = Uri.EscapeDataString(name);
        if (style == ParameterStyle.DeepObject && value.ValueKind == JsonValueKind.Object)
        {
            return string.Join('&', Members(value).SelectMany(
                member => Items(member.Value).Select(item => $"{key}{Uri.EscapeDataString($"[{member.Name}]")}={item}")));
        }

        return value.ValueKind switch
        {
            JsonValueKind.Object => Object(key, value, style, explode),
            JsonValueKind.Array => List(key, [.. Items(value)], style, explode),
            _ => Named(key, Escaped(value), style),
        };
    }

    /// <summary>A scalar as text: strings bare, numbers and booleans as JSON writes them.</summary>
    public static string Scalar(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static string List(string key, string[] items, ParameterStyle style, bool explode)
        => items.Length == 0 ? ""
            : !explode || style == ParameterStyle.Simple ? Named(key, Joined(items, style), style)
            : style == ParameterStyle.Label ? string.Concat(items.Select(static item => "." + item))
            : style == ParameterStyle.Matrix ? string.Concat(items.Select(item => Named(key, item, style)))
            : string.Join('&', items.Select(item => $"{key}={item}"));

    private static string Object(string key, JsonElement value, ParameterStyle style, bool explode)
    {
        var pairs = Members(value).SelectMany(static member =>
            Items(member.Value).Select(item => (Name: Uri.EscapeDataString(member.Name), Text: item))).ToList();
        if (pairs.Count == 0)
        {
            return "";
        }

        if (!explode)
        {
            return Named(key, Joined([.. pairs.SelectMany(static pair => new[] { pair.Name, pair.Text })], style), style);
        }

        var written = pairs.Select(static pair => $"{pair.Name}={pair.Text}");
        return style switch
        {
            ParameterStyle.Simple => string.Join(',', written),
            ParameterStyle.Label => string.Concat(written.Select(static pair => "." + pair)),
            ParameterStyle.Matrix => string.Concat(written.Select(static pair => ";" + pair)),
            _ => string.Join('&', written),
        };
    }

    /// <summary>One text with what its style puts before it.</summary>
    private static string Named(string key, string text, ParameterStyle style) => style switch
    {
        ParameterStyle.Simple => text,
        ParameterStyle.Label => "." + text,
        ParameterStyle.Matrix => text.Length == 0 ? $";{key}" : $";{key}={text}",
        _ => $"{key}={text}",
    };

    private static string Joined(string[] items, ParameterStyle style)
    {
        // Escaped themselves, these two look like any other space or bar.
        var separator = style switch
        {
            ParameterStyle.SpaceDelimited => "%20",
            ParameterStyle.PipeDelimited => "%7C",
            _ => ",",
        };
        return Array.Find(items, item => item.Contains(separator, StringComparison.Ordinal)) is { } ambiguous
            ? throw new InvalidOperationException(
                $"'{Uri.UnescapeDataString(ambiguous)}' holds what separates the items of a list in this place.")
            : string.Join(separator, items);
    }

    private static IEnumerable<JsonProperty> Members(JsonElement value)
        => value.EnumerateObject().Where(static member => member.Value.ValueKind != JsonValueKind.Null);

    private static IEnumerable<string> Items(JsonElement value)
        => value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Where(static item => item.ValueKind != JsonValueKind.Null).Select(Escaped)
            : [Escaped(value)];

    private static string Escaped(JsonElement value) => Uri.EscapeDataString(Scalar(value));
}
