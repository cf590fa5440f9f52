using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Auth0Mcp.Text;

/// <summary>
/// Escapes what JSON demands and leaves letters alone, those beyond the 65,536th too: the framework's own encoders write an emoji as two
/// escapes, which a model has to puzzle out. Characters that nobody sees stay escapes, so that they can be seen.
/// </summary>
internal sealed unsafe class ReadableEncoder : JavaScriptEncoder
{
    private static readonly JavaScriptEncoder s_inner = UnsafeRelaxedJsonEscaping;

    public static ReadableEncoder Instance { get; } = new();

    public override int MaxOutputCharactersPerInputCharacter => s_inner.MaxOutputCharactersPerInputCharacter;

    public override bool WillEncode(int unicodeScalar) => s_inner.WillEncode(unicodeScalar) && !(Rune.TryCreate(unicodeScalar, out var rune) && IsReadable(rune));

    public override int FindFirstCharacterToEncodeUtf8(ReadOnlySpan<byte> utf8Text)
    {
        var start = 0;
        while (s_inner.FindFirstCharacterToEncodeUtf8(utf8Text[start..]) is >= 0 and var found)
        {
            start += found;
            if (Rune.DecodeFromUtf8(utf8Text[start..], out var rune, out var length) != System.Buffers.OperationStatus.Done || !IsReadable(rune))
            {
                return start;
            }

            start += length;
        }

        return -1;
    }

    public override int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var characters = new ReadOnlySpan<char>(text, textLength);
        var start = 0;
        while (start < textLength && s_inner.FindFirstCharacterToEncode(text + start, textLength - start) is >= 0 and var found)
        {
            start += found;
            if (Rune.DecodeFromUtf16(characters[start..], out var rune, out var length) != System.Buffers.OperationStatus.Done || !IsReadable(rune))
            {
                return start;
            }

            start += length;
        }

        return -1;
    }

    public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        var rune = new Rune(unicodeScalar);
        return IsReadable(rune)
            ? rune.TryEncodeToUtf16(new Span<char>(buffer, bufferLength), out numberOfCharactersWritten)
            : s_inner.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);
    }

    /// <summary>Beyond the basic plane and visible; invisible tags, and code points without a meaning, are not.</summary>
    private static bool IsReadable(Rune rune)
        => !rune.IsBmp && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
