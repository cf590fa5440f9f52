using System.Text.Json;

namespace Auth0Mcp.Validation;

/// <summary>The JSON types a schema allows, as a set. <see cref="Number"/> alone means "a number, whole or not".</summary>
[Flags]
internal enum JsonKinds
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Integer = 4,
    Number = 8,
    String = 16,
    Array = 32,
    Object = 64,
    Any = Null | Boolean | Integer | Number | String | Array | Object,
}

/// <summary>Moves between JSON values, the words of the <c>type</c> keyword and <see cref="JsonKinds"/>.</summary>
internal static class JsonKindsExtensions
{
    /// <summary>
    /// The set named by one word of <c>type</c>, or <see cref="JsonKinds.None"/> for a word JSON Schema does not have.
    /// </summary>
    public static JsonKinds FromKeyword(string? word) => word switch
    {
        "null" => JsonKinds.Null,
        "boolean" => JsonKinds.Boolean,
        "integer" => JsonKinds.Integer,
        "number" => JsonKinds.Number | JsonKinds.Integer,
        "string" => JsonKinds.String,
        "array" => JsonKinds.Array,
        "object" => JsonKinds.Object,
        _ => JsonKinds.None,
    };

    /// <summary>True when a value of this set may be written as <paramref name="value"/> is.</summary>
    public static bool Admits(this JsonKinds kinds, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => (kinds & JsonKinds.String) != 0,
        JsonValueKind.Object => (kinds & JsonKinds.Object) != 0,
        JsonValueKind.Array => (kinds & JsonKinds.Array) != 0,
        JsonValueKind.True or JsonValueKind.False => (kinds & JsonKinds.Boolean) != 0,
        JsonValueKind.Null => (kinds & JsonKinds.Null) != 0,
        JsonValueKind.Number => (kinds & JsonKinds.Number) != 0 || ((kinds & JsonKinds.Integer) != 0 && JsonNumber.IsInteger(value)),
        _ => false,
    };

    /// <summary>The set in words: <c>string or null</c>.</summary>
    public static string InWords(this JsonKinds kinds)
    {
        List<string> words = [];
        Add(JsonKinds.Object, "object");
        Add(JsonKinds.Array, "array");
        Add(JsonKinds.String, "string");
        if ((kinds & JsonKinds.Number) != 0)
        {
            words.Add("number");
        }
        else
        {
            Add(JsonKinds.Integer, "integer");
        }

        Add(JsonKinds.Boolean, "boolean");
        Add(JsonKinds.Null, "null");
        return words.Count switch
        {
            0 => "nothing",
            1 => words[0],
            _ => string.Join(", ", words.Take(words.Count - 1)) + " or " + words[^1],
        };

        void Add(JsonKinds kind, string word)
        {
            if ((kinds & kind) != 0)
            {
                words.Add(word);
            }
        }
    }
}
