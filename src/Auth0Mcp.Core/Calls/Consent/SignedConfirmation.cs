using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Auth0Mcp.Calls.Consent;

/// <summary>
/// A confirmation as a client carries it: signed for one call, with what its files and the stored object were, so that a change of them
/// can be told from another call. Whether it was spent is for others to know.
/// </summary>
/// <param name="Nonce">Names it; no other has the same.</param>
/// <param name="Expires">In seconds since 1970.</param>
/// <param name="Match">How far it fits the call that presents it.</param>
internal sealed record SignedConfirmation(string Nonce, long Expires, ConsentMatch Match)
{
    /// <summary>128 bits of the signature (RFC 2104, 5): models repeat every character of a token.</summary>
    private const int SignatureBytes = 16;

    private const int DigestBytes = 9;

    /// <summary>The text that a client carries.</summary>
    public static string Create(byte[] key, ConfirmationKind kind, long expires, ConsentBinding binding)
    {
        var nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12));
        var shortened = Shortened(binding);
        var payload = string.Join('.', nonce, expires.ToString(CultureInfo.InvariantCulture), shortened.Files, shortened.State);
        return $"{payload}.{Sign(key, kind, payload, binding.Call)}";
    }

    /// <summary>Reads what a client brings back; null for anything that this key did not sign for this kind and call.</summary>
    public static SignedConfirmation? Open(byte[] key, ConfirmationKind kind, string? text, ConsentBinding binding)
    {
        if (text?.Split('.') is not [var nonce, var expires, var files, var state, var signature]
            || !ConsentBinding.AreEqual(signature, Sign(key, kind, $"{nonce}.{expires}.{files}.{state}", binding.Call)))
        {
            return null;
        }

        var presented = Shortened(binding);
        return new SignedConfirmation(
            nonce, long.Parse(expires, NumberStyles.None, CultureInfo.InvariantCulture),
            presented.Compare(presented with { Files = files, State = state }));
    }

    /// <summary>The name of a confirmation, whoever made it; null for what is none.</summary>
    public static string? NonceOf(string? text) => text?.IndexOf('.') is > 0 and var end ? text[..end] : null;

    private static ConsentBinding Shortened(ConsentBinding binding)
        => binding with { Files = Digest(binding.Files), State = Digest(binding.State) };

    private static string Digest(string text)
        => text.Length == 0 ? "" : Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, DigestBytes));

    private static string Sign(byte[] key, ConfirmationKind kind, string payload, string call)
        => Base64Url.EncodeToString(
            HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{kind}.{payload}.{call}")).AsSpan(0, SignatureBytes));
}
