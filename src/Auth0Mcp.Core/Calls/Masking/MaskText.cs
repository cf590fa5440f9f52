using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Masking;

/// <summary>
/// Finds the word that stands in place of a secret in what a caller sends: it means the secret, and is never one itself.
/// </summary>
internal static class MaskText
{
    /// <summary>What the API itself writes in place of a secret.</summary>
    public const string NotShown = "_VALUE_NOT_SHOWN_";

    /// <summary>How the words begin, without their blanks, that stand in place of a secret which was saved.</summary>
    private static readonly string[] s_saved = ["[SAVEDtofile:", "[SAVEDtokeychain:"];

    private static readonly SearchValues<char> s_brackets = SearchValues.Create("[\uFF3B");

    /// <summary>The whole text is a mask; models write it in any case, with blanks, or in other forms of the same characters.</summary>
    public static bool Is(string text)
        => text == NotShown
            || (Plain(text) is { Length: > 0 } plain && (plain.Equals(SecretMask.Redacted, StringComparison.OrdinalIgnoreCase)
            || (plain[^1] == ']' && Array.Exists(s_saved, word => plain.StartsWith(word, StringComparison.OrdinalIgnoreCase)))));

    /// <summary>A mask stands somewhere in the text.</summary>
    public static bool IsIn(string text)
        => text == NotShown
            || (Plain(text) is { Length: > 0 } plain && (plain.Contains(SecretMask.Redacted, StringComparison.OrdinalIgnoreCase)
            || Array.Exists(s_saved, word => plain.Contains(word, StringComparison.OrdinalIgnoreCase))));

    /// <summary>
    /// The text as it compares, with forms of full width as NFKC of Unicode Standard Annex 15 has them (the runtime's own tables are
    /// left out of this program). A text without a bracket holds no mask.
    /// </summary>
    private static string Plain(string text) => text.AsSpan().ContainsAny(s_brackets) ? Seen(text) : "";

    /// <summary>The text without blanks and what nobody sees, and with the plain characters for those of full width.</summary>
    public static string Seen(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (!IsUnseen(character))
            {
                // Forms of full width stand apart from ASCII by a fixed distance.
                plain.Append(character is >= '\uFF01' and <= '\uFF5E' ? (char)(character - 0xFEE0) : character);
            }
        }

        return plain.ToString();
    }

    private static bool IsUnseen(char character)
        => char.IsWhiteSpace(character)
           || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.Control
               or UnicodeCategory.NonSpacingMark or UnicodeCategory.Surrogate;

    /// <summary>A mask stands in one of the texts or names of a value.</summary>
    public static bool IsIn(JsonElement value)
        => MayBeIn(JsonMarshal.GetRawUtf8Value(value)) && JsonIntegrity.IsSound(value) && Below(value) is not null;

    /// <summary>The path of the first text or name with a mask in it; null when there is none.</summary>
    public static string? First(JsonElement value, string path) => Below(value) is { } below ? path + below : null;

    /// <summary>The way from a value to the first mask in it, put together only where there is one.</summary>
    private static string? Below(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return IsIn(value.GetString()!) ? "" : null;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    if ((IsIn(member.Name) ? "" : Below(member.Value)) is { } below)
                    {
                        return InstancePath.Step(member.Name, isFirst: false) + below;
                    }
                }

                return null;
            case JsonValueKind.Array:
                foreach (var (index, item) in value.EnumerateArray().Index())
                {
                    if (Below(item) is { } below)
                    {
                        return MemberPath.Join("", index) + below;
                    }
                }

                return null;
            default:
                return null;
        }
    }

    /// <summary>One look at the raw text; an escape, or a character beyond ASCII, may stand for a part of a mask.</summary>
    private static bool MayBeIn(ReadOnlySpan<byte> raw)
    {
        if (raw.IndexOf("\\u"u8) >= 0 || !Ascii.IsValid(raw) || raw.IndexOf("_VALUE_NOT_SHOWN_"u8) >= 0)
        {
            return true;
        }

        for (int next; (next = raw.IndexOf((byte)'[')) >= 0;)
        {
            raw = raw[(next + 1)..].TrimStart(" \t\r\n"u8);
            if (raw.Length > 0 && raw[0] is (byte)'r' or (byte)'R' or (byte)'s' or (byte)'S' or (byte)'\\')
            {
                return true;
            }
        }

        return false;
    }
}
