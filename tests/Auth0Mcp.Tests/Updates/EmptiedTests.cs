using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Updates;

/// <summary>An update that empties what holds something says what goes, and waits for a person.</summary>
public class EmptiedTests
{
    private const string User = """{"user_id":"auth0|1","user_metadata":{"theme":"dark","size":2},"app_metadata":{}}""";

    private const string Shop =
        """{"client_id":"c1","callbacks":["https://a.example","https://b.example"],"grant_types":["implicit"],"allowed_origins":[]}""";

    [Fact]
    public async Task EmptyObjectThatTheApiMerges_RemovesAllOfItsMembers()
    {
        var tenant = new TestTenant().Answers(200, User);
        var dry = await CallAsync(tenant, "auth0_update_user", """{"user_id":"auth0|1","user_metadata":{},"dry_run":true}""");
        Assert.Equal(
            """[{"path":"user_metadata.theme","from":"dark","removed":true},{"path":"user_metadata.size","from":2,"removed":true}]""",
            dry.Success.GetProperty("changes").GetRawText());
        Assert.True(dry.Json.GetProperty("needs_consent").GetBoolean());
        Assert.Contains(
            "user_metadata is emptied",
            Loss(await CallAsync(tenant, "auth0_update_user", """{"user_id":"auth0|1","user_metadata":{}}""")),
            StringComparison.Ordinal);
        Assert.All(tenant.Requests, static request => Assert.Equal("GET", request.Method));
    }

    [Theory]
    [InlineData("auth0_update_user", """{"user_id":"auth0|1","app_metadata":{}}""", User)]
    [InlineData("auth0_update_user", """{"user_id":"auth0|1","user_metadata":{"theme":"light"}}""", User)]
    [InlineData("auth0_update_application", """{"client_id":"c1","allowed_origins":[]}""", Shop)]
    [InlineData("auth0_update_application", """{"client_id":"c1","callbacks":["https://a.example"]}""", Shop)]
    [InlineData("auth0_update_application", """{"client_id":"c1","addons":null}""", """{"client_id":"c1","addons":{"wsfed":{}}}""")]
    public async Task WhatHoldsNothing_OrKeepsSomething_IsNotAskedAbout(string tool, string arguments, string stored)
    {
        var tenant = new TestTenant().Answers(200, stored);
        Assert.False(
            (await CallAsync(tenant, tool, arguments[..^1] + ""","dry_run":true}""")).Success.GetProperty("needs_consent").GetBoolean());
        _ = (await CallAsync(tenant, tool, arguments)).Success;
        Assert.Equal("PATCH", tenant.Requests[^1].Method);
    }

    [Theory]
    [InlineData("auth0_update_application", """{"client_id":"c1","callbacks":[]}""", Shop, "callbacks")]
    [InlineData("auth0_update_user", """{"user_id":"auth0|1","user_metadata":{"theme":null,"size":null}}""", User, "user_metadata")]
    [InlineData(
        "auth0_update_user", """{"user_id":"auth0|1","_remove":["user_metadata.theme","user_metadata.size"]}""", User, "user_metadata")]
    [InlineData(
        "auth0_update_user", """{"user_id":"auth0|1","app_metadata":{"roles":""}}""",
        """{"user_id":"auth0|1","app_metadata":{"roles":["admin"],"x":1}}""", "app_metadata.roles")]
    [InlineData(
        "auth0_update_user", """{"user_id":"auth0|1","app_metadata":{"deep":null}}""",
        """{"user_id":"auth0|1","app_metadata":{"deep":{"roles":["admin"]},"x":1}}""", "app_metadata.deep")]
    [InlineData("auth0_update_application", """{"client_id":"c1","grant_types":[]}""", Shop, "grant_types")]
    [InlineData(
        "auth0_update_connection", """{"connection_id":"con_1","_remove":["options.domain_aliases"]}""",
        """{"id":"con_1","options":{"domain_aliases":["a.example"],"x":1}}""", "options.domain_aliases")]
    [InlineData(
        "auth0_update_connection", """{"connection_id":"con_1","options":{"domain_aliases":[]}}""",
        """{"id":"con_1","options":{"domain_aliases":["a.example"],"x":1}}""", "options.domain_aliases")]
    public async Task ListThatHoldsSomething_IsEmptiedByAPersonAlone(string tool, string arguments, string stored, string path)
    {
        var tenant = new TestTenant().Answers(200, stored);
        Assert.True(
            (await CallAsync(tenant, tool, arguments[..^1] + ""","dry_run":true}""")).Success.GetProperty("needs_consent").GetBoolean());
        Assert.Contains($"{path} is emptied", Loss(await CallAsync(tenant, tool, arguments)), StringComparison.Ordinal);
        Assert.All(tenant.Requests, static request => Assert.Equal("GET", request.Method));
    }

    [Fact]
    public async Task ListThatCannotBeRead_IsEmptiedByAPersonToo()
    {
        var tenant = new TestTenant().Answers(403, """{"statusCode":403,"error":"Forbidden","message":"Insufficient scope"}""");
        Assert.Equal(
            "confirmation_required",
            (await CallAsync(tenant, "auth0_update_application", """{"client_id":"c1","callbacks":[]}""")).Kind);
    }

    [Fact]
    public async Task MaskThatIsAllOfAMergedObject_EmptiesNothing()
    {
        var tenant = new TestTenant().Answers(200, User);
        var answer = await CallAsync(
            tenant, "auth0_update_user", """{"user_id":"auth0|1","nickname":"Ann","user_metadata":{"password":"[REDACTED]"}}""");
        Assert.False(answer.IsError, answer.Text);
        Assert.Equal("""{"nickname":"Ann"}""", tenant.Requests[^1].Body);
    }

    private static string Loss(Answer answer) => answer.Error.GetProperty("plan").GetProperty("loss").GetString()!;

    private static Task<Answer> CallAsync(TestTenant tenant, string tool, string arguments)
        => new Pipeline(tenant, confirm: ConfirmLevel.Destructive).CallAsync(tool, arguments);
}
