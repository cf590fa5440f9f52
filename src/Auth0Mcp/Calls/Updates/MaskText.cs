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
