using System.Text.Json;
using Auth0Mcp.Catalog;
using Auth0Mcp.Team.Settings;
using Auth0Mcp.Team.Tests.Fixtures;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Team.Tests.Hosting;

/// <summary>Nothing of the machine that the server runs on is within reach of those who call it.</summary>
public sealed class MachineTests : IAsyncLifetime
{
    private RunningServer _server = null!;

    public async Task InitializeAsync() => _server = await RunningServer.StartAsync(static settings => settings with
    {
        Access = [new AccessRule([], ["*"]) { Tools = new ToolChoice(["*"], null) }],
    });

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task NoToolThatIsListed_TakesAnythingOfTheMachine()
    {
        var tools = (await _server.Client().RequestAsync("tools/list")).GetProperty("tools").EnumerateArray().ToList();
        var local = ToolRegistry.Instance.All().SelectMany(MachineArguments.Of).ToHashSet(StringComparer.Ordinal);

        Assert.True(tools.Count > 450);
        Assert.Equal(["secret_to", "users_file"], local.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(
            tools, tool => tool.GetProperty("inputSchema").GetProperty("properties").EnumerateObject()
            .Any(property => local.Contains(property.Name)));
        Assert.DoesNotContain(tools, tool => local.Any(name => tool.GetRawText().Contains(name, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("auth0_create_application", """{"name":"Shop","secret_to":"file:.env#SECRET"}""", "keeps no secrets")]
    [InlineData("auth0_import_users", """{"connection_id":"con_0123456789abcdef","users_file":"/etc/passwd"}""", "reads no files")]
    [InlineData(
        "auth0_create_email_provider", """{"name":"sendgrid","credentials":{"api_key":"secret:env:PATH"}}""", "refers to no variables")]
    [InlineData(
        "auth0_create_email_provider", """{"name":"sendgrid","credentials":{"api_key":"secret:file:/etc/passwd"}}""",
        "refers to no variables")]
    [InlineData(
        "auth0_create_email_provider", """{"name":"sendgrid","credentials":{"api_key":"secret:keychain:x"}}""",
        "refers to no variables")]
    public async Task CallThatWouldReachTheMachine_IsRefused(string tool, string arguments, string reason)
    {
        var direct = await _server.Client().CallAsync(tool, arguments);
        var through = await _server.Client().CallAsync("auth0_call_write_tool", $$"""{"name":"{{tool}}","arguments":{{arguments}}}""");

        Assert.Contains(
            reason, direct.GetProperty("error").GetProperty("problems")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.True(through.TryGetProperty("error", out _), through.GetRawText());
    }
}
