using System.Buffers;
using System.Collections.Frozen;

namespace Auth0Mcp.Calls.Masking;

/// <summary>
/// Texts that cannot be a secret, whatever the name above them tells. Each test reads the text a bounded number of times.
/// </summary>
internal static class SecretValue
{
    /// <summary>The shortest text that may be random rather than a word.</summary>
    private const int ShortestRandom = 8;

    private const int ShortestGenerated = 12;

    private const int LongestWord = 64;

    private static readonly SearchValues<char> s_dateParts = SearchValues.Create("0123456789-:.TZ+");
    private static readonly SearchValues<char> s_urnParts = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_.:");
    private static readonly SearchValues<char> s_lettersAndDigits = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
    private static readonly SearchValues<char> s_beyondPath = SearchValues.Create("@?#% \t\r\n\\\"'");
    private static readonly SearchValues<char> s_hiding = SearchValues.Create("*•");

    /// <summary>
    /// Words for nothing, and registered names: of JSON Web Algorithms, authentication methods of the token endpoint, modes and
    /// hashes.
    /// </summary>
    private static readonly FrozenSet<string> s_registered =
        ("true false null none HS256 HS384 HS512 RS256 RS384 RS512 ES256 ES256K ES384 ES512 PS256 PS384 PS512 EdDSA Ed25519 dir "
            + "RSA1_5 RSA-OAEP RSA-OAEP-256 RSA-OAEP-384 RSA-OAEP-512 A128KW A192KW A256KW "
         + "ECDH-ES ECDH-ES+A128KW ECDH-ES+A192KW ECDH-ES+A256KW A128GCMKW A192GCMKW A256GCMKW A128CBC-HS256 A192CBC-HS384 "
         + "A256CBC-HS512 A128GCM A192GCM A256GCM plain S256 "
         + "client_secret_basic client_secret_post client_secret_jwt private_key_jwt tls_client_auth self_signed_tls_client_auth "
         + "attest_jwt_client_auth "
         + "poll ping push bearer basic Bearer Basic DPoP public pairwise query fragment form_post jwt opaque md5 sha1 sha256 "
         + "n/a N/A sha384 sha512 rsa-sha1 rsa-sha256 rsa-sha512 bcrypt scrypt argon2 pbkdf2 ldap hmac")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// True for nothing, a mask, a reference, a date, a name of an algorithm or a method, an address that lets nobody in, and
    /// public key material.
    /// </summary>
    public static bool CannotBeSecret(string text)
        => text.Length == 0
           || IsStandIn(text)
           || (text.Length <= LongestWord && (s_registered.Contains(text) || IsDate(text) || IsUrn(text)))
           || IsPlainAddress(text)
           || PublicKeyMaterial.Is(text);

    /// <summary>True for text that nobody would write by hand: letters and digits, or letters of both cases, without an order.</summary>
    public static bool LooksRandom(ReadOnlySpan<char> text)
    {
        var (digits, letters, rises, last) = (0, 0, 0, ' ');
        foreach (var character in text)
        {
            digits += char.IsAsciiDigit(character) ? 1 : 0;
            letters += char.IsAsciiLetter(character) ? 1 : 0;
            rises += char.IsAsciiLetterUpper(character) && char.IsAsciiLetterLower(last) ? 1 : 0;
            last = character;
        }

        return text.Length >= ShortestRandom && ((digits > 0 && letters > 0) || rises > 2 || digits >= ShortestRandom * 2);
    }

    /// <summary>
    /// True for text with a long run of letters and digits that no word is made of; names and places with a number in them are
    /// none.
    /// </summary>
    public static bool LooksGenerated(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny(s_lettersAndDigits) is >= 0 and var start)
        {
            text = text[start..];
            var length = text.IndexOfAnyExcept(s_lettersAndDigits);
            var run = length < 0 ? text : text[..length];
            if (run.Length >= ShortestGenerated && LooksRandom(run))
            {
                return true;
            }

            text = text[run.Length..];
        }

        return false;
    }

    /// <summary>An id as the API makes them: a prefix, an underscore and letters and digits, or a UUID.</summary>
    public static bool IsResourceId(string text)
        => Guid.TryParseExact(text, "D", out _)
           || (text.IndexOf('_', StringComparison.Ordinal) is > 1 and < 8 and var at && text.Length is > 10 and <= LongestWord
               && text.AsSpan(at + 1).IndexOfAnyExcept(s_lettersAndDigits) < 0);

    /// <summary>
    /// True where a text under a doubtful name is a secret: one word that looks random. Scripts, sentences and names are none.
    /// </summary>
    public static bool LooksSecret(string text) => !text.AsSpan().ContainsAny(" \t\r\n<") && LooksRandom(text);

    /// <summary>
    /// True where a text under a name that tells little is a secret: one word with a part that was generated, and no id of a thing.
    /// </summary>
    public static bool LooksMade(string text) => LooksSecret(text) && LooksGenerated(text) && !IsResourceId(text);

    /// <summary>What this server or the API shows in place of a value, and never is one.</summary>
    public static bool IsMask(string text)
        => MaskText.Is(text) || (text.Length > 0 && text.AsSpan().IndexOfAnyExcept(s_hiding) < 0);

    /// <summary>A mask, or a placeholder that something else fills.</summary>
    private static bool IsStandIn(string text)
        => IsMask(text)
           || (text.StartsWith("{{", StringComparison.Ordinal) && text.IndexOf("}}", StringComparison.Ordinal) == text.Length - 2)
           || (text.StartsWith("${", StringComparison.Ordinal) && text.IndexOf('}', StringComparison.Ordinal) == text.Length - 1);

    /// <summary>A day (ISO 8601), or a time of it.</summary>
    private static bool IsDate(string text)
        => text.Length >= 10 && text[4] == '-' && text[7] == '-' && text.AsSpan().IndexOfAnyExcept(s_dateParts) < 0
            && DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _);

    private static bool IsUrn(string text)
        => text.StartsWith("urn:", StringComparison.Ordinal) && text.AsSpan().IndexOfAnyExcept(s_urnParts) < 0
            && !text.Split(':').Any(static part => LooksRandom(part) && part.AsSpan().ContainsAnyInRange('0', '9'));

    /// <summary>An address of the web without user, query, fragment, and without a segment that may be the key to it.</summary>
    private static bool IsPlainAddress(string text)
    {
        var start = text.StartsWith("https://", StringComparison.Ordinal)
            ? "https://".Length
            : text.StartsWith("http://", StringComparison.Ordinal) ? "http://".Length : -1;
        if (start < 0 || text.AsSpan(start).ContainsAny(s_beyondPath) || !Uri.TryCreate(text, UriKind.Absolute, out _))
        {
            return false;
        }

        var path = text.IndexOf('/', start);
        if (path < 0)
        {
            return true;
        }

        foreach (var segment in text.AsSpan(path).Split('/'))
        {
            if (LooksRandom(text.AsSpan(path)[segment]))
            {
                return false;
            }
        }

        return true;
    }
}
