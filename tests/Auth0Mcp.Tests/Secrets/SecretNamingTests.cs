using System.Text.Json;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;

namespace Auth0Mcp.Tests.Secrets;

/// <summary>Which names hide what stands under them, in whatever letters they are written.</summary>
public class SecretNamingTests
{
    private const string Hidden = "canary-7Qx2";

    [Theory]
    [InlineData("pw")]
    [InlineData("user_pw")]
    [InlineData("pwHash")]
    [InlineData("hash")]
    [InlineData("pass_hash")]
    [InlineData("password_hash")]
    [InlineData("salt")]
    [InlineData("password_salt")]
    [InlineData("session")]
    [InlineData("session_token")]
    [InlineData("recovery")]
    [InlineData("recovery_codes")]
    [InlineData("recovery_key")]
    [InlineData("seed_phrase")]
    [InlineData("creds")]
    [InlineData("Passwort")]
    [InlineData("\uFF43lient_secret")]
    [InlineData("\u0441lient_secret")]
    [InlineData("client_s\u0435cret")]
    [InlineData("\u03C1assword")]
    [InlineData("PASSW\u039FRD")]
    [InlineData("to\u200Bken")]
    [InlineData("pa\u0301ssword")]
    [InlineData("s\u00E9cret")]
    [InlineData("\U0001D4C8\U0001D4BA\U0001D4B8\U0001D4C7\U0001D4BA\U0001D4C9")]
    [InlineData("\u24D0pi_key")]
    [InlineData("client\uFF3Fsecret")]
    [InlineData("\u0440w")]
    [InlineData("passWord")]
    [InlineData("PassWord")]
    [InlineData("userPassWord")]
    [InlineData("passWd")]
    [InlineData("pass_phrase")]
    [InlineData("seCret")]
    [InlineData("cred")]
    [InlineData("conn_str")]
    [InlineData("privkey")]
    [InlineData("pwhash")]
    [InlineData("security_answer")]
    [InlineData("securityAnswer")]
    [InlineData("scratch_codes")]
    [InlineData("backupcode")]
    [InlineData("recoverycodes")]
    [InlineData("keytab")]
    [InlineData("otpauth")]
    [InlineData("p\u1EA1ssword")]
    [InlineData("\u1E63ecret")]
    [InlineData("p\u01CEssword")]
    [InlineData("t\u022Fken")]
    [InlineData("client_secr\u0229t")]
    [InlineData("\uA4E2ecret")]
    [InlineData("\u13DAecret")]
    [InlineData("\uABAAecret")]
    [InlineData("p@ssword")]
    [InlineData("passw0rd")]
    [InlineData("pa$$word")]
    [InlineData("s3cret")]
    [InlineData("t0ken")]
    public void NameOfASecretInAnyLetters_Hides(string name)
    {
        foreach (var answer in (string[])["""{"app_metadata":{"NAME":"canary-7Qx2"}}""", """{"app_metadata":{"NAME":["canary-7Qx2"]}}"""])
        {
            Assert.DoesNotContain(
                Hidden, Mask("auth0_get_user", answer.Replace("NAME", name, StringComparison.Ordinal)), StringComparison.Ordinal);
        }
    }

    /// <summary>Under these names only what nobody writes by hand is a secret.</summary>
    [Theory]
    [InlineData("auth")]
    [InlineData("basic_auth")]
    [InlineData("xAuth")]
    [InlineData("sid")]
    [InlineData("session_id")]
    [InlineData("sessionId")]
    [InlineData("reset_url")]
    [InlineData("loginLink")]
    public void VagueName_HidesWhatLooksGenerated(string name)
    {
        var shown = Mask(
            "auth0_get_user",
            """{"app_metadata":{"NAME":"xK9mQ2vT7pLw4Z","in":{"NAME":"form-based"},"of":{"NAME":{"city":"Ulm89073"}}}}"""
                .Replace("NAME", name, StringComparison.Ordinal));
        Assert.DoesNotContain("xK9m", shown, StringComparison.Ordinal);
        Assert.Contains("form-based", shown, StringComparison.Ordinal);
        Assert.Contains("Ulm89073", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":"passWord","value":"xK9mQ2vT7pLw4Z"}""")]
    [InlineData("""{"displayName":"Client Secret","value":"xK9mQ2vT7pLw4Z"}""")]
    [InlineData("""{"title":"Password","value":"xK9mQ2vT7pLw4Z"}""")]
    [InlineData("""{"type":"password","value":"xK9mQ2vT7pLw4Z"}""")]
    [InlineData("""{"label":"client_secret","text":"xK9mQ2vT7pLw4Z"}""")]
    [InlineData("""{"id":"password","val":"xK9mQ2vT7pLw4Z"}""")]
    [InlineData("""{"property":"client_secret","content":"xK9mQ2vT7pLw4Z"}""")]
    [InlineData("""{"variable":"API_KEY","default":"xK9mQ2vT7pLw4Z"}""")]
    [InlineData("""{"name":"API_KEY","default":"xK9mQ2vT7pLw4Z","text":"about"}""")]
    public void PairInAnyWords_HidesWhatLooksGenerated(string pair)
    {
        var shown = Mask("auth0_get_user", """{"app_metadata":{"list":[PAIR]}}""".Replace("PAIR", pair, StringComparison.Ordinal));
        Assert.DoesNotContain("xK9m", shown, StringComparison.Ordinal);
        Assert.Equal(pair.Replace("xK9mQ2vT7pLw4Z", "[REDACTED]", StringComparison.Ordinal), shown[25..^3]);
    }

    [Theory]
    [InlineData("""{"label":"Password","text":"Choose a new one"}""")]
    [InlineData("""{"type":"password","value":"required"}""")]
    [InlineData("""{"id":"token","content":"<p>Ring 4 of 20 silver1234567890</p>"}""")]
    [InlineData("""{"type":"color","value":"Cornflower1234567"}""")]
    [InlineData("""{"title":"Password policy","text":"xK9mQ2vT7pLw4Z"}""")]
    public void PairThatOnlySoundsLikeIt_Shows(string pair)
        => Assert.Contains(
            ResultJson.Write(writer => JsonElement.Parse(pair).WriteTo(writer)),
            Mask("auth0_get_user", """{"app_metadata":{"list":[PAIR]}}""".Replace("PAIR", pair, StringComparison.Ordinal)),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("session_lifetime", "20m30s-of-2")]
    [InlineData("session_id", "sess-7Qx2-12")]
    [InlineData("session_type", "persistent-2")]
    [InlineData("hash_algorithm", "sha256-v2xx")]
    [InlineData("hash", "enabled")]
    [InlineData("session", "Monday evening")]
    [InlineData("recovery", "by e-mail")]
    [InlineData("commit_hash", "9f86d081884c7d65")]
    [InlineData("\u043F\u0430\u0440\u043A", "place-12345")]
    [InlineData("caf\u00E9", "place-12345")]
    [InlineData("pw", "n/a")]
    [InlineData("s3_bucket", "place-12345")]
    [InlineData("auth", "oauth2")]
    [InlineData("sid", "row-of-twelve")]
    [InlineData("reset_url", "https://shop.example/reset")]
    [InlineData("session_id", "0f8fad5b-d9cb-469f-a165-70867728950e")]
    [InlineData("login_url", "https://shop.example/login")]
    public void NameThatOnlySoundsLikeIt_Shows(string name, string value)
        => Assert.Contains(value, Mask("auth0_get_user", $$"""{"app_metadata":{"{{name}}":"{{value}}"} }"""), StringComparison.Ordinal);

    [Theory]
    [InlineData("session")]
    [InlineData("hash")]
    [InlineData("recovery")]
    public void ObjectUnderANameOfATextAlone_Shows(string name)
        => Assert.Equal(
            """{"app_metadata":{"NAME":{"device":"iPhone15x2","value":"[REDACTED]"}}}""".Replace("NAME", name, StringComparison.Ordinal),
            Mask(
                "auth0_get_user",
                """{"app_metadata":{"NAME":{"device":"iPhone15x2","value":"canary-7Qx2"}}}""".Replace(
                    "NAME", name, StringComparison.Ordinal)));

    [Fact]
    public void NamesBeyondThoseThatAreRemembered_AreReadAsAllOthers()
    {
        foreach (var number in Enumerable.Range(0, 50_000))
        {
            _ = SecretNaming.Of($"made_up_{number}");
        }

        Assert.Equal(NameKind.Secret, SecretNaming.Of("made_up_client_secret").Kind);
        Assert.NotEqual(NameKind.Secret, SecretNaming.Of("made_up_50001").Kind);
    }

    private static string Mask(string tool, string answer)
        => ResultJson.Write(writer => SecretMask.Of(ManagementCatalog.Find(tool)!).Root.Write(writer, JsonElement.Parse(answer)));
}
