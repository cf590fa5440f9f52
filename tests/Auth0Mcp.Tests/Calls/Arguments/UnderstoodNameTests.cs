using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Calls.Arguments;

/// <summary>The usual wrong names of arguments are understood, and the result says how.</summary>
public class UnderstoodNameTests
{
    private readonly TestTenant _tenant = new TestTenant().Answers(200, "{}");

    [Theory]
    [InlineData("auth0_create_application", """{"client_name":"Shop"}""", "name")]
    [InlineData("auth0_create_application", """{"name":"Shop","redirect_uris":["https://a"]}""", "callbacks")]
    [InlineData("auth0_create_application", """{"name":"Shop","type":"spa"}""", "app_type")]
    [InlineData("auth0_create_application", """{"name":"Shop","appType":"spa"}""", "app_type")]
    [InlineData("auth0_create_application", """{"name":"Shop","grant-types":["implicit"]}""", "grant_types")]
    [InlineData("auth0_create_application", """{"name":"Shop","post_logout_redirect_uris":["https://a"]}""", "allowed_logout_urls")]
    [InlineData("auth0_create_resource_server", """{"name":"API","audience":"https://api"}""", "identifier")]
    [InlineData("auth0_create_role", """{"role_name":"editor"}""", "name")]
    [InlineData("auth0_create_connection", """{"name":"db","type":"auth0"}""", "strategy")]
    public async Task Alias_IsReadAsTheArgument(string tool, string arguments, string meant)
    {
        var answer = await _tenant.CallAsync(tool, arguments);
        Assert.Contains($"was read as '{meant}'.", answer.Success.GetProperty("_notes")[0].GetString(), StringComparison.Ordinal);
        Assert.True(_tenant.Request.Json.TryGetProperty(meant, out _));
    }

    [Fact]
    public async Task IdWithoutItsEnding_AndToolWithoutItsPrefix_AreUnderstood()
    {
        (await _tenant.CallAsync("get_application", """{"client":"k7Q"}""")).Success.GetRawText();
        Assert.Equal("/api/v2/clients/k7Q", _tenant.Request.Path);
    }

    [Theory]
    [InlineData("auth0_list_logs", """{"query":"type:f"}""", "q", "type:f")]
    [InlineData("auth0_list_logs", """{"limit":5}""", "per_page", "5")]
    [InlineData("auth0_list_users", """{"search":"x"}""", "q", "x")]
    public async Task AliasInTheQuery_IsReadAsTheArgument(string tool, string arguments, string parameter, string value)
    {
        var tenant = new TestTenant().Answers(200, "[]");
        (await tenant.CallAsync(tool, arguments)).Success.GetRawText();
        Assert.Equal(value, tenant.Request.Parameter(parameter));
    }

    [Theory]
    [InlineData("auth0_get_application", """{"id":"x7"}""")]
    [InlineData("auth0_get_application", """{"app_id":"x7"}""")]
    [InlineData("auth0_get_application", """{"clientId":"x7"}""")]
    [InlineData("auth0_get_role", """{"role_id":"x7"}""")]
    [InlineData("auth0_get_log", """{"log_id":"x7"}""")]
    [InlineData("auth0_get_organization", """{"org_id":"x7"}""")]
    public async Task IdUnderAnotherName_IsTheOneOfThePath(string tool, string arguments)
    {
        (await _tenant.CallAsync(tool, arguments)).Success.GetRawText();
        Assert.EndsWith("/x7", _tenant.Request.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("auth0_create_application", """{"name":"Shop","client_name":"Other"}""", "client_name: means 'name'")]
    [InlineData(
        "auth0_create_application", """{"name":"Shop","redirect_uris":["https://a"],"callback_urls":["https://b"]}""",
        "callback_urls: means 'callbacks'")]
    [InlineData("auth0_get_application", """{"client_id":"a","id":"b"}""", "id: means 'client_id'")]
    public async Task BothNames_AreRefused(string tool, string arguments, string problem)
    {
        Assert.Contains(problem, (await _tenant.CallAsync(tool, arguments)).Problems, StringComparison.Ordinal);
        Assert.Empty(_tenant.Requests);
    }

    [Theory]
    [InlineData("auth0_get_role", """{"user_id":"x7"}""")]
    [InlineData("auth0_create_application", """{"name":"Shop","favourite_colour":"red"}""")]
    public async Task NameThatMeansNothing_IsRefusedAsEver(string tool, string arguments)
    {
        Assert.Equal("invalid_arguments", (await _tenant.CallAsync(tool, arguments)).Kind);
        Assert.Empty(_tenant.Requests);
    }

    [Fact]
    public async Task Shell_UnderstandsTheSame()
    {
        var result = await Shell.RunAsync(
            "call", "auth0_create_application", "client_name=Shop", "redirect_uris=https://a.example",
            "redirect_uris=https://b.example", "--demo", "--dry-run");
        Assert.Contains("\"callbacks\":[\"https://a.example\",\"https://b.example\"]", result.Output, StringComparison.Ordinal);
        Assert.Contains("'redirect_uris' was read as 'callbacks'.", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Alias_IsNeverAnArgumentOfItsTool()
    {
        var names = ManagementCatalog.All()
            .SelectMany(static tool => Names(tool).Where(name => tool.AliasOf(name) is not null).Select(name => $"{tool.Name}: {name}"));
        Assert.Empty(names);
    }

    private static IEnumerable<string> Names(OperationTool tool)
        => System.Text.Json.JsonElement.Parse(tool.EnforcedSchema).GetProperty("properties").EnumerateObject()
            .Select(static argument => argument.Name);
}
