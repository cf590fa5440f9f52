using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using StackExchange.Redis;

namespace Auth0Mcp.Team.State;

/// <summary>
/// The keys of Data Protection in a list of Redis, where every instance finds them, encrypted where the settings name a secret.
/// </summary>
internal sealed class RedisKeyRing(ConnectionMultiplexer connection, string key, string? secret) : IXmlRepository
{
    private const string Sealed = "sealed:";
    private const int TagSize = 16;
    private const int NonceSize = 12;

    private readonly byte[]? _secret = secret is null ? null
        : HKDF.DeriveKey(
            HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), 32, info: "auth0-mcp data protection keys"u8.ToArray());

    /// <summary>The keys that this instance can read: those of another secret are none.</summary>
    public IReadOnlyCollection<XElement> GetAllElements()
        => [.. connection.GetDatabase().ListRange(key).Select(element => Open(element.ToString())).OfType<string>()
            .Select(static xml => XElement.Parse(xml))];

    public void StoreElement(XElement element, string friendlyName)
        => connection.GetDatabase().ListRightPush(key, Seal(element.ToString(SaveOptions.DisableFormatting)));

    private string Seal(string xml)
    {
        if (_secret is null)
        {
            return xml;
        }

        var plain = Encoding.UTF8.GetBytes(xml);
        var box = new byte[NonceSize + TagSize + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceSize));
        using var cipher = new AesGcm(_secret, TagSize);
        cipher.Encrypt(box.AsSpan(0, NonceSize), plain, box.AsSpan(NonceSize + TagSize), box.AsSpan(NonceSize, TagSize));
        return Sealed + Convert.ToBase64String(box);
    }

    private string? Open(string kept)
    {
        if (!kept.StartsWith(Sealed, StringComparison.Ordinal))
        {
            return _secret is null ? kept : null;
        }

        if (_secret is null)
        {
            return null;
        }

        try
        {
            var box = Convert.FromBase64String(kept[Sealed.Length..]);
            var plain = new byte[box.Length - NonceSize - TagSize];
            using var cipher = new AesGcm(_secret, TagSize);
            cipher.Decrypt(box.AsSpan(0, NonceSize), box.AsSpan(NonceSize + TagSize), box.AsSpan(NonceSize, TagSize), plain);
            return Encoding.UTF8.GetString(plain);
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException or OverflowException)
        {
            return null;
        }
    }
}
