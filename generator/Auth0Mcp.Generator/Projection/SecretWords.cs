namespace Auth0Mcp;

/// <summary>
/// The words by which a name gives a secret away. The generator suspects the document's properties by them;
/// <see cref="SecretNames"/> hides by fewer.
/// </summary>
internal static class SecretWords
{
    private static readonly HashSet<string> s_words = new(StringComparer.Ordinal)
    {
        "secret", "secrets", "password", "passwords", "passwd", "pwd", "passphrase", "token", "tokens", "key", "keys",
            "credential", "credentials", "private", "signing",
        "auth", "authorization", "ticket", "code", "otp", "pin", "cert", "certificate", "pem", "pkcs", "pkcs7", "saml",
            "assertion", "cookie", "session",
        "nonce", "salt", "hash", "seed", "recovery", "invitation", "masterkey", "skey", "ikey", "apikey",
        "clientsecret", "appsecret", "consumersecret", "sharedsecret", "secretkey", "privatekey", "signingkey", "accesskey",
            "accesstoken", "authtoken",
    };

    /// <summary>Words that are one, wherever a capital or a sign stands in them: <c>passWord</c>, <c>pass_phrase</c>.</summary>
    private static readonly HashSet<string> s_joined = new(StringComparer.Ordinal)
    {
        "password", "passwords", "passwd", "passphrase", "passphrases", "secret", "secrets", "token", "tokens", "credential",
            "credentials",
    };

    /// <summary>
    /// True for a name with such a word in it, or by which the server would hide, unless it looks at the value first. The
    /// product's own name is not the word "auth".
    /// </summary>
    public static bool AreIn(string name)
        => Split(name).Any(s_words.Contains) || (SecretNames.Tells(name) && !SecretNames.IsVague(name));

    /// <summary>
    /// <c>storageAccessKey</c> is storage, access, key; <c>APIKey2</c> is api, key; <c>x-auth0-token</c> is x, token;
    /// <c>userPassWord</c> is user, password.
    /// </summary>
    public static IReadOnlyList<string> Split(string name)
    {
        name = name.Replace("auth0", "").Replace("Auth0", "");
        var words = new List<string>();
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            var ends = i == name.Length
                || !char.IsLetter(name[i])
                || !char.IsLetter(name[i - 1])
                || (char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))));
            if (!ends)
            {
                continue;
            }

            if (char.IsLetter(name[start]))
            {
                Add(words, name.Substring(start, i - start).ToLowerInvariant());
            }

            start = i;
        }

        return words;
    }

    private static void Add(List<string> words, string word)
    {
        if (words.Count > 0 && s_joined.Contains(words[words.Count - 1] + word))
        {
            words[words.Count - 1] += word;
        }
        else
        {
            words.Add(word);
        }
    }
}
