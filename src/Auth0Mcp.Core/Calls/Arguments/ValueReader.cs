using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.Arguments;

/// <summary>Where the value of an argument travels: it decides what a list, a text and a null can mean.</summary>
/// <param name="IsBody">In the body; else in the query, a header, the path, or nowhere.</param>
/// <param name="DropsNull">A null there means that nothing was meant.</param>
/// <param name="IsCommaSeparated">A text that is a list with commas.</param>
internal readonly record struct ArgumentPlace(bool IsBody, bool DropsNull, bool IsCommaSeparated);

/// <summary>
/// Reads a value as its schema can take it, where only one thing can be meant: JSON that a client wrote into a text, be it an
/// object or a number, a list for a text with commas and the reverse, a null for nothing. Whatever else does not fit stays as it
/// is, and the check of the arguments says so.
/// </summary>
internal sealed class ValueReader(ArgumentPlace place)
{
    /// <summary>Longer than any number that the API takes.</summary>
    private const int LongestScalar = 24;

    /// <summary>Characters of JSON in a text; a whole form or the code of an action is smaller.</summary>
    private const int LongestJson = 1024 * 1024;

    private static readonly SearchValues<char> s_separators = SearchValues.Create(" ,;\n\r\t");

    /// <summary>As deep as arguments may be that are not text.</summary>
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 60 };

    /// <summary>The value as it is meant; the same where nothing has to be read into it.</summary>
    public JsonElement Read(JsonElement value, SchemaForms forms) => value.ValueKind switch
    {
        JsonValueKind.String when !forms.Takes("string") => FromText(value, forms),
        JsonValueKind.Array when !forms.Takes("array") && forms.Takes("string") => FromList(value),
        JsonValueKind.Array when forms.Takes("array") && forms.Items() is { } items => Items(value, items),
        JsonValueKind.Object when forms.Takes("object") => Members(value, forms),
        _ => value,
    };

    private JsonElement FromText(JsonElement value, SchemaForms forms)
    {
        if (JsonMarshal.GetRawUtf8Value(value).Length > LongestJson || !Validation.JsonText.IsSound(value)
            || value.GetString()!.Trim() is not { Length: > 0 } text || SecretReference.IsReference(text))
        {
            return value;
        }

        if (Scalar(value.GetString()!, forms) is { } scalar)
        {
            return scalar;
        }

        if (text[0] is '{' or '[')
        {
            return Parse(text) is { } json && forms.Takes(json.ValueKind == JsonValueKind.Object ? "object" : "array")
                ? Read(json, forms)
                : value;
        }

        var parts = place.IsBody ? [text] : text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return forms.Takes("array") && forms.Items()?.Takes("string") == true && !(place.IsBody && MayBeSeveral(text))
            && text != "null" ? List(parts) : value;
    }

    /// <summary>Two things in one text: which is meant is for the caller to say.</summary>
    private static bool MayBeSeveral(string text) => text.AsSpan().ContainsAny(s_separators);

    /// <summary>The number or the boolean that a text is, digit by digit, where nothing else fits; null for any other.</summary>
    private static JsonElement? Scalar(string text, SchemaForms forms)
    {
        if (text.Length > LongestScalar || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) || forms.Takes("array")
            || forms.Takes("object") || Parse(text) is not { } json)
        {
            return null;
        }

        var isMeant = json.ValueKind switch
        {
            JsonValueKind.Number => forms.Takes("number") || (forms.Takes("integer") && json.TryGetInt64(out _)),
            JsonValueKind.True or JsonValueKind.False => forms.Takes("boolean"),
            _ => false,
        };
        return isMeant ? json : null;
    }

    private JsonElement FromList(JsonElement value)
    {
        if (place.IsBody || value.GetArrayLength() == 0
            || value.EnumerateArray().Any(static item => item.ValueKind != JsonValueKind.String || !Validation.JsonText.IsSound(item)))
        {
            return value;
        }

        var items = value.EnumerateArray().Select(static item => item.GetString()!).ToList();
        return items.Count == 1 ? value.EnumerateArray().First()
            : place.IsCommaSeparated && !items.Exists(static item => item.Contains(',', StringComparison.Ordinal))
                ? Text(string.Join(',', items))
            : value;
    }

    private JsonElement Items(JsonElement list, SchemaForms forms)
    {
        var items = list.EnumerateArray().Select(item => Read(item, forms)).ToList();
        return list.EnumerateArray().Zip(items).All(static pair => AreSame(pair.First, pair.Second)) ? list : Written(writer =>
        {
            writer.WriteStartArray();
            items.ForEach(item => Write(writer, item));
            writer.WriteEndArray();
        });
    }

    private JsonElement Members(JsonElement value, SchemaForms forms)
    {
        var members = new List<(string Name, JsonElement Value)>();
        var isSame = true;
        var isOpen = forms.IsOpen;
        foreach (var member in value.EnumerateObject())
        {
            if (!Validation.JsonText.IsSoundName(member))
            {
                return value;
            }

            var known = forms.Property(member.Name);
            if (known is { } dropped && place.DropsNull && member.Value.ValueKind == JsonValueKind.Null && !dropped.Takes("null"))
            {
                isSame = false;
                continue;
            }

            var read = known is { } property && !isOpen ? Read(member.Value, property) : member.Value;
            isSame &= AreSame(member.Value, read);
            members.Add((member.Name, read));
        }

        return isSame ? value : Written(writer =>
        {
            writer.WriteStartObject();
            foreach (var (name, read) in members)
            {
                writer.WritePropertyName(name);
                Write(writer, read);
            }

            writer.WriteEndObject();
        });
    }

    /// <summary>The object or array that a text is; null for any other text.</summary>
    private static JsonElement? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, s_options);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool AreSame(JsonElement one, JsonElement other)
        => JsonMarshal.GetRawUtf8Value(one) == JsonMarshal.GetRawUtf8Value(other);

    private static JsonElement List(IEnumerable<string> items) => Written(writer =>
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            writer.WriteStringValue(item);
        }

        writer.WriteEndArray();
    });

    private static JsonElement Text(string text) => Written(writer => writer.WriteStringValue(text));

    /// <summary>Raw, as everywhere: numbers keep their digits.</summary>
    private static void Write(Utf8JsonWriter writer, JsonElement value)
        => writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);

    private static JsonElement Written(Action<Utf8JsonWriter> write)
        => JsonElement.Parse(ResultJson.WriteUtf8(write).Span, DeepJson.Options);
}
