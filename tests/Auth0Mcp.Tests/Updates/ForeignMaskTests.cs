using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Updates;

/// <summary>A new secret that is nothing but a mask, as others write them, is refused: it would replace the real one.</summary>
public class ForeignMaskTests
{
    [Theory]
    [InlineData("[REDACTED")]
    [InlineData("REDACTED]")]
    [InlineData("redacted")]
    [InlineData("(REDACTED)")]
    [InlineData("<redacted>")]
    [InlineData("{{ redacted }}")]
    [InlineData("*** REDACTED ***")]
    [InlineData("**********")]
    [InlineData("*")]
    [InlineData("\\u2022\\u2022\\u2022\\u2022")]
    [InlineData("\u25CF\u25CF\u25CF")]
    [InlineData("\uFF0A\uFF0A\uFF0A")]
    [InlineData("xxxxx")]
    [InlineData("XXXX-XXXX")]
    [InlineData("...")]
    [InlineData("\u2026")]
    [InlineData("****************abcd")]
    [InlineData("sk_live_********")]
    [InlineData("<your-client-secret>")]
    [InlineData("hidden")]
    [InlineData("[R\u0415DACTED]")]
    [InlineData("[R\u00C9DACTED]")]
    [InlineData("[\u1D3FEDACTED]")]
    [InlineData("\u27E6REDACTED\u27E7")]
    [InlineData("&#91;REDACTED&#93;")]
    [InlineData("%5BREDACTED%5D")]
    [InlineData("[REDACTED: the secret]")]
    [InlineData("[SAVED]")]
    [InlineData("[value hidden]")]
    [InlineData("[redacted-api-key]")]
    [InlineData("[Redacted by gateway]")]
    [InlineData("<redacted:aws>")]
    [InlineData("[private key redacted]")]
    [InlineData("[SECRET REMOVED]")]
    [InlineData("[Content removed]")]
    [InlineData("[Filtered by policy]")]
    [InlineData("[PII]")]
    [InlineData("[SECRET_1]")]
    [InlineData("[GITHUB_TOKEN]")]
    [InlineData("[sensitive]")]
    [InlineData("(sensitive value)")]
    [InlineData("sk-\\u2026abcd")]
    [InlineData("abcd\\u2026wxyz")]
    [InlineData("abcd...wxyz")]
    [InlineData("XXXX-XXXX-1234")]
    [InlineData("xxxx1234")]
    [InlineData("sk_live_xxxxxxxx")]
    [InlineData("${SECRET}")]
    [InlineData("{{secret}}")]
    [InlineData("null")]
    [InlineData("undefined")]
    [InlineData("YOUR_CLIENT_SECRET")]
    [InlineData("your-api-key-here")]
    public async Task MaskOfAnotherProgram_IsNoNewSecret(string mask)
    {
        var tenant = new TestTenant().Answers(200, """{"client_id":"c1","name":"Old","client_secret":"stored-s3cret-1"}""");
        foreach (var (tool, arguments) in new[]
        {
            ("auth0_update_application", """{"client_id":"c1","client_secret":"MASK"}"""),
            ("auth0_create_user", """{"connection":"db","email":"a@b.example","password":"MASK"}"""),
            ("auth0_create_action",
                """{"name":"a","supported_triggers":[{"id":"post-login","version":"v3"}],"code":"x","secrets":[{"name":"A","value":"MASK"}]}"""),
            ("auth0_update_user", """{"user_id":"auth0|1","app_metadata":{"deep":[{"api_key":"MASK"}]}}"""),
        })
        {
            var answer = await tenant.CallAsync(tool, arguments.Replace("MASK", mask, StringComparison.Ordinal));
            Assert.Contains(": is a mask and not a secret", answer.Problems, StringComparison.Ordinal);
        }

        Assert.Empty(tenant.Requests);
    }

    [Theory]
    [InlineData("*correct horse*")]
    [InlineData("xxl-battery")]
    [InlineData("a*b*c*d")]
    [InlineData("s3cret")]
    [InlineData("redacted-by-the-press")]
    [InlineData("<3 cats")]
    [InlineData("!!??")]
    [InlineData("axxxxb")]
    [InlineData("(aB3xK9qT71)")]
    [InlineData("{{fields.password}}")]
    [InlineData("[correct horse] staple")]
    [InlineData("your-mother-in-law")]
    [InlineData("XXIV-legions")]
    [InlineData("Zx81xxxx9QwErTyUi")]
    [InlineData("nullable7")]
    public async Task PasswordWithAFewStars_IsSent(string password)
    {
        var tenant = new TestTenant().Answers(201, "{}");
        (await tenant.CallAsync(
            "auth0_create_user", $$"""{"connection":"db","email":"a@b.example","password":"{{password}}"}""")).Success.GetRawText();
        Assert.Equal(password, tenant.Request.Json.GetProperty("password").GetString());
    }

    [Fact]
    public async Task MaskWhereNoSecretStands_IsAText()
    {
        var tenant = new TestTenant().Answers(200, """{"client_id":"c1","name":"Old"}""");
        (await tenant.CallAsync("auth0_update_application", """{"client_id":"c1","description":"***"}""")).Success.GetRawText();
    }
}
