using System.Buffers.Text;
using System.Text.Json;

namespace Auth0Mcp.Calls.Masking;

/// <summary>
/// Signed and encrypted tokens in compact form (RFC 7515 section 3.1, RFC 7516 section 3.1), also cut off behind their second
/// part.
/// </summary>
internal static class JsonWebToken
{
    private const int LongestHeader = 8192;

    /// <summary>No header is shorter than <c>{"alg":"a"}</c>.</summary>
    private const int ShortestHeader = 14;

    public static Range? At(string text, int at)
    {
        if (!text.AsSpan(at).StartsWith("eyJ", StringComparison.Ordinal) || !Starts(text, at))
        {
            return null;
        }

        var header = Characters.EndOf(text, at, Characters.Url64);
        if (header + 4 >= text.Length || text[header] != '.' || header - at is < ShortestHeader or > LongestHeader
            || !IsHeader(text.AsSpan(at, header - at)))
        {
            return null;
        }

        var end = Characters.EndOf(text, header + 1, Characters.Url64);
        for (var parts = 2; parts < 5 && end < text.Length && text[end] == '.' && end > header + 1; parts++)
        {
            end = Characters.EndOf(text, end + 1, Characters.Url64);
        }

        return end - header < 4 ? null : at..end;
    }

    /// <summary>A path of an address may end in a token; a longer base64 text is none.</summary>
    private static bool Starts(string text, int at) => at == 0 || !Characters.Url64.Contains(text[at - 1]);

    private static bool IsHeader(ReadOnlySpan<char> part)
    {
        try
        {
            // What cannot be a header at all costs no exception: a text may hold any number of them.
            Span<byte> bytes = new byte[Base64Url.GetMaxDecodedLength(part.Length)];
            if (!Base64Url.TryDecodeFromChars(part, bytes, out var length) || bytes[..length] is not [.., (byte)'}'])
            {
                return false;
            }

            var header = JsonElement.Parse(bytes[..length]);
            return header.ValueKind == JsonValueKind.Object
                && (header.TryGetProperty("alg", out _) || header.TryGetProperty("enc", out _));
        }
        catch (Exception exception) when (exception is FormatException or JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
