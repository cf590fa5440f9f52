using System.Text;

namespace Auth0Mcp.Tests.Fixtures;

/// <summary>
/// Texts with a secret in them, and texts that only look so. Keys are put together here so that no scanner takes this file for a
/// leak.
/// </summary>
internal static class SecretTexts
{
    public const string ClientSecret = "Zk3_pQ8vLx-2NwRt7YbC5mHs9JdF1gKaEo4UiVqW6TzXnBy0SrPlMjGhDfAc8eu2";

    public static readonly string Jwt =
        $"{Base64("""{"alg":"HS256","typ":"JWT"}""")}.{Base64("""{"sub":"auth0|5f7c8ec7c33c6c004bbafe82"}""")}"
        + ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static readonly string s_key = Pem("PRIVATE KEY");

    public static readonly IReadOnlyList<(string Kind, string Text, string Secret)> Secret =
    [
        ("token", Jwt, Jwt),
        ("token in a sentence", $"The token is {Jwt}.", Jwt + "."),
        ("token in a fragment", $"https://app.example.com/cb#id_token={Jwt}&state=abc", Jwt),
        ("unsigned token", $"{Base64("""{"alg":"none"}""")}.{Base64("""{"sub":"1"}""")}.",
            $"{Base64("""{"alg":"none"}""")}.{Base64("""{"sub":"1"}""")}."),
        ("key", $"const key = `{s_key}`;", s_key),
        ("key of RSA", Pem("RSA PRIVATE KEY"), Pem("RSA PRIVATE KEY")),
        ("key in one line", Pem("EC PRIVATE KEY").Replace("\n", "\\n", StringComparison.Ordinal),
            Pem("EC PRIVATE KEY").Replace("\n", "\\n", StringComparison.Ordinal)),
        ("cut key", "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkq", "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkq"),
        ("bearer", "authorization: Bearer tGzv3JOkF0XG5Qx2TlKWIA", "tGzv3JOkF0XG5Qx2TlKWIA"),
        ("basic", "Authorization: Basic dXNlcjpodW50ZXIy", "dXNlcjpodW50ZXIy"),
        ("client secret", $"it is {ClientSecret}, keep it", ClientSecret),
        ("client secret given to a name", $"client_secret={ClientSecret}", ClientSecret),
        ("refresh token", "v1.MRrT6fA0Ueb2Kx9vQ3nLpZ8sYwC4jHgD7tBoXiEmVkNaRcFu", "v1.MRrT6fA0Ueb2Kx9vQ3nLpZ8sYwC4jHgD7tBoXiEmVkNaRcFu"),
        ("ticket", "https://t.eu.auth0.com/u/reset-verify?ticket=8Vq2LxZp0Rk3Nw#", "8Vq2LxZp0Rk3Nw"),
        ("older ticket", "https://t.eu.auth0.com/lo/reset?client_id=a&ticket=8Vq2LxZp0Rk3Nw", "8Vq2LxZp0Rk3Nw"),
        ("ticket in a fragment", "https://t.eu.auth0.com/tickets/email-verification#ticket=8Vq2LxZp0Rk3Nw", "8Vq2LxZp0Rk3Nw"),
        ("invitation", "https://app.example.com/login?invitation=Xk29fLqZw8&organization=org_1", "Xk29fLqZw8"),
        ("signed file", "https://a.blob.core.windows.net/x.csv?sv=2023&sig=Zk3pQ8vLx2NwRt7YbC5mHs9J%3D", "Zk3pQ8vLx2NwRt7YbC5mHs9J%3D"),
        ("Amazon", "key AKIA" + "IOSFODNN7EXAMPL2 is used", "AKIA" + "IOSFODNN7EXAMPL2"),
        ("GitHub", "ghp" + "_16C7e42F292c6912E7710c838347Ae178B4a", "ghp" + "_16C7e42F292c6912E7710c838347Ae178B4a"),
        ("Slack", "xoxb" + "-2345678901-abcdefghijklmnop", "xoxb" + "-2345678901-abcdefghijklmnop"),
        ("Slack webhook", "post to https://hooks.slack" + ".com/services/T0123ABCD/B0456EFGH/Zk3pQ8vLx2NwRt7YbC5mHs9J now",
            "T0123ABCD/B0456EFGH/Zk3pQ8vLx2NwRt7YbC5mHs9J"),
        ("Discord webhook", "https://discord" + ".com/api/webhooks/123456789012345678/Zk3_pQ8vLx-2NwRt7YbC5mHs9J",
            "123456789012345678/Zk3_pQ8vLx-2NwRt7YbC5mHs9J"),
        ("Teams webhook", "https://acme.webhook.office" + ".com/webhookb2/1b9d6bcd-bbfd@4b2d-9b5d/IncomingWebhook/0a1b2c3d/4e5f",
            "1b9d6bcd-bbfd@4b2d-9b5d/IncomingWebhook/0a1b2c3d/4e5f"),
        ("Telegram bot", "https://api.telegram" + ".org/bot123456789:AAEhBP0av28A1b2C3d4E5f6G7h8/sendMessage",
            "123456789:AAEhBP0av28A1b2C3d4E5f6G7h8/sendMessage"),
        ("Stripe", "sk_" + "live_4eC39HqLyjWDarjtT1zdp7dc", "sk_" + "live_4eC39HqLyjWDarjtT1zdp7dc"),
        ("SendGrid", "SG" + ".ngeVfQFYQlKU0ufo8x5d1A.TwL2iGABf9DHoTf-09kqeF8tAmbihYzrnopKc-1s5cr",
            "SG" + ".ngeVfQFYQlKU0ufo8x5d1A.TwL2iGABf9DHoTf-09kqeF8tAmbihYzrnopKc-1s5cr"),
        ("Google", "AIza" + "SyA1234567890abcdefghijklmnopqrstuv", "AIza" + "SyA1234567890abcdefghijklmnopqrstuv"),
        ("Google client", "GOCSPX" + "-Zk3pQ8vLx2NwRt7YbC5mHs9JdF1g", "GOCSPX" + "-Zk3pQ8vLx2NwRt7YbC5mHs9JdF1g"),
        ("Google token", $"ya29" + $".a0{ClientSecret} is used", "ya29" + $".a0{ClientSecret}"),
        ("key of a model", $"the key sk-" + $"ant-api03-{ClientSecret} is used", "sk-" + $"ant-api03-{ClientSecret}"),
        ("project of a model", "sk-" + $"proj-{ClientSecret}", "sk-" + $"proj-{ClientSecret}"),
        ("models", "hf" + "_aBcD1eFgHiJkLmNoPqRsTuVwXyZaBcDeFg", "hf" + "_aBcD1eFgHiJkLmNoPqRsTuVwXyZaBcDeFg"),
        ("Python packages", "pypi" + $"-AgEIcHlwaS5vcmcCJ{ClientSecret}", "pypi" + $"-AgEIcHlwaS5vcmcCJ{ClientSecret}"),
        ("images", "dckr" + "_pat_Zk3pQ8vLx2NwRt7YbC5mHs9JdF1", "dckr" + "_pat_Zk3pQ8vLx2NwRt7YbC5mHs9JdF1"),
        ("cloud", "dop" + "_v1_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
            "dop" + "_v1_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"),
        ("shop", "shpat" + "_0123456789abcdef0123456789abcdef", "shpat" + "_0123456789abcdef0123456789abcdef"),
        ("vault", "hvs" + ".CAESIJ8vLx2NwRt7YbC5mHs9JdF1g", "hvs" + ".CAESIJ8vLx2NwRt7YbC5mHs9JdF1g"),
        ("age", "AGE-" + "SECRET-KEY-1QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LQPZRY9X8GF2TVDW0S3JN54KHC4",
            "AGE-" + "SECRET-KEY-1QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LQPZRY9X8GF2TVDW0S3JN54KHC4"),
        ("Twilio", "const twilio_auth_token = '0123456789abcdef0123456789abcdef';", "0123456789abcdef0123456789abcdef"),
        ("connection address", "postgres://admin:s3cret-word@db.example.com:5432/users", "s3cret-word"),
        ("connection string", "Server=db.example.com;User Id=sa;Password=correcthorse;Encrypt=true", "correcthorse"),
        ("password in code", "const password = \"hunter2!\";", "hunter2!"),
        ("password in JSON", """{"user":"ann","password":"hunter2!"}""", "hunter2!"),
        ("password in a query", "https://example.com/?user=ann&password=hunter22&x=1", "hunter22"),
        ("password in a dotenv file", "DB_PASSWORD=hunter22\nDB_HOST=db", "hunter22"),
        ("secret in YAML", "client_id: acme\nclient_secret: Zk3mQ9vT7wL2pX5n\nscope: openid", "Zk3mQ9vT7wL2pX5n"),
        ("secret in an array of PHP", "['user' => 'ann', 'password' => 'hunter2!']", "hunter2!"),
        ("secret in Ruby", "{ :api_key => Zk3mQ9vT7wL2pX5n }", "Zk3mQ9vT7wL2pX5n"),
        ("secret in Go", "password := \"hunter2!\"", "hunter2!"),
        ("secret of Go without quotes", "apiKey:=Zk3mQ9vT7wL2pX5n;", "Zk3mQ9vT7wL2pX5n"),
        ("aligned setting", "api_key = Zk3mQ9vT7wL2pX5n", "Zk3mQ9vT7wL2pX5n"),
        ("secret in code", "const clientSecret = 'a8f5f167f44f4964e6c998dee827110c';", "a8f5f167f44f4964e6c998dee827110c"),
    ];

    public static readonly IReadOnlyList<string> Harmless =
    [
        "https://hooks.slack.com/services/",
        "https://discord.com/api/webhooks/ask-for-yours-here",
        "https://docs.example.com/hooks.slack.com/about-webhooks-and-how-to-use-them",
        "auth0|5f7c8ec7c33c6c004bbafe82", "AbCdEfGhIjKlMnOpQrStUvWxYz012345", "con_8f2KqLmZ0pQr7sTu", "rol_Ab12Cd34Ef56Gh78",
            "9c2f1c1e-0f4b-4a3b-8e1d-2f6b7c8d9e0f",
        "d41d8cd98f00b204e9800998ecf8427e", "da39a3ee5e6b4b0d3255bfef95601890afd80709",
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855", "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU",
            "sha384-oqVuAfXRKap7fdgcCY5uykM6-R9GqQ8KuxAbCdEfGhIjKlMnOpQrStUvWxYz0123",
        "AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01", "https://example.com/callback?code=no&state=xyz",
            "https://example.com/a/Zk3_pQ8vLx-2NwRt7YbC5mHs9JdF1gKaEo4UiVqW6TzXnBy0SrPlMjGhDfAc8eu2",
        "https://s.gravatar.com/avatar/0bc83cb571cd1c50ba6f3e8a78ef1346?s=480&r=pg&d=https%3A%2F%2Fcdn.auth0.com%2Favatars%2Fan.png",
            "http://localhost:3000", "com.example.app://callback", "https://ann@example.com/",
        "ann@example.com", "+15551234567", "2026-01-31T08:00:00.000Z",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36",
        "192.0.2.17", "2001:db8::1", "en-US,en;q=0.9", "90020260131080000000000000000000000000000000000000000000000000",
            "Wrong email or password.", "Password: at least 8 characters",
        "The Bearer token is missing", "Bearer authentication", "Basic information", "Basic: free plan", "client_secret_post",
            "secret", "password", "grant_type=password", "token_endpoint_auth_method: 'client_secret_post'",
        "update:client_keys update:users read:client_secrets", "Missing required parameter: client_secret",
            "password_strength=good", "const password = event.request.body.password;", "var secret = configuration.API_SECRET;",
        "const token = await management.getToken(event.secrets.CLIENT_ID, event.secrets.CLIENT_SECRET);",
            "exports.onExecutePostLogin = async (event, api) => { api.idToken.setCustomClaim('https://example.com/roles', "
                + "event.authorization.roles); };",
        "password: encryptPasswordV2, secret: sha256_of_user1_key, apiKey: keyFromEnvironment2024",
            "users.map(password => password.length)", "const secret = user2024_password1;", "password := os.Getenv(\"DB_PASSWORD_1\")",
            "client_secret: secretFromVault1, password: string;", "password => 'Password'", "if password := read(); ok1 {",
            "ntn_short1", "hf_hub_download_1", "the sk-proj-1 project", "pypi-server-1", "hvs.example1.com", "glsa_1",
        "password: Joi.string().min(8).required()", "if (user.password == null) { throw new Error('no password1'); }",
            "const label = { password: 'Password' };", "apiKey: '{{secrets.API_KEY}}'", "API_KEY=${API_KEY}",
                "password=<your password>", "PASSWORD=********",
        Certificate(), Pem("PUBLIC KEY"), "data:image/png;base64," + Convert.ToBase64String(Noise(6000)),
            Convert.ToBase64String(Noise(3000)), "eyJub3QiOiJhIHRva2VuIn0", "eyJub3QiOiJhIHRva2VuIn0.eyJhIjoxfQ.abcdef",
        "version v1.2.3", "v1.user.created.when.something.else.happened.again", "ticket=1", "https://example.com/tickets?ticket=",
            "SOME_VERY_LONG_CONSTANT_NAME_THAT_HAS_SIXTY_FOUR_LETTERS_IN_IT_A",
        "someVeryLongCamelCaseNameThatHasSixtyFourLettersInItAndMoreWords", "urn:ietf:params:oauth:grant-type:device_code",
            "arn:aws:events:us-east-1:123456789012:event-bus/default", "Asia/Tokyo", "signature=valid",
                "MIIDDTCCAfWgAwIBAgIJAOmpFdDLm6KcMA0GCSqGSIb3DQEBCwUAMCQxIjAgBgNVBAMT",
        "日本語のテキスト", "Zoë 👩‍👩‍👧 naïve",
            "{\"theme\":\"dark\",\"plan\":\"enterprise\",\"stripe_customer\":\"cus_9s6XKzkNRiz8i3\"}",
                "{% comment %}{{ user.email }}{% endcomment %}",
    ];

    private static string Base64(string json) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    private static string Certificate() => Pem("CERTIFICATE");

    /// <summary>A block of noise in lines of 64 characters.</summary>
    private static string Pem(string label)
        => "-----BEGIN "
            + $"{label}-----\n{string.Join('\n', Convert.ToBase64String(Noise(1200)).Chunk(64).Select(static line => new string(line)))}\n"
            + $"-----END {label}-----";

    private static byte[] Noise(int length)
    {
        var noise = new byte[length];
        new Random(length).NextBytes(noise);
        return noise;
    }
}
