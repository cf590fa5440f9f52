using Auth0Mcp.Calls.Results;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Mcp;
using Auth0Mcp.SignIn;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Calls;

/// <summary>Results say where they are from: the tenant of a change, and the page of the dashboard for what has one.</summary>
public class ResultPlaceTests
{
    private const string Dashboard = "https://manage.auth0.com/dashboard/eu/tenant/";

    [Fact]
    public async Task CreatedApplication_NamesClientIdTenantAndPage()
    {
        var answer = await new TestTenant().Answers(201, """{"client_id":"k7Q","name":"Shop"}""")
            .CallAsync("auth0_create_application", """{"name":"Shop"}""");
        Assert.Equal(
            $$"""{"client_id":"k7Q","name":"Shop","_tenant":"{{TestTenant.Host}}","_dashboard":"{{Dashboard}}"""
            + $$"""applications/k7Q/settings"}""", answer.Success.GetRawText());
    }

    [Theory]
    [InlineData("auth0_get_resource_server", """{"id":"api1"}""", """{"id":"api1"}""", "apis/api1/settings")]
    [InlineData("auth0_get_action", """{"id":"a1"}""", """{"id":"a1"}""", "actions/library/details/a1")]
    [InlineData("auth0_get_organization", """{"organization_id":"org_1"}""", """{"id":"org_1"}""", "organizations/org_1/overview")]
    [InlineData("auth0_get_role", """{"id":"rol_1"}""", """{"id":"rol_1"}""", "roles/rol_1/settings")]
    [InlineData("auth0_get_user", """{"user_id":"auth0|61"}""", """{"user_id":"auth0|61"}""", "users/YXV0aDAlN0M2MQ")]
    [InlineData(
        "auth0_get_connection", """{"connection_id":"con_1"}""", """{"id":"con_1","strategy":"auth0"}""",
        "connections/database/con_1/settings")]
    [InlineData(
        "auth0_get_connection", """{"connection_id":"con_1"}""", """{"id":"con_1","strategy":"samlp"}""",
        "connections/enterprise/samlp/con_1/settings")]
    [InlineData(
        "auth0_get_connection", """{"connection_id":"con_1"}""", """{"id":"con_1","strategy":"google-oauth2"}""",
        "connections/social/con_1/settings")]
    public async Task ReadThing_HasItsPage(string tool, string arguments, string response, string page)
    {
        var names = ToolSamples.Tool(tool).PathArguments;
        var given = Pipeline.Arguments(arguments);
        var named = given.ContainsKey(names[0]) ? arguments : arguments.Replace(given.Keys.Single(), names[0], StringComparison.Ordinal);
        var answer = await new TestTenant().Answers(200, response).CallAsync(tool, named);
        Assert.Equal(Dashboard + page, answer.Success.GetProperty("_dashboard").GetString());
        Assert.False(answer.Json.TryGetProperty("_tenant", out _));
    }

    [Fact]
    public async Task SelectedFields_AreAllThatIsShown()
    {
        var answer = await new TestTenant().Answers(200, """{"client_id":"k7Q","name":"Shop"}""")
            .CallAsync("auth0_get_application", """{"client_id":"k7Q","fields":"client_id"}""");
        Assert.Equal("""{"client_id":"k7Q"}""", answer.Success.GetRawText());
    }

    [Fact]
    public async Task ConnectionOfAnUnknownKind_HasNoPage()
    {
        var answer = await new TestTenant().Answers(200, """{"id":"con_1","name":"x"}""")
            .CallAsync("auth0_get_connection", """{"connection_id":"con_1"}""");
        Assert.False(answer.Success.TryGetProperty("_dashboard", out _));
    }

    [Theory]
    [InlineData("auth0_delete_role", """{"id":"rol_1"}""")]
    [InlineData("auth0_call_destructive_tool", """{"name":"auth0_delete_role","arguments":{"id":"rol_1"}}""")]
    public async Task ChangeWithoutAnAnswer_NamesTheTenant(string tool, string arguments)
    {
        var tenant =
            new TestTenant().Answers(static (_, _) => Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.NoContent)));
        Assert.Equal(TestTenant.Host, (await tenant.CallAsync(tool, arguments)).Success.GetProperty("_tenant").GetString());
    }

    [Fact]
    public async Task List_HasNeither()
    {
        var answer = await new TestTenant().Answers(200, """[{"client_id":"k7Q"}]""").CallAsync("auth0_list_applications");
        Assert.DoesNotContain("_dashboard", answer.Success.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("_tenant", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("acme.auth0.com", "https://manage.auth0.com/dashboard/us/acme/x")]
    [InlineData("acme.us.auth0.com", "https://manage.auth0.com/dashboard/us/acme/x")]
    [InlineData("acme.eu.auth0.com", "https://manage.auth0.com/dashboard/eu/acme/x")]
    [InlineData("acme.au.auth0.com", "https://manage.auth0.com/dashboard/au/acme/x")]
    [InlineData("acme.jp.auth0.com", "https://manage.auth0.com/dashboard/jp/acme/x")]
    [InlineData("acme.ca.auth0.com", "https://manage.auth0.com/dashboard/ca/acme/x")]
    [InlineData("acme.uk.auth0.com", "https://manage.auth0.com/dashboard/uk/acme/x")]
    [InlineData("dev-a1.us-3.auth0.com", "https://manage.auth0.com/dashboard/us-3/dev-a1/x")]
    [InlineData("login.acme.com", null)]
    [InlineData("acme.eu.auth0.com.evil.example", null)]
    [InlineData("127.0.0.1:8080", null)]
    public void Region_IsThatOfTheHost(string host, string? link)
        => Assert.Equal(link, DashboardLink.Of(host, [new DashboardPage("x", "", [])], static _ => null));

    [Fact]
    public void IdOfAThing_CannotLeaveThePage()
        => Assert.Equal(
            "https://manage.auth0.com/dashboard/eu/acme/roles/..%2F..%2Fx%3F%23",
            DashboardLink.Of("acme.eu.auth0.com", [new DashboardPage("roles/{id}", "", [])], static _ => "../../x?#"));

    [Fact]
    public void Instructions_NameTenantAndProfile()
        => Assert.Contains(
            "acme.eu.auth0.com (profile work)", ServerInstructions.For(isReadOnly: false, "acme.eu.auth0.com", "profile work"),
            StringComparison.Ordinal);

    [Fact]
    public void InstructionsWithoutASignIn_SaySo()
        => Assert.Contains(
            "nobody is signed in", ServerInstructions.For(isReadOnly: false, TokenSource.NoTenant, "profile default"),
            StringComparison.Ordinal);

    [Fact]
    public async Task Demo_IsOneMadeUpTenantEverywhere()
    {
        var initialize =
            """{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"clientInfo":{"name":"t","version":"1"},"capabilities":{"""
                + """},"protocolVersion":"2025-11-25"}}""";
        var served = await Shell.RunAsync(["run", "--demo"], [], initialize + "\n");
        Assert.Contains("demo.auth0.example", served.Output, StringComparison.Ordinal);
        var created = await Shell.RunAsync("call", "auth0_create_application", "name=Shop", "--demo");
        Assert.Contains(
            "\"_tenant\":\"demo.auth0.example\",\"_dashboard\":\"https://manage.auth0.example/dashboard/us/demo/applications/",
            created.Output, StringComparison.Ordinal);
    }
}
