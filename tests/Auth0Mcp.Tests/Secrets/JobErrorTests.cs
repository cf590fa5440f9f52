using System.Text.Json;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Secrets;

/// <summary>
/// The errors of an import repeat the users that were refused as they stood in the file: what lets them in is hidden, in whatever form
/// a file has it.
/// </summary>
public class JobErrorTests
{
    private const string Canary = "canary";

    [Theory]
    [InlineData("password_hash", """ "$2b$10$N9qo8uLOickgx2ZMRZoMyecanaryTzqVJ2h0fWdVgqgxtTZ5h6hG" """)]
    [InlineData("passwordHash", """ "canary" """)]
    [InlineData("password", """ "canary" """)]
    [InlineData("passwd", """ {"plain":"canary"} """)]
    [InlineData("custom_password_hash", """ {"algorithm":"md5","hash":{"value":"canary","encoding":"hex"}} """)]
    [InlineData("custom_password_hash", """ {"algorithm":"sha512","hash":{"value":"x"},"salt":{"value":"canary","position":"prefix"}} """)]
    [InlineData("custom_password_hash", """ {"algorithm":"pbkdf2","hash":"$pbkdf2-sha256$i=1,l=2$canary$canary"} """)]
    [InlineData("custom_password_hash", """ "canary" """)]
    [InlineData("custom_password_hash", """ {"algorithm":"hmac","hash":{"value":"x","key":{"value":"canary","encoding":"utf8"}}} """)]
    [InlineData("custom_password_hash", """ {"algorithm":"canary","password":{"encoding":"canary"}} """)]
    [InlineData("custom_password_hash", """ [["canary"]] """)]
    [InlineData("mfa_factors", """ [{"totp":{"secret":"canary"}}] """)]
    [InlineData("mfa_factors", """ [{"totp":{"seed":"canary"}},{"phone":{"value":"canary"}},{"email":{"value":"canary"}}] """)]
    [InlineData("mfa_factors", """ {"totp":"canary"} """)]
    [InlineData("mfaFactors", """ [{"totp":{"secret":"canary"}}] """)]
    [InlineData("recovery_codes", """ ["canary"] """)]
    [InlineData("app_metadata", """ {"api_key":"canary","nested":[{"client_secret":"canary"}]} """)]
    [InlineData("user_metadata", """ {"pin":"canary","legacy":{"password_hash":"canary"}} """)]
    [InlineData("salt", """ "canary" """)]
    public async Task SecretOfAUser_IsHidden(string name, string value)
    {
        var shown = await ErrorsAsync($$"""{"email":"ann@example.com","{{name}}":{{value}}}""");
        Assert.DoesNotContain(Canary, shown.Text, StringComparison.Ordinal);
        Assert.Equal("ann@example.com", User(shown).GetProperty("email").GetString());
    }

    [Fact]
    public async Task ReasonThatQuotesASecret_IsHiddenToo()
    {
        var tenant = new TestTenant().Answers(
            200,
            """
            [{"user":{"email":"ann@example.com","password_hash":"canary-0123456789"},"errors":[{"code":"INVALID_FORMAT",
            "message":"Error in password_hash property - Object didn't pass validation: canary-0123456789","path":"password_hash"}]}]
            """);
        var shown = await tenant.CallAsync("auth0_get_job_errors", """{"job_id":"job_0000000000000001"}""");
        Assert.DoesNotContain(Canary, shown.Text, StringComparison.Ordinal);
        var error = shown.Success.GetProperty("items")[0].GetProperty("errors")[0];
        Assert.Equal(("INVALID_FORMAT", "password_hash"), (error.GetProperty("code").GetString(), error.GetProperty("path").GetString()));
    }

    [Fact]
    public async Task WhatIsNoSecret_IsShown()
    {
        const string User = """
            {"email":"ann@example.com","email_verified":true,"user_id":"abc","given_name":"Ann","blocked":false,
            "app_metadata":{"roles":["admin"],"plan":"gold"},"user_metadata":{"theme":"dark"}}
            """;
        var shown = JobErrorTests.User(await ErrorsAsync(User));
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(User), shown), shown.GetRawText());
    }

    private static JsonElement User(Answer answer) => answer.Success.GetProperty("items")[0].GetProperty("user");

    private static Task<Answer> ErrorsAsync(string user)
        => new TestTenant()
            .Answers(200, $$"""[{"user":{{user}},"errors":[{"code":"OBJECT_REQUIRED","message":"missing","path":"x"}]}]""")
            .CallAsync("auth0_get_job_errors", """{"job_id":"job_0000000000000001"}""");
}
