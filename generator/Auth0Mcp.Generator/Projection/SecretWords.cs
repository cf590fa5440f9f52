namespace Auth0Mcp;

/// <summary>
/// The words by which a name gives a secret away. The generator suspects the document's properties by them; the server, into which
/// this file is compiled too, hides by them what the document does not list.
/// </summary>
internal static class SecretWords
{
    private static readonly HashSet<string> s_words = new(StringComparer.Ordinal)
    {
        "secret", "secrets", "password", "passwords", "passwd", "pwd", "passphrase", "token", "tokens", "key", "keys", "credential", "credentials", "private", "signing",
        "auth", "authorization", "ticket", "code", "otp", "pin", "cert", "certificate", "pem", "pkcs", "pkcs7", "saml", "assertion", "cookie", "session",
        "nonce", "salt", "hash", "seed", "recovery", "invitation", "masterkey", "skey", "ikey", "apikey",
        "clientsecret", "appsecret", "consumersecret", "sharedsecret", "secretkey", "privatekey", "signingkey", "accesskey", "accesstoken", "authtoken",
    };

    /// <summary>True for a name with such a word in it. The product's own name is not the word "auth".</summary>
    public static bool AreIn(string name) => Of(name.Replace("auth0", "")).Any(s_words.Contains);

    /// <summary><c>storageAccessKey</c> is storage, access, key; <c>APIKey2</c> is api, key.</summary>
    private static IEnumerable<string> Of(string name)
    {
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            var ends = i == name.Length
                || name[i] is '_' or '-' or '.' or (>= '0' and <= '9')
                || (char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))));
            if (!ends)
            {
                continue;
            }

            yield return name.Substring(start, i - start).Trim('_', '-', '.').ToLowerInvariant();
            start = i;
        }
    }
}
