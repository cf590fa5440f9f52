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
    public void NameOfASecretInAnyLetters_Hides(string name)
    {
        foreach (var answer in (string[])["""{"app_metadata":{"NAME":"canary-7Qx2"}}""", """{"app_metadata":{"NAME":["canary-7Qx2"]}}"""])
        {
            Assert.DoesNotContain(
                Hidden, Mask("auth0_get_user", answer.Replace("NAME", name, StringComparison.Ordinal)), StringComparison.Ordinal);
        }
    }

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
