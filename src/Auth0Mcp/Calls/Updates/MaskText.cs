using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Updates;

/// <summary>Finds the word that stands in place of a secret in what a caller sends: it means the secret, and is never one itself.</summary>
internal static class MaskText
{
    /// <summary>The whole text is a mask; models write it in any case.</summary>
    public static bool Is(string text) => text.AsSpan().Trim().Equals(SecretMask.Redacted, StringComparison.OrdinalIgnoreCase);

    /// <summary>A mask stands somewhere in the text.</summary>
    public static bool IsIn(string text) => text.Contains(SecretMask.Redacted, StringComparison.OrdinalIgnoreCase);

    /// <summary>A mask stands in one of the texts or names of a value.</summary>
    public static bool IsIn(JsonElement value) => MayBeIn(JsonMarshal.GetRawUtf8Value(value)) && JsonIntegrity.IsSound(value) && First(value, "") is not null;

    /// <summary>The path of the first text or name with a mask in it; null when there is none.</summary>
    public static string? First(JsonElement value, string path)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return IsIn(value.GetString()!) ? path : null;
            case JsonValueKind.Object:
                return value.EnumerateObject().Select(member => IsIn(member.Name) ? MemberPath.Join(path, member.Name) : First(member.Value, MemberPath.Join(path, member.Name))).FirstOrDefault(static found => found is not null);
            case JsonValueKind.Array:
                return value.EnumerateArray().Select((item, index) => First(item, MemberPath.Join(path, index))).FirstOrDefault(static found => found is not null);
            default:
                return null;
        }
    }

    /// <summary>A mask of the API's own: stars, or what it shows of the secrets of hooks.</summary>
    public static bool IsOfTheApi(string text) => text == "_VALUE_NOT_SHOWN_" || (text.Length > 3 && text.AsSpan().IndexOfAnyExcept('*', '•') < 0);

    /// <summary>One look at the raw text; an escaped character may hide any other.</summary>
    private static bool MayBeIn(ReadOnlySpan<byte> raw)
    {
        const int MaskLength = 10;
        if (raw.IndexOf("\\u"u8) >= 0)
        {
            return true;
        }

        for (int next; (next = raw.IndexOf((byte)'[')) >= 0; raw = raw[(next + 1)..])
        {
            if (raw.Length - next >= MaskLength && Ascii.EqualsIgnoreCase(raw.Slice(next, MaskLength), SecretMask.Redacted))
            {
                return true;
            }
        }

        return false;
    }
}
