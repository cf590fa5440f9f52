using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Projection;

/// <summary>Suspects strings by the words of their name, so that a new revision of the API cannot bring a secret unnoticed.</summary>
internal static class SecretSmell
{
    private static readonly HashSet<string> s_words = new(StringComparer.Ordinal)
    {
        "secret", "secrets", "password", "passwords", "passwd", "pwd", "passphrase", "token", "tokens", "key", "keys", "credential", "credentials", "private", "signing",
        "auth", "authorization", "ticket", "code", "otp", "pin", "cert", "certificate", "pem", "pkcs", "pkcs7", "saml", "assertion", "cookie", "session",
        "nonce", "salt", "hash", "seed", "recovery", "invitation", "masterkey", "skey", "ikey", "apikey",
    };

    /// <summary>True for a name that sounds secret where text can stand. The product's own name is not the word "auth".</summary>
    public static bool Suspects(string name, SpecNode schema, SpecDocument document)
        => Words(name.Replace("auth0", "")).Any(s_words.Contains) && CanHoldText(schema, document, depth: 0);

    /// <summary><c>storageAccessKey</c> is storage, access, key; <c>APIKey2</c> is api, key.</summary>
    private static IEnumerable<string> Words(string name)
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

    /// <summary>Free text, alone or in an array or map. A closed list of values or a date cannot be a secret.</summary>
    private static bool CanHoldText(SpecNode declared, SpecDocument document, int depth)
    {
        var schema = document.Resolve(declared);
        if (depth > 4 || schema["enum"] is not null || schema["const"] is not null || schema.StringAt("format") is "date-time" or "date")
        {
            return false;
        }

        var types = Binding.ArgumentPath.TypesOf(schema);
        if (types.Contains("string"))
        {
            return true;
        }

        var inner = PropertyPaths.Subschemas(schema).ToList();
        return inner.Count > 0
            ? inner.Any(branch => CanHoldText(branch, document, depth + 1))
            : types.Count == 0 && schema["properties"] is null;
    }
}
