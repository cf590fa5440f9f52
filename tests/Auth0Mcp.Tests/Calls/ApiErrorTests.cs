using System.Net;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Calls;

/// <summary>What becomes of an error of the Management API.</summary>
public class ApiErrorTests
{
    [Theory]
    [InlineData(400, "invalid_body", "Correct the arguments")]
    [InlineData(401, "invalid_token", "expired")]
    [InlineData(403, "operation_not_supported", "does not allow")]
    [InlineData(404, "inexistent_client", "id")]
    [InlineData(409, "client_already_exists", "already exists")]
    [InlineData(429, "too_many_requests", "rate limit")]
    [InlineData(500, "internal", "Auth0 has a problem")]
    public async Task Error_KeepsWhatTheApiSaysAndAddsWhatToDo(int status, string code, string next)
    {
        var answer = await Call(
            status, $$"""{"statusCode":{{status}},"error":"Title","message":"What went wrong","errorCode":"{{code}}"}""");
        Assert.Equal(status == 429 ? "rate_limited" : "api_error", answer.Kind);
        Assert.Equal(status, answer.Error.GetProperty("status").GetInt32());
        Assert.Equal("What went wrong", answer.Message);
        Assert.Equal(code, answer.Error.GetProperty("errorCode").GetString());
        Assert.Contains(next, answer.Next, StringComparison.Ordinal);
        Assert.False(answer.Error.TryGetProperty("missing_scope", out _));
    }

    [Fact]
    public async Task MissingScope_IsTakenFromTheMessage()
        => AssertMissing(
            "read:client_keys",
            await Call(
            403, """{"statusCode":403,"message":"Insufficient scope, expected any of: read:"""
            + """client_keys","errorCode":"insufficient_scope"}"""));

    [Fact]
    public async Task MissingScope_IsTakenFromTheChallenge()
        => AssertMissing(
            "read:client_keys",
            await Call(
            403, """{"message":"Forbidden"}""",
            ("WWW-Authenticate", """Bearer error="insufficient_scope", scope="read:client_keys" """)));

    [Fact]
    public async Task MissingScopeThatTheApiDoesNotName_IsTheOneOfTheDocument()
    {
        AssertMissing("read:clients", await Call(403, """{"message":"Insufficient scope","errorCode":"insufficient_scope"}"""));
        AssertMissing("read:clients", await Call(403, "", ("WWW-Authenticate", """Bearer error="insufficient_scope" """)));
    }

    [Fact]
    public async Task ForbiddenWithoutAnyScope_IsNotBlamedOnAScope()
    {
        var answer = await Call(403, """{"message":"Your plan has no organizations"}""");
        Assert.False(answer.Error.TryGetProperty("missing_scope", out _));
        Assert.DoesNotContain("scope", answer.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unauthorized_IsNotBlamedOnAScope()
    {
        var answer = await Call(401, """{"message":"Invalid token, needs read:clients","errorCode":"invalid_token"}""");
        Assert.False(answer.Error.TryGetProperty("missing_scope", out _));
    }

    [Theory]
    [InlineData("""{"error":"access_denied","error_description":"Service not enabled"}""", "Service not enabled")]
    [InlineData("""{"error":"Bad Request"}""", "Bad Request")]
    [InlineData("""{"message":{"nested":true},"error":"Bad Request"}""", "Bad Request")]
    [InlineData("""{"message":"half a surrogate \ud83d"}""", "half a surrogate \uFFFD")]
    [InlineData("[]", "The Management API answered status 400 without a message.")]
    [InlineData("\"text\"", "The Management API answered status 400 without a message.")]
    [InlineData("null", "The Management API answered status 400 without a message.")]
    [InlineData("", "The Management API answered status 400 without a message.")]
    [InlineData("\uFEFF{\"message\":\"after a mark\"}", "after a mark")]
    [InlineData("<html><body>Bad gateway</body></html>", "The Management API answered status 400 without a message.")]
    public async Task OtherBody_GivesTheBestMessageThereIs(string body, string message)
        => Assert.Equal(message, (await Call(400, body)).Message);

    [Fact]
    public async Task LongMessage_IsCut()
        => Assert.InRange((await Call(400, $$"""{"message":"{{new string('x', 100_000)}}"}""")).Text.Length, 2048, 2600);

    [Fact]
    public async Task LongMessage_IsNotCutInsideACharacter()
        => Assert.DoesNotContain(
            "\uFFFD", (await Call(400, $$"""{"message":"x{{string.Concat(Enumerable.Repeat("😀", 1000))}}"}""")).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    public async Task Redirect_IsAnErrorAndNotFollowed(int status)
    {
        var tenant = new TestTenant().Answers(status, "", ("Location", "https://evil.example/api/v2/clients"));
        var answer = await tenant.CallAsync("auth0_list_applications");
        Assert.Equal(status, answer.Error.GetProperty("status").GetInt32());
        Assert.Contains("domain", answer.Next, StringComparison.Ordinal);
        Assert.Single(tenant.Requests);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(500)]
    public async Task ErrorThatRepeatsTheToken_IsShownWithoutIt(int status)
    {
        var answer = await Call(
            status, $$"""{"message":"Bad header: Bearer """
            + $$"""{{TestTenant.Token}}","errorCode":"{{TestTenant.Token}}","error":"{{TestTenant.Token}}"}""");
        Assert.DoesNotContain(TestTenant.Token, answer.Text, StringComparison.Ordinal);
        Assert.StartsWith("Bad header: Bearer [REDACTED]", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RateLimit_SaysHowLongToWait()
        => Assert.Contains(
            "90 seconds", (await Call(429, """{"message":"Global limit has been reached"}""", ("Retry-After", "90"))).Next,
            StringComparison.Ordinal);

    [Fact]
    public async Task RateLimitReset_SaysHowLongToWait()
    {
        var reset = new TestTime().GetUtcNow().AddSeconds(75).ToUnixTimeSeconds();
        Assert.Contains("75 seconds", (await Call(429, "{}", ("x-ratelimit-reset", $"{reset}"))).Next, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("auth0_create_application_grant", """{"client_id":"x","audience":"https://a","scope":[]}""", "create:client_grants")]
    [InlineData("auth0_deploy_action", """{"id":"x"}""", "create:actions")]
    [InlineData("auth0_update_form", """{"id":"x","name":"F"}""", "update:forms")]
    public async Task MissingScope_IsThatOfTheToolThatWasCalled(string tool, string arguments, string scope)
    {
        var tenant = new TestTenant().Answers(403, """{"errorCode":"insufficient_scope","message":"Insufficient scope"}""");
        AssertMissing(scope, await tenant.CallAsync(tool, arguments));
    }

    private static void AssertMissing(string scope, Answer answer)
    {
        Assert.Equal((int)HttpStatusCode.Forbidden, answer.Error.GetProperty("status").GetInt32());
        Assert.Equal(scope, answer.Error.GetProperty("missing_scope").GetString());
        Assert.Contains(scope, answer.Next, StringComparison.Ordinal);
    }

    private static Task<Answer> Call(int status, string body, params (string, string)[] headers)
        => new TestTenant().Answers(status, body, headers).CallAsync("auth0_list_applications");
}
