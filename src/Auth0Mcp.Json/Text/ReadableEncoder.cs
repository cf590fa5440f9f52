using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;

namespace Auth0Mcp.Text;

/// <summary>
/// Escapes what JSON demands and leaves letters alone, those beyond the 65,536th too: the framework's own encoders write an emoji as two
/// escapes, which a model has to puzzle out. Characters that nobody sees are written as escapes, so that they can be seen; those
/// that hold an emoji together stay what they are.
/// </summary>
internal sealed unsafe class ReadableEncoder : JavaScriptEncoder
{
    private static readonly SearchValues<byte> s_plainBytes = SearchValues.Create(
        Plain().Select(static character => (byte)character).ToArray());
    private static readonly SearchValues<char> s_plainCharacters = SearchValues.Create(Plain().ToArray());

    public static ReadableEncoder Instance { get; } = new();

    public override int MaxOutputCharactersPerInputCharacter => UnsafeRelaxedJsonEscaping.MaxOutputCharactersPerInputCharacter;

    public override bool WillEncode(int unicodeScalar) => !Rune.TryCreate(unicodeScalar, out var rune) || IsEscaped(rune);

    public override int FindFirstCharacterToEncodeUtf8(ReadOnlySpan<byte> utf8Text)
    {
        var (at, before) = (0, default(Rune));
        while (utf8Text[at..].IndexOfAnyExcept(s_plainBytes) is >= 0 and var plain)
        {
            before = plain > 0 ? new Rune(utf8Text[at + plain - 1] & 0x7F) : before;
            at += plain;
            var isWhole = Rune.DecodeFromUtf8(utf8Text[at..], out var rune, out var length) == OperationStatus.Done;
            if (!isWhole
                || (IsEscaped(rune)
                    && !(Rune.DecodeFromUtf8(utf8Text[(at + length)..], out var after, out _) is var status
                        && Emoji.Joins(before, rune, status == OperationStatus.Done ? after : default))))
            {
                return at;
            }

            (at, before) = (at + length, rune);
        }

        return -1;
    }

    public override int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var characters = new ReadOnlySpan<char>(text, textLength);
        var (at, before) = (0, default(Rune));
        while (characters[at..].IndexOfAnyExcept(s_plainCharacters) is >= 0 and var plain)
        {
            before = plain > 0 ? new Rune(characters[at + plain - 1]) : before;
            at += plain;
            var isWhole = Rune.DecodeFromUtf16(characters[at..], out var rune, out var length) == OperationStatus.Done;
            if (!isWhole
                || (IsEscaped(rune)
                    && !(Rune.DecodeFromUtf16(characters[(at + length)..], out var after, out _) is var status
                        && Emoji.Joins(before, rune, status == OperationStatus.Done ? after : default))))
            {
                return at;
            }

            (at, before) = (at + length, rune);
        }

        return -1;
    }

    public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        var rune = new Rune(unicodeScalar);
        var destination = new Span<char>(buffer, bufferLength);
        return IsEscaped(rune)
            ? VisibleText.TryEscape(rune, destination, out numberOfCharactersWritten)
            : rune.TryEncodeToUtf16(destination, out numberOfCharactersWritten);
    }

    /// <inheritdoc/>
    public override OperationStatus EncodeUtf8(
        ReadOnlySpan<byte> utf8Source, Span<byte> utf8Destination, out int bytesConsumed, out int bytesWritten, bool isFinalBlock = true)
    {
        (bytesConsumed, bytesWritten) = (0, 0);
        Span<char> escape = stackalloc char[VisibleText.LongestEscape];
        var before = default(Rune);
        while (bytesConsumed < utf8Source.Length)
        {
            var status = Rune.DecodeFromUtf8(utf8Source[bytesConsumed..], out var rune, out var length);
            if (status == OperationStatus.NeedMoreData && !isFinalBlock)
            {
                return status;
            }

            var next = utf8Source[(bytesConsumed + length)..];
            int written;
            if (status == OperationStatus.Done
                && (!IsEscaped(rune)
                    || Emoji.Joins(
                        before, rune, Rune.DecodeFromUtf8(next, out var after, out _) == OperationStatus.Done ? after : default)))
            {
                if (!rune.TryEncodeToUtf8(utf8Destination[bytesWritten..], out written))
                {
                    return OperationStatus.DestinationTooSmall;
                }
            }
            else
            {
                VisibleText.TryEscape(rune, escape, out var characters);
                if (!Encoding.ASCII.TryGetBytes(escape[..characters], utf8Destination[bytesWritten..], out written))
                {
                    return OperationStatus.DestinationTooSmall;
                }
            }

            (bytesConsumed, bytesWritten, before) = (bytesConsumed + length, bytesWritten + written, rune);
        }

        return OperationStatus.Done;
    }

    /// <inheritdoc/>
    public override OperationStatus Encode(
        ReadOnlySpan<char> source, Span<char> destination, out int charsConsumed, out int charsWritten, bool isFinalBlock = true)
    {
        (charsConsumed, charsWritten) = (0, 0);
        var before = default(Rune);
        while (charsConsumed < source.Length)
        {
            var status = Rune.DecodeFromUtf16(source[charsConsumed..], out var rune, out var length);
            if (status == OperationStatus.NeedMoreData && !isFinalBlock)
            {
                return status;
            }

            var next = source[(charsConsumed + length)..];
            var isShown = status == OperationStatus.Done
                && (!IsEscaped(rune)
                    || Emoji.Joins(
                        before, rune, Rune.DecodeFromUtf16(next, out var after, out _) == OperationStatus.Done ? after : default));
            if (!(isShown
                ? rune.TryEncodeToUtf16(destination[charsWritten..], out var written)
                : VisibleText.TryEscape(rune, destination[charsWritten..], out written)))
            {
                return OperationStatus.DestinationTooSmall;
            }

            (charsConsumed, charsWritten, before) = (charsConsumed + length, charsWritten + written, rune);
        }

        return OperationStatus.Done;
    }

    private static bool IsEscaped(Rune rune) => rune.Value is '"' or '\\' || VisibleText.IsInvisible(rune);

    private static IEnumerable<char> Plain()
        => Enumerable.Range(' ', '~' - ' ' + 1).Select(static character => (char)character)
            .Where(static character => character is not ('"' or '\\'));
}
