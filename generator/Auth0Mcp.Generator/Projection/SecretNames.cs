namespace Auth0Mcp;

/// <summary>What the name of a property tells about the text in it.</summary>
internal enum NameKind
{
    /// <summary>Nothing; what holds for the object around it holds for the property.</summary>
    Neutral,

    /// <summary>A setting, an id or a label, whatever secret it is about: <c>token_lifetime</c>, <c>private_key_id</c>.</summary>
    Setting,

    /// <summary>A secret or not, as the value looks: <c>key</c>, <c>code</c>.</summary>
    Doubtful,

    /// <summary>A secret: <c>client_secret</c>, <c>x-api-key</c>.</summary>
    Secret,
}

/// <summary>
/// Reads a property's name where no schema tells what stands in it. The server hides by it, and the generator lists the
/// properties of the document that are known in spite of it; this file is compiled into both.
/// </summary>
internal static class SecretNames
{
    /// <summary>Secret wherever they stand in a name, unless the name ends in a setting.</summary>
    private static readonly HashSet<string> s_secrets = Words(
        "secret secrets password passwords passwd pwd pw passphrase passphrases passcode passcodes pins credential credentials "
        + "creds passwort kennwort contrasena senha motdepasse wachtwoord geheimnis secreto segreto "
        + "token tokens jwt bearer authorization cookie cookies "
        + "otp otps totp ticket tickets mnemonic pfx skey apikey apikeys masterkey secretkey privatekey signingkey accesskey "
        + "accountkey encryptionkey sharedkey sessionkey authkey "
        + "cred privkey pwhash keytab otpauth backupcode backupcodes recoverycode recoverycodes scratchcodes securityanswer "
        + "connstr connectionstring");

    /// <summary>Of a word that is written together with others: <c>userpassword</c>, <c>clientsecret</c>.</summary>
    private static readonly string[] s_secretEndings = ["password", "passwd", "secret", "token", "apikey", "passphrase"];

    /// <summary>Words that make the word after them the secret: <c>api_key</c>, <c>connection_string</c>.</summary>
    private static readonly HashSet<string> s_keyOwners = Words(
        "api secret private access signing decryption encryption license consumer write account storage shared master server "
        + "client service app application hmac aes ssh rsa ec webhook sas admin "
        + "auth session wrapped wrapping sign subscription integration project recovery backup");

    private static readonly HashSet<string> s_codeOwners = Words(
        "otp recovery verification verify auth authorization authorisation access pin pass time backup security sms activation "
        + "user device invite invitation confirmation mfa totp secret unlock scratch emergency");

    /// <summary>Words that make it a name or something that anybody may see: <c>public_key</c>, <c>header_key</c>.</summary>
    private static readonly HashSet<string> s_harmlessOwners = Words(
        "public publishable site idempotency partition primary foreign sort routing object cache kms translation locale header "
        + "field attribute metric");

    /// <summary>Secret as the last word: <c>client_assertion</c>.</summary>
    private static readonly HashSet<string> s_secretEnds = Words("pin pass seed salt assertion pkcs pem psk");

    /// <summary>What is done to a password, by which templates and scripts are called: <c>change_password</c>.</summary>
    private static readonly HashSet<string> s_actions = Words("change reset forgot forgotten update link");

    /// <summary>Last words that turn a secret into what is known about it.</summary>
    private static readonly HashSet<string> s_settings = Words(
        "url urls uri uris link href endpoint endpoints policy policies option options method methods mode modes type types alg "
        + "algs algorithm algorithms supported history dictionary detail details "
        + "scope scopes id ids jti kid sid name names label lifetime ttl expiration expiry expires exp at on by to in date count "
        + "length size limit limits format formats dialect behavior behaviour profile profiles "
        + "enabled disabled required settings setting config configuration iss sub aud issuer subject audience audiences "
        + "thumbprint thumbprints fingerprint fingerprints version status state strategy "
        + "description title encoding usage page flow provider vendor quota info change changed reset updated created last max "
        + "min interval period complexity requirements rule rules valid verified index "
        + "kind class level strength exchange binding bindings cert certs certificate certificates agent delivery processing "
        + "grant grants domain domains host hostname port region username email sha iframe");

    /// <summary>Settings that tell who has which secret; they look random, and are none.</summary>
    private static readonly HashSet<string> s_ids = Words(
        "id ids jti kid sid thumbprint thumbprints fingerprint fingerprints cert certs certificate certificates sub sha");

    private static readonly HashSet<string> s_addresses = Words("url urls uri uris link href");

    /// <summary>Words that make an address let people in.</summary>
    private static readonly HashSet<string> s_ticketed = Words(
        "ticket tickets invitation invite secret password recovery sas signed presigned magic enrollment");

    /// <summary>Alone, what is kept of a password or lets somebody in; a hash or session of something else is not a secret.</summary>
    private static readonly HashSet<string> s_doubtfulAlone = Words("hash hashes session sessions recovery");

    /// <summary>Alone: anything, unless the value looks generated.</summary>
    private static readonly HashSet<string> s_vagueAlone = Words("sid sessionid sessid");

    /// <summary>Words that make an address let people in, if something generated is in it.</summary>
    private static readonly HashSet<string> s_entrances = Words("reset activation activate verification unlock login signin");

    /// <summary>What a hash is made of, where it is a secret.</summary>
    private static readonly HashSet<string> s_hashed = Words("pass pin login otp");

    private static readonly HashSet<string> s_doubtful = Words("key keys code codes invitation confirmation private dsn pat");

    /// <summary>A name that is nothing else: of <c>temp_password</c> or <c>password_count</c> a number may be anything.</summary>
    private static readonly HashSet<string> s_passwords = Words("password passphrase passwd");

    private static readonly HashSet<string> s_numbers = Words("pin pins otp otps totp code codes passcode passcodes");

    /// <summary>What the text under that name is.</summary>
    public static NameKind KindOf(string name)
    {
        var words = SecretWords.Split(name);
        if (words.Count == 0)
        {
            return NameKind.Neutral;
        }

        var last = words[words.Count - 1];
        var owner = words.Count > 1 ? words[words.Count - 2] : "";
        if (s_addresses.Contains(last) && words.Any(s_ticketed.Contains))
        {
            return NameKind.Secret;
        }

        if (IsVague(words))
        {
            return NameKind.Doubtful;
        }

        if (s_settings.Contains(last) || s_harmlessOwners.Contains(owner) || words.Contains("public"))
        {
            return NameKind.Setting;
        }

        if (words.Any(IsSecret) || (s_secretEnds.Contains(last) && owner != "by") || IsOwned(words))
        {
            return last is "password" or "passwords" && words.Any(s_actions.Contains) ? NameKind.Doubtful : NameKind.Secret;
        }

        return (s_doubtful.Contains(last) && !IsCodeOfAnotherKind(last, owner))
            || (words.Count == 1 && s_doubtfulAlone.Contains(last))
            ? NameKind.Doubtful
            : NameKind.Neutral;
    }

    /// <summary>
    /// True for a name under which only what looks generated is a secret: <c>auth</c>, <c>session_id</c>, <c>login_link</c>.
    /// </summary>
    public static bool IsVague(string name) => IsVague(SecretWords.Split(name));

    /// <summary>True for a name that hides, at least some values.</summary>
    public static bool Tells(string name) => KindOf(name) is NameKind.Secret or NameKind.Doubtful;

    /// <summary>
    /// True for the name of a secret itself, and not of what is around one: <c>DB_PASSWORD</c>, and not
    /// <c>PASSWORD_STORE_DIR</c>.
    /// </summary>
    public static bool IsOfSecret(string name)
    {
        var words = SecretWords.Split(name);
        var last = words.Count - 1;
        return last >= 0 && Tells(name)
            && (IsSecret(words[last]) || s_secretEnds.Contains(words[last]) || words[last] is "key" or "keys"
                || IsOwned(words, last));
    }

    /// <summary>True for a secret of digits, which may come as a number.</summary>
    public static bool IsOfDigits(string name)
    {
        var words = SecretWords.Split(name);
        return (words.Count > 0 && s_numbers.Contains(words[words.Count - 1]) && Tells(name))
            || (words.Count == 1 && s_passwords.Contains(words[0]));
    }

    /// <summary>True for a name that tells something of a text under it, and nothing of an object.</summary>
    public static bool IsOfText(string name)
    {
        var words = SecretWords.Split(name);
        return (words.Count == 1 && s_doubtfulAlone.Contains(words[0])) || IsVague(words);
    }

    /// <summary>True for a setting that looks as random as a secret.</summary>
    public static bool IsId(string name)
    {
        var words = SecretWords.Split(name);
        return words.Count > 0 && s_ids.Contains(words[words.Count - 1]);
    }

    private static bool IsVague(IReadOnlyList<string> words)
    {
        if (words.Count == 0 || words.Any(IsSecret))
        {
            return false;
        }

        var last = words[words.Count - 1];
        return last == "auth"
            || (words.Count == 1 && s_vagueAlone.Contains(last))
            || (words.Count == 2 && words[0] == "session" && last == "id")
            || (s_addresses.Contains(last) && words.Any(s_entrances.Contains) && !words.Any(s_ticketed.Contains));
    }

    private static bool IsSecret(string word)
        => s_secrets.Contains(word) || Array.Exists(s_secretEndings, ending => word.EndsWith(ending, StringComparison.Ordinal));

    /// <summary>
    /// A key, code, string or pass, and whose: <c>signing_keys</c>, <c>recovery_code</c>, <c>connectionString</c>,
    /// <c>smtp_pass</c>.
    /// </summary>
    private static bool IsOwned(IReadOnlyList<string> words)
    {
        for (var i = 1; i < words.Count; i++)
        {
            if (IsOwned(words, i))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOwned(IReadOnlyList<string> words, int i) => i > 0 && words[i] switch
    {
        "key" or "keys" => s_keyOwners.Contains(words[i - 1]),
        "code" or "codes" => s_codeOwners.Contains(words[i - 1]),
        "string" or "str" => words[i - 1] is "connection" or "conn",
        "answer" or "answers" => words[i - 1] is "security" or "secret" or "recovery",
        "hash" or "hashes" => s_hashed.Contains(words[i - 1]),
        "phrase" => words[i - 1] is "seed" or "recovery" or "backup",
        "pass" => i == words.Count - 1 && words[i - 1] is not ("by" or "pass"),
        _ => false,
    };

    /// <summary>Of a country, an error, a language.</summary>
    private static bool IsCodeOfAnotherKind(string last, string owner)
        => last is "code" or "codes" && owner.Length > 0 && !s_codeOwners.Contains(owner);

    private static HashSet<string> Words(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
