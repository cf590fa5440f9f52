using Auth0Mcp.Catalog;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Updates;

/// <summary>An update loses nothing that the caller did not name.</summary>
public class MergeTests
{
    private const string Database = """
        {"id":"con_1","name":"db","strategy":"auth0","options":{"passwordPolicy":"good","import_mode":true,
        "enabledDatabaseCustomization":true,"passkey_options":{"challenge_ui":"both","local_enrollment_enabled":true}}}
        """;

    [Fact]
    public async Task OneOption_IsSentWithAllTheOthers()
    {
        var tenant = await Update(
            """{"connection_id":"con_1","options":{"passwordPolicy":"excellent","passkey_options":{"challenge_ui":"button"}}}""");
        Assert.Equal(
            """{"options":{"passwordPolicy":"excellent","import_mode":true,"enabledDatabaseCustomization":"""
            + """true,"passkey_options":{"challenge_ui":"button","local_enrollment_enabled":true}}}""", tenant.Requests[^1].Body);
    }

    [Fact]
    public async Task UpdateWithoutAnObject_ReadsNothing()
    {
        var tenant = await Update("""{"connection_id":"con_1","display_name":"Staff"}""");
        Assert.Equal("PATCH", tenant.Request.Method);
    }

    [Fact]
    public async Task NullInsideAMergedObject_Removes()
    {
        var tenant = await Update("""{"connection_id":"con_1","options":{"import_mode":null}}""");
        Assert.Equal(
            """{"options":{"passwordPolicy":"good","enabledDatabaseCustomization":true,"passkey_options":"""
            + """{"challenge_ui":"both","local_enrollment_enabled":true}}}""", tenant.Requests[^1].Body);
    }

    [Fact]
    public async Task NullWhereNullIsStored_IsSent()
    {
        var tenant = await Update(
            """{"connection_id":"con_1","options":{"import_mode":null,"passwordPolicy":"low"}}""",
            """{"id":"con_1","options":{"import_mode":null,"passwordPolicy":"good"}}""");
        Assert.Equal("""{"options":{"import_mode":null,"passwordPolicy":"low"}}""", tenant.Requests[^1].Body);
    }

    [Fact]
    public async Task NullThatRemovesNothing_IsSentWhereTheObjectIsOpen()
    {
        var tenant = await Update(
            """{"connection_id":"con_1","options":{"userinfo_endpoint":null}}""",
            """{"id":"con_1","options":{"passwordPolicy":"good"}}""");
        Assert.Equal("""{"options":{"passwordPolicy":"good","userinfo_endpoint":null}}""", tenant.Requests[^1].Body);
    }

    [Theory]
    [InlineData("oidc", "userinfo_endpoint", ",\"userinfo_endpoint\":null")]
    [InlineData("okta", "token_endpoint", ",\"token_endpoint\":null")]
    [InlineData("line", "tokenURL", ",\"tokenURL\":null")]
    [InlineData("oidc", "icon_url", "")]
    public async Task NullOfAnOpenOption_IsSentWhereSchemasOfAStrategyHaveIt(string strategy, string option, string sent)
    {
        var tenant = await Update(
            $$"""{"connection_id":"con_1","options":{"{{option}}":null} }""",
            $$"""{"id":"con_1","strategy":"{{strategy}}","options":{"client_id":"a1","{{option}}":"https://idp.example.com/x"} }""");
        Assert.Equal("""{"options":{"client_id":"a1"SENT}}""".Replace("SENT", sent, StringComparison.Ordinal), tenant.Requests[^1].Body);
    }

    [Fact]
    public async Task ValueThatIsStoredLikeThat_IsNotRefused()
    {
        var tenant = await Update(
            """{"client_id":"c1","name":"New","app_type":"of-next-year"}""",
            """{"client_id":"c1","name":"Old","app_type":"of-next-year"}""", "auth0_update_application");
        Assert.Equal("""{"name":"New"}""", tenant.Requests[^1].Body);
    }

    [Theory]
    [InlineData(
        "auth0_update_log_stream", """{"log_stream_id":"lst_1","name":"New",""", """{"name":"New"}""",
        """{"filters":[{"type":"category","name":"of-next-year"}],"sink":{"awsAccountId":"123456789012","awsRegion":"eu-west-1"}}""")]
    [InlineData(
        "auth0_update_tenant_settings", """{"friendly_name":"New",""",
        """{"friendly_name":"New","error_page":{"url":"https://a.example"}}""",
        """{"session_lifetime":1.5,"idle_session_lifetime":0.25,"error_page":{"url":"https://a.example"}}""")]
    public async Task WhatIsStoredLikeThat_IsNotRefusedWhereItIsReadAnyway(string tool, string change, string sent, string stored)
        => Assert.Equal(sent, (await Update(change + stored[1..], stored, tool)).Requests[^1].Body);

    [Fact]
    public async Task WrongValueThatIsNotStored_IsRefusedThough()
    {
        var tenant = new TestTenant().Answers(200, """{"client_id":"c1","app_type":"spa"}""");
        Assert.Contains(
            "app_type: ",
            (await tenant.CallAsync("auth0_update_application", """{"client_id":"c1","app_type":"of-next-year"}""")).Problems,
            StringComparison.Ordinal);
        Assert.All(tenant.Requests, static request => Assert.Equal("GET", request.Method));
    }

    [Fact]
    public async Task RemoveArgument_RemovesWithoutNull()
    {
        var tenant = await Update(
            """{"connection_id":"con_1","_remove":["options.passkey_options.challenge_ui","options.import_mode"]}""");
        Assert.Equal(
            """{"options":{"passwordPolicy":"good","enabledDatabaseCustomization":true,"passkey_options":"""
            + """{"local_enrollment_enabled":true}}}""", tenant.Requests[^1].Body);
    }

    [Fact]
    public async Task RemoveArgument_OfWhatIsNotStored_IsRefused()
    {
        var tenant = new TestTenant().Answers(200, Database);
        Assert.Contains(
            "options.imprt_mode",
            (await tenant.CallAsync(
            "auth0_update_connection", """{"connection_id":"con_1","_remove":["options.imprt_mode"]}""")).Problems,
            StringComparison.Ordinal);
        Assert.All(tenant.Requests, static request => Assert.Equal("GET", request.Method));
    }

    [Fact]
    public async Task ObjectThatTheApiMerges_IsSentAsGiven()
    {
        var tenant = new TestTenant();
        await tenant.CallAsync("auth0_update_user", """{"user_id":"auth0|1","user_metadata":{"theme":"dark","old":null}}""");
        Assert.Equal("""{"user_metadata":{"theme":"dark","old":null}}""", tenant.Request.Body);
    }

    [Fact]
    public async Task ObjectInsideOneThatTheApiMerges_KeepsItsOtherMembers()
    {
        var tenant = await Update(
            """{"user_id":"auth0|1","app_metadata":{"plan":{"tier":"gold"}}}""",
            """{"user_id":"auth0|1","app_metadata":{"plan":{"tier":"free","seats":3},"vip":true}}""", "auth0_update_user");
        Assert.Equal("""{"app_metadata":{"plan":{"tier":"gold","seats":3}}}""", tenant.Requests[^1].Body);
    }

    [Fact]
    public async Task WhatTheReadShowsAndTheUpdateRefuses_IsNotSentAgain()
    {
        var tenant = await Update(
            """{"client_id":"c1","jwt_configuration":{"lifetime_in_seconds":60}}""",
            """{"client_id":"c1","jwt_configuration":{"alg":"RS256","secret_encoded":false,"lifetime_in_seconds":36000}}""",
            "auth0_update_application");
        Assert.Equal("""{"jwt_configuration":{"alg":"RS256","lifetime_in_seconds":60}}""", tenant.Requests[^1].Body);
    }

    [Theory]
    [InlineData("""{"alg":"RS256"}""", """{"name":"Shop","jwt_configuration":{"alg":"RS256"}}""")]
    [InlineData("""{"alg":"RS256","secret_encoded":false}""", """{"name":"Shop"}""")]
    public async Task ObjectThatDoesNotChange_IsLeftOutOnlyWhenItWasGivenWithWhatTheUpdateRefuses(string given, string sent)
    {
        var tenant = await Update(
            $$"""{"client_id":"c1","name":"Shop","jwt_configuration":{{given}}}""",
            """{"client_id":"c1","jwt_configuration":{"alg":"RS256","secret_encoded":false}}""",
            "auth0_update_application");
        Assert.Equal(sent, tenant.Requests[^1].Body);
    }

    [Theory]
    [InlineData("""{"passwordPolicy":"excellent"}""", """{"passwordPolicy":"excellent","import_mode":true}""")]
    [InlineData(
        """{"password_options":{"history":{"active":false}}}""",
        """{"import_mode":true,"password_options":{"history":{"active":false}}}""")]
    [InlineData("""{"import_mode":false}""", """{"import_mode":false,"password_options":{"history":{"active":true}}}""")]
    public async Task MemberThatIsGiven_DisplacesItsRival(string options, string sent)
    {
        var tenant = await Update(
            $$"""{"connection_id":"con_1","options":{{options}}}""",
            """{"id":"con_1","options":{"passwordPolicy":"good","import_mode":true,"password_options":{"history":{"active":true}}}}""");
        Assert.Equal($$"""{"options":{{sent}}}""", tenant.Requests[^1].Body);
    }

    [Fact]
    public async Task RivalsThatBothChange_AreLeftToTheApi()
    {
        var tenant = await Update(
            """{"connection_id":"con_1","options":{"passwordPolicy":"low","password_options":{"history":{"active":true}}}}""",
            """{"id":"con_1","options":{"passwordPolicy":"good"}}""");
        Assert.Equal(
            """{"options":{"passwordPolicy":"low","password_options":{"history":{"active":true}}}}""", tenant.Requests[^1].Body);
    }

    [Fact]
    public async Task WithoutTheScopeOfTheRead_NothingIsSentAndTheScopeIsNamed()
    {
        var tenant = new TestTenant().Answers(
            403, """{"statusCode":403,"error":"Forbidden","message":"Insufficient scope, expected any of: read:"""
            + """connections","errorCode":"insufficient_scope"}""");
        var answer = await tenant.CallAsync("auth0_update_connection", """{"connection_id":"con_1","options":{"import_mode":false}}""");
        Assert.Contains("read:connections", answer.Message, StringComparison.Ordinal);
        Assert.Equal("GET", tenant.Request.Method);
    }

    [Fact]
    public async Task ReadOfTheTarget_NeedsNoListedTool()
    {
        var tenant = new TestTenant().Answers(200, Database);
        var answer = await new Pipeline(tenant, new ToolSelection(["auth0_update_connection"], null, ReadOnly: false)).CallAsync(
            "auth0_update_connection", """{"connection_id":"con_1","options":{"import_mode":false}}""");
        Assert.False(answer.IsError, answer.Text);
        Assert.Equal(2, tenant.Requests.Count);
    }

    [Fact]
    public async Task SecretReference_IsNotLookedUpInWhatIsStored()
    {
        var tenant = new TestTenant().Answers(
            200, """{"id":"con_1","options":{"configuration":{"KEY":"secret:env:HOME_SECRET"},"import_mode":true}}""");
        var pipeline = new Pipeline(tenant, environment: static _ => "from-the-environment");
        await pipeline.CallAsync("auth0_update_connection", """{"connection_id":"con_1","options":{"import_mode":false}}""");
        Assert.Contains("secret:env:HOME_SECRET", tenant.Requests[^1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecretReferenceInAMergedObject_IsSentAsTheSecret()
    {
        var tenant = new TestTenant().Answers(200, """{"id":"con_1","options":{"configuration":{"OLD":"kept-s3cret-1"}}}""");
        var pipeline = new Pipeline(
            tenant, secrets: Auth0Mcp.Calls.Secrets.SecretAllowance.Parse("env:IDP", "test"),
            environment: static name => name == "IDP" ? "from-the-environment" : null);
        var answer = await pipeline.CallAsync(
            "auth0_update_connection", """{"connection_id":"con_1","options":{"configuration":{"NEW":"secret:env:IDP"}}}""",
            person: Person.WhoAgrees);
        Assert.False(answer.IsError, answer.Text);
        Assert.Equal("""{"options":{"configuration":{"OLD":"kept-s3cret-1","NEW":"from-the-environment"}}}""", tenant.Requests[^1].Body);
    }

    private static async Task<TestTenant> Update(string arguments, string? stored = null, string tool = "auth0_update_connection")
    {
        var tenant = new TestTenant().Answers(200, stored ?? Database);
        var answer = await tenant.CallAsync(tool, arguments);
        Assert.False(answer.IsError, answer.Text);
        return tenant;
    }
}
