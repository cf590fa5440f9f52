using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Auth0Mcp.Validation;

/// <summary>Tells whether JSON text can be decoded, without the exception <see cref="JsonElement.GetString"/> would throw.</summary>
internal static class JsonText
{
    /// <summary>The finding for text that cannot be decoded.</summary>
    public const string Problem = "holds half of a surrogate pair or bytes that are not UTF-8; write the whole character";

    /// <summary>
    /// True when a whole JSON text is UTF-8 without <c>\u</c> escapes, which almost every text is: one fast look instead of many.
    /// </summary>
    public static bool IsPlain(ReadOnlySpan<byte> json) => json.IndexOf("\\u"u8) < 0 && Utf8.IsValid(json);

    public static bool IsSound(JsonElement text) => IsSound(JsonMarshal.GetRawUtf8Value(text)[1..^1]);

    public static bool IsSoundName(JsonProperty property) => IsSound(JsonMarshal.GetRawUtf8PropertyName(property));

    /// <summary>The same for what stands between the quotes, escapes included.</summary>
    public static bool IsSound(ReadOnlySpan<byte> escaped)
    {
        if (!Utf8.IsValid(escaped))
        {
            return false;
        }

        while (escaped.IndexOf((byte)'\\') is >= 0 and int at)
        {
            escaped = escaped[at..];
            if (escaped[1] != 'u')
            {
                escaped = escaped[2..];
                continue;
            }
            var unit = CodeUnit(escaped);
            escaped = escaped[6..];
            if (!char.IsSurrogate(unit))
            {
                continue;
            }

            if (char.IsLowSurrogate(unit) || !escaped.StartsWith("\\u"u8) || !char.IsLowSurrogate(CodeUnit(escaped)))
            {
                return false;
            }

            escaped = escaped[6..];
        }
        return true;
    }

    private static char CodeUnit(ReadOnlySpan<byte> escape) =>
        (char)ushort.Parse(escape.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}

/// <summary>Finds property names that an object gives more than once.</summary>
internal static class RepeatedNames
{
    /// <summary>Objects up to half this size are checked without allocating.</summary>
    private const int MostSlots = 512;

    public static bool AreIn(JsonElement value)
    {
        var count = value.GetPropertyCount();
        if (count < 2)
        {
            return false;
        }

        var size = (int)BitOperations.RoundUpToPowerOf2((uint)count * 2);
        if (size > MostSlots)
        {
            return AreInLarge(value);
        }

        Span<ulong> hashes = stackalloc ulong[size];
        hashes.Clear();
        foreach (var property in value.EnumerateObject())
        {
            // Zero marks a free slot.
            ulong hash = Utf8Table.Hash(RawText.NameOf(property).Bytes) | 1;
            var slot = (int)(hash >> 1) & (size - 1);
            for (; hashes[slot] != 0; slot = (slot + 1) & (size - 1))
            {
                if (hashes[slot] == hash)
                {
                    return AreInLarge(value);
                }
            }
            hashes[slot] = hash;
        }
        return false;
    }

    private static bool AreInLarge(JsonElement value)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
        {
            if (!names.Add(property.Name))
            {
                return true;
            }
        }
        return false;
    }
}
