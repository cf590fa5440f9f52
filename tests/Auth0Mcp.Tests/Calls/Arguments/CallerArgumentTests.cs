using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Calls.Arguments;

/// <summary>What models send to the tools that call others, and to any tool under the name that their client gives it.</summary>
public class CallerArgumentTests
{
    private readonly TestTenant _tenant = new TestTenant().Answers(200, "[]");

    [Theory]
    [InlineData("""{"name":"auth0_list_roles","arguments":"{\"per_page\":3}"}""")]
    [InlineData("""{"name":"auth0_list_roles","arguments":{"per_page":3,"name_filter":null}}""")]
    [InlineData("""{"tool":"auth0_list_roles","args":"{\"per_page\":3}"}""")]
    [InlineData("""{"name":"mcp__auth0__auth0_list_roles","arguments":{"perPage":3}}""")]
    public async Task ArgumentsOfACaller_AreUnderstood(string arguments)
    {
        (await _tenant.CallAsync("auth0_call_read_tool", arguments)).Success.GetRawText();
        Assert.Equal("3", _tenant.Request.Parameter("per_page"));
    }

    [Fact]
    public async Task NullForTheArgumentsOfACaller_IsNone()
    {
        (await _tenant.CallAsync("auth0_call_read_tool", """{"name":"auth0_list_roles","arguments":null}""")).Success.GetRawText();
        Assert.Equal("/api/v2/roles", _tenant.Request.Path);
    }

    [Fact]
    public async Task ArgumentGivenTwiceInAText_IsRefused()
    {
        Assert.Contains(
            "more than once",
            (await _tenant.CallAsync(
            "auth0_call_read_tool", """{"name":"auth0_list_roles","arguments":"{\"per_page\":3,\"per_page\":4}"}""")).Problems,
            StringComparison.Ordinal);
        Assert.Empty(_tenant.Requests);
    }

    [Theory]
    [InlineData("mcp__auth0__auth0_list_roles")]
    [InlineData("mcp__plugin_auth0_auth0__auth0_list_roles")]
    [InlineData("auth0:auth0_list_roles")]
    [InlineData("auth0.auth0_list_roles")]
    [InlineData("auth0-auth0_list_roles")]
    [InlineData("functions.mcp_auth0_auth0_list_roles")]
    [InlineData("auth0/auth0_list_roles")]
    public async Task PrefixOfAClient_IsNoPartOfTheName(string name)
    {
        (await _tenant.CallAsync(name)).Success.GetRawText();
        (await _tenant.CallAsync("auth0_call_read_tool", $$"""{"name":"{{name}}"}""")).Success.GetRawText();
        Assert.Equal(
            "auth0_list_roles",
            (await _tenant.CallAsync("auth0_describe_tool", $$"""{"name":"{{name}}"}""")).Success.GetProperty("name").GetString());
        Assert.Equal(2, _tenant.Requests.Count);
    }

    [Theory]
    [InlineData("xauth0_list_roles")]
    [InlineData("mcp__auth0__auth0_lst_roles")]
    [InlineData("mcp__auth0__")]
    public async Task NameThatNoToolHasBehindAPrefix_IsUnknown(string name)
        => Assert.Equal("unknown_tool", (await _tenant.CallAsync(name)).Kind);

    [Fact]
    public async Task PrefixOfAClient_LeadsAroundNoConsent()
        => Assert.Equal(
            "confirmation_required",
            (await new Pipeline(_tenant, confirm: ConfirmLevel.Destructive).CallAsync(
            "mcp__auth0__auth0_delete_role", """{"id":"rol_x"}""")).Kind);

    [Theory]
    [InlineData("auth0_delete_role", """{"id":"rol_x"}""", """{"role_id":"rol_x","confirmation":"CONFIRMATION"}""")]
    [InlineData(
        "auth0_call_destructive_tool", """{"name":"auth0_delete_role","arguments":{"id":"rol_x"}}""",
        """{"name":"auth0:auth0_delete_role","arguments":"{\"id\":\"rol_x\",\"confirmation\":\"CONFIRMATION\"}"}""")]
    public async Task Consent_IsForWhatIsMeant(string tool, string planned, string repeated)
    {
        var pipeline = new Pipeline(_tenant, confirm: ConfirmLevel.Destructive);
        var token = (await pipeline.CallAsync(tool, planned)).Error.GetProperty("confirmation").GetString();
        var confirmed = repeated.Replace("CONFIRMATION", token, StringComparison.Ordinal);
        (await pipeline.CallAsync(tool, confirmed)).Success.GetRawText();
        Assert.Equal("DELETE", _tenant.Requests[^1].Method);
    }

    [Fact]
    public async Task Consent_IsNotForOtherArgumentsInAText()
    {
        var pipeline = new Pipeline(_tenant, confirm: ConfirmLevel.Destructive);
        var token =
            (await pipeline.CallAsync(
                "auth0_call_destructive_tool",
                """{"name":"auth0_delete_role","arguments":"{\"id\":\"rol_x\"}"}""")).Error.GetProperty("confirmation").GetString();
        Assert.Equal(
            "confirmation_invalid",
            (await pipeline.CallAsync(
            "auth0_call_destructive_tool",
            $$"""{"name":"auth0_delete_role","arguments":"{\"id\":\"rol_y\",\"confirmation\":\"{{token}}\"}"}""")).Kind);
    }
}
