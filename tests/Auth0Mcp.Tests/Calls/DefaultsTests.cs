using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Calls;

/// <summary>Defaults fill what the caller left out and never replace what the caller gave.</summary>
public class DefaultsTests
{
    [Fact]
    public async Task NewApplication_IsOidcConformantAndSignsWithRs256()
    {
        var body = await CreateApplication("""{"name":"Shop"}""");
        AssertJson("""{"name":"Shop","oidc_conformant":true,"jwt_configuration":{"alg":"RS256"}}""", body);
    }

    [Fact]
    public async Task OidcConformantFalse_IsSentAsGiven()
        => Assert.False(
            (await CreateApplication("""{"name":"Shop","oidc_conformant":false}""")).GetProperty("oidc_conformant").GetBoolean());

    [Fact]
    public async Task GivenAlgorithm_IsSentAsGiven()
        => AssertJson(
            """{"alg":"PS256"}""",
            (await CreateApplication("""{"name":"Shop","jwt_configuration":{"alg":"PS256"}}""")).GetProperty("jwt_configuration"));

    [Fact]
    public async Task TokenSettingsWithoutAlgorithm_GetTheAlgorithm()
        => AssertJson(
            """{"lifetime_in_seconds":60,"alg":"RS256"}""",
            (await CreateApplication("""{"name":"Shop","jwt_configuration":{"lifetime_in_seconds":60}}""")).GetProperty(
            "jwt_configuration"));

    [Theory]
    [InlineData("spa", "none")]
    [InlineData("native", "none")]
    [InlineData("regular_web", "client_secret_post")]
    [InlineData("non_interactive", "client_secret_post")]
    public async Task ApplicationType_DecidesHowItAuthenticates(string type, string method)
        => Assert.Equal(
            method, (await CreateApplication($$"""{"name":"Shop","app_type":"{{type}}"}""")).GetProperty(
            "token_endpoint_auth_method").GetString());

    [Theory]
    [InlineData("""{"name":"Shop"}""")]
    [InlineData("""{"name":"Shop","app_type":"box"}""")]
    [InlineData("""{"name":"Shop","app_type":"regular_web","client_authentication_methods":{"private_key_jwt":{"credentials":[]}}}""")]
    public async Task OtherApplications_GetNoMethodOfAuthentication(string arguments)
        => Assert.False((await CreateApplication(arguments)).TryGetProperty("token_endpoint_auth_method", out _));

    [Fact]
    public async Task GivenMethodOfAuthentication_IsSentAsGiven()
        => Assert.Equal(
            "client_secret_basic",
            (await CreateApplication(
            """{"name":"Shop","app_type":"regular_web","token_endpoint_auth_method":"client_secret_basic"}""")).GetProperty(
            "token_endpoint_auth_method").GetString());

    [Fact]
    public async Task NewApi_SignsWithRs256UnlessItBringsASecret()
    {
        AssertJson(
            """{"identifier":"https://a","signing_alg":"RS256"}""",
            await Sent("auth0_create_resource_server", """{"identifier":"https://a"}"""));
        AssertJson(
            """{"identifier":"https://a","signing_secret":"sixteen-characters"}""",
            await Sent("auth0_create_resource_server", """{"identifier":"https://a","signing_secret":"sixteen-characters"}"""));
        Assert.Equal(
            "HS256",
            (await Sent("auth0_create_resource_server", """{"identifier":"https://a","signing_alg":"HS256"}""")).GetProperty(
            "signing_alg").GetString());
    }

    [Theory]
    [InlineData("auth0_update_application", """{"client_id":"x","name":"Shop"}""", """{"name":"Shop"}""")]
    [InlineData("auth0_update_resource_server", """{"id":"x","name":"Orders"}""", """{"name":"Orders"}""")]
    [InlineData(
        "auth0_create_action", """{"name":"A","supported_triggers":[{"id":"post-login","version":"v3"}]}""",
        """{"name":"A","supported_triggers":[{"id":"post-login","version":"v3"}]}""")]
    public async Task OtherTools_SendWhatTheCallerGaveAndNothingElse(string tool, string arguments, string body)
        => AssertJson(body, await Sent(tool, arguments));

    [Fact]
    public async Task Null_IsAValueOfTheCaller()
        => AssertJson(
            """{"par_request_expiry":null}""",
            await Sent("auth0_update_application", """{"client_id":"x","par_request_expiry":null}"""));

    [Fact]
    public async Task Logs_AreNewestFirstInPagesWithTotals()
        => Assert.Equal("include_totals=true,per_page=50,sort=date:-1", await Query("auth0_list_logs", "{}"));

    [Fact]
    public async Task Logs_OldestFirst_WhenTheCallerSaysSo()
        => Assert.Equal(
            "include_totals=true,per_page=5,sort=date:1", await Query("auth0_list_logs", """{"sort":"date:1","per_page":5}"""));

    [Theory]
    [InlineData("""{"from":"90020260101"}""", "from=90020260101")]
    [InlineData("""{"from":"90020260101","take":20}""", "from=90020260101,take=20")]
    public async Task Logs_FromACheckpoint_AreAskedForNothingThatTheApiIgnores(string arguments, string query)
        => Assert.Equal(query, await Query("auth0_list_logs", arguments));

    [Fact]
    public async Task LogSearch_PassesThrough()
    {
        const string Search = """type:(f OR fp) AND user_name:"ann+1@x.com" AND date:[2026-01-01 TO *] 100% #1 é""";
        var tenant = new TestTenant();
        Assert.False((await tenant.CallAsync("auth0_list_logs", new JsonObject { ["q"] = Search }.ToJsonString())).IsError);
        Assert.Equal(Search, tenant.Request.Parameter("q"));
    }

    [Theory]
    [InlineData("{}", "include_totals=true,per_page=50")]
    [InlineData("""{"per_page":3,"include_totals":false}""", "include_totals=false,per_page=3")]
    [InlineData("""{"take":10}""", "take=10")]
    [InlineData("""{"take":10,"q":"client_grant.organization_id:org_1"}""", "q=client_grant.organization_id:org_1,take=10")]
    [InlineData("""{"app_type":"spa,native"}""", "app_type=spa,native,include_totals=true,per_page=50")]
    public async Task Applications_ArePagedUnlessTheCallerPagesOtherwise(string arguments, string query)
        => Assert.Equal(query, await Query("auth0_list_applications", arguments));

    [Fact]
    public async Task RepeatedQueryValue_IsSentOncePerItem()
        => Assert.Equal(
            "hydrate=flow_count,hydrate=links,include_totals=true,per_page=50",
            await Query("auth0_list_forms", """{"hydrate":["flow_count","links"]}"""));

    [Fact]
    public async Task RenamedArguments_TravelUnderTheNamesOfTheDocument()
        => Assert.Equal(
            "actionName=Add Roles,deployed=true,per_page=50,triggerId=post-login",
            await Query("auth0_list_actions", """{"trigger_id":"post-login","action_name":"Add Roles","deployed":true}"""));

    [Theory]
    [InlineData("1e1", "10")]
    [InlineData("10.0", "10")]
    [InlineData("0", "0")]
    public async Task WholeNumber_IsSentAsDigits(string written, string sent)
    {
        var tenant = new TestTenant();
        Assert.False((await tenant.CallAsync("auth0_list_applications", $$"""{"per_page":{{written}}}""")).IsError);
        Assert.Equal(sent, tenant.Request.Parameter("per_page"));
    }

    [Fact]
    public async Task NumbersInABody_KeepTheirDigits()
    {
        var tenant = new TestTenant();
        await tenant.CallAsync("auth0_update_application", """{"client_id":"x","jwt_configuration":{"lifetime_in_seconds":36000.0}}""");
        Assert.Contains("36000.0", tenant.Requests[^1].Body, StringComparison.Ordinal);
    }

    private static Task<JsonElement> CreateApplication(string arguments) => Sent("auth0_create_application", arguments);

    private static async Task<JsonElement> Sent(string tool, string arguments)
    {
        var tenant = new TestTenant();
        var answer = await tenant.CallAsync(tool, arguments);
        Assert.False(answer.IsError, answer.Text);
        return tenant.Request.Json;
    }

    private static async Task<string> Query(string tool, string arguments)
    {
        var tenant = new TestTenant();
        var answer = await tenant.CallAsync(tool, arguments);
        Assert.False(answer.IsError, answer.Text);
        return string.Join(
            ',', tenant.Request.Parameters.Select(static pair => $"{pair.Name}={pair.Value}").Order(StringComparer.Ordinal));
    }

    private static void AssertJson(string expected, JsonElement actual)
        => Assert.True(JsonElement.DeepEquals(JsonElement.Parse(expected), actual), $"expected {expected}\nsent {actual}");
}
