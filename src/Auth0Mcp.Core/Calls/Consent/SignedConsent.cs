using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Auth0Mcp.Calls.Consent;

/// <summary>
/// A consent as a client carries it: signed for one call, with what its files and the stored object were. Whether it was spent is
/// for others to know.
/// </summary>
/// <param name="Nonce">Names it; no other has the same.</param>
/// <param name="Expires">In seconds since 1970.</param>
/// <param name="Match">How far it fits the call that presents it.</param>
internal sealed record SignedConsent(string Nonce, long Expires, ConsentMatch Match)
{
    /// <summary>The text that a client carries.</summary>
    public static string Create(byte[] key, long expires, ConsentBinding binding)
    {
        var nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12));
        var payload = string.Join('.', nonce, expires.ToString(CultureInfo.InvariantCulture), binding.Files, binding.State);
        return $"{payload}.{Sign(key, payload, binding.Call)}";
    }

    /// <summary>Reads what a client brings back; null for anything that this key did not sign for this call.</summary>
    public static SignedConsent? Open(byte[] key, string? text, ConsentBinding binding)
        => text?.Split('.') is [var nonce, var expires, var files, var stored, var signature]
           && ConsentBinding.AreEqual(signature, Sign(key, $"{nonce}.{expires}.{files}.{stored}", binding.Call))
            ? new SignedConsent(
                nonce, long.Parse(expires, NumberStyles.None, CultureInfo.InvariantCulture),
                binding.Compare(binding with { Files = files, State = stored }))
            : null;

    private static string Sign(byte[] key, string payload, string call)
        => Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{payload}.{call}")));
}
