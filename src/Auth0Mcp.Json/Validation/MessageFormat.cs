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
        JsonValueKind.Array => $"an array of {value.GetArrayLength()}",
        JsonValueKind.Null => "null",
        JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        JsonValueKind.Number => sensitive || value.GetRawText().Length > LongestScalar ? "a number" : "the number " + value.GetRawText(),
        _ when value.GetString() is var text && (sensitive || text!.Length > LongestScalar) => $"a string of {text!.Length} characters",
        _ => "the string " + Text(value.GetString()!, LongestScalar),
    };

    /// <summary>A value that is not one of an enumeration: repeated whole, for such values are words, or described. The start of a text would be the start of a secret.</summary>
    public static string Choice(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when value.GetString() is { Length: <= LongestScalar } text => Text(text, LongestScalar),
        _ => Found(value, sensitive: false),
    };

    /// <summary>At most twelve entries, then how many more there are.</summary>
    public static string List(IEnumerable<string> entries)
    {
        const int Shown = 12;
        string[] all = [.. entries];
        return all.Length <= Shown
            ? string.Join(", ", all)
            : string.Join(", ", all.Take(Shown)) + $" and {all.Length - Shown} more";
    }

    private static string Text(string text, int longest) => '"' + ReadableEncoder.Instance.Encode(ShortText.Cut(text, longest)) + '"';
}
