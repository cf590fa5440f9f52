using System.Text.Json;
using System.Text.RegularExpressions;

namespace Auth0Mcp.Replay.Checks;

/// <summary>
/// What kind of value something is, told without the value: a judgement of its own, that shares no rule with what it judges.
/// </summary>
internal static partial class ValueShape
{
    /// <summary>For people.</summary>
    public static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Number => "number",
        JsonValueKind.String => Of(value.GetString()!),
        JsonValueKind.Null => "null",
        _ => "structure",
    };

    /// <summary>True when a value at such a place may well be a secret.</summary>
    /// <param name="path">Where it stands; the last name says most.</param>
    public static bool MayBeSecret(string path, JsonElement value)
        => value.ValueKind == JsonValueKind.Number ? CodePlace().IsMatch(path)
            : SecretPlace().IsMatch(path) && Of(value) is not ("boolean" or "null" or "URL" or "certificate");

    /// <summary>True when a value at such a place looks like nothing but a secret.</summary>
    public static bool IsSurelySecret(string path, JsonElement value)
        => value.ValueKind == JsonValueKind.String && value.GetString() is { Length: >= 12 } text && SecretPlace().IsMatch(path)
           && (Of(text) == "URL"
               ? text.Split('/').Skip(3).Any(static segment => segment.Length >= 20 && IsMixed(segment))
               : Of(text) == "identifier" && IsMixed(text));

    private static bool IsMixed(string text) => text.Any(char.IsAsciiDigit) && text.Any(char.IsAsciiLetter);

    private static string Of(string text)
        => text.Length == 0 ? "empty"
            : text.Contains("PRIVATE KEY", StringComparison.Ordinal) ? "key"
            : text.Contains("BEGIN CERTIFICATE", StringComparison.Ordinal)
                || text.Contains("BEGIN PUBLIC KEY", StringComparison.Ordinal) ? "certificate"
            : Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
                && uri.UserInfo.Length + uri.Query.Length + uri.Fragment.Length == 0 ? "URL"
            : Word().IsMatch(text) ? "word"
            : Identifier().IsMatch(text) ? "identifier"
            : "text";

    [GeneratedRegex(
        @"((secrets?|passw(or)?d|passphrase|token|(api|private|access|secret|signing|license|consumer)_?key|\bkey|credentials?"
        + @"|ticket(_?url)?|authorization|pin|otp|passcode|assertion|SourceAddress)(\[\])*$)|headers?(\[\])*\.",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretPlace();

    [GeneratedRegex(@"(pin|otp|passcode|(^|\.)code)(\[\])*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CodePlace();

    [GeneratedRegex(@"^[a-z]+([_\-:. ][a-z]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"^[\w\-.~+/=|:]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();
}
