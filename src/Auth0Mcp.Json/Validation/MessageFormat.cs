using System.Text.Json;
using Auth0Mcp.Text;

namespace Auth0Mcp.Validation;

/// <summary>How messages name properties and values: quoted, cut, without control characters, and never a secret.</summary>
internal static class MessageFormat
{
    private const int LongestName = 80;
    private const int LongestScalar = 40;

    /// <summary>A property name in double quotes, cut at 80 characters.</summary>
    public static string Name(string name) => Text(name, LongestName);

    /// <summary>What was found, for "expected X, found ...". Long and sensitive values are described, not repeated.</summary>
    public static string Found(JsonElement value, bool sensitive) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => value.GetArrayLength() is 1 ? "an array of 1 item" : $"an array of {value.GetArrayLength()} items",
        JsonValueKind.Null => "null",
        JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        JsonValueKind.Number => sensitive || value.GetRawText().Length > LongestScalar ? "a number" : value.GetRawText(),
        _ when value.GetString() is var text && (sensitive || text!.Length > LongestScalar) => $"a string of {text!.Length} characters",
        _ => Text(value.GetString()!, LongestScalar),
    };

    /// <summary>
    /// A value that is not one of an enumeration: repeated whole, for such values are words, or described. The start of a text
    /// would be the start of a secret.
    /// </summary>
    public static string Choice(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when value.GetString() is { Length: <= LongestScalar } text => Text(text, LongestScalar),
        _ => Found(value, sensitive: false),
    };

    /// <summary>At most twelve entries, then how many more there are.</summary>
    public static string List(IEnumerable<string> entries) => List(entries, most: 12);

    /// <summary>The values to choose from: more than any enumeration of the document has.</summary>
    public static string Choices(IEnumerable<string> entries) => List(entries, most: 120);

    private static string List(IEnumerable<string> entries, int most)
    {
        string[] all = [.. entries];
        return all.Length <= most ? string.Join(", ", all) : string.Join(", ", all.Take(most)) + $" and {all.Length - most} more";
    }

    private static string Text(string text, int longest) => '"' + ReadableEncoder.Instance.Encode(ShortText.Cut(text, longest)) + '"';
}
