using System.Text.Json;
using Auth0Mcp.Catalog;
using Auth0Mcp.Configuration;
using Auth0Mcp.Context;
using Auth0Mcp.Http;
using Auth0Mcp.SignIn;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Tests.Requests;

/// <summary>The raw request is on by its name or toolset alone, and never goes further than the mode and the selection.</summary>
public class ApiRequestSelectionTests
{
    private const string Tool = "auth0_api_request";

    private readonly TestTenant _tenant = new TestTenant().Answers(static _ => "{}");

    [Theory]
    [InlineData("*", null)]
    [InlineData("auth0_*", null)]
    [InlineData("auth0_a*", null)]
    [InlineData(null, "all")]
    [InlineData(null, "core")]
    [InlineData("*", "all")]
    public void Pattern_DoesNotTurnItOn(string? patterns, string? toolsets)
        => Assert.Null(
            ToolCatalog.Select(
            new ToolSelection(patterns?.Split(','), toolsets?.Split(','), ReadOnly: false), ToolRegistry.Instance).Find(Tool));

    [Fact]
    public void DefaultSurface_DoesNotHaveIt()
        => Assert.Null(ToolCatalog.Select(ToolSelection.Default, ToolRegistry.Instance).Find(Tool));

    [Theory]
    [InlineData(Tool, null)]
    [InlineData("*," + Tool, null)]
    [InlineData(null, "api_request")]
    [InlineData(null, "core,api_request")]
    public void NameOrToolset_TurnsItOn(string? patterns, string? toolsets)
        => Assert.NotNull(
            ToolCatalog.Select(
            new ToolSelection(patterns?.Split(','), toolsets?.Split(','), ReadOnly: false), ToolRegistry.Instance).Find(Tool));

    [Theory]
    [InlineData("auth0_api_request*")]
    [InlineData("auth0_api_reques?")]
    [InlineData("*_api_request")]
    public void PatternForItAlone_MatchesNothing(string pattern)
        => Assert.Throws<UsageException>(() => ToolCatalog.Select(
            new ToolSelection([pattern], null, ReadOnly: false), ToolRegistry.Instance));

    [Theory]
    [InlineData("auth0_call_read_tool")]
    [InlineData("auth0_call_write_tool")]
    [InlineData("auth0_call_destructive_tool")]
    public async Task Callers_DoNotReachIt(string caller)
    {
        const string Arguments = """{"name":"auth0_api_request","arguments":{"method":"GET","path":"/madeup"}}""";

        Assert.Equal("tool_disabled", (await new Pipeline(_tenant).CallAsync(caller, Arguments)).Kind);
        Assert.Equal(
            "wrong_caller",
            (await new Pipeline(_tenant, new ToolSelection(["*", Tool], null, ReadOnly: false)).CallAsync(caller, Arguments)).Kind);
        Assert.Empty(_tenant.Requests);
    }

    [Fact]
    public async Task SearchAndDescribe_DoNotKnowItWhereItIsOff()
    {
        Assert.DoesNotContain(
            Tool, (await new Pipeline(_tenant).CallAsync("auth0_search_tools", """{"query":"send a raw api request"}""")).Text,
            StringComparison.Ordinal);
        Assert.Equal(
            "tool_disabled", (await new Pipeline(_tenant).CallAsync("auth0_describe_tool", """{"name":"auth0_api_request"}""")).Kind);
    }

    [Theory]
    [InlineData("GET", "/clients")]
    [InlineData("DELETE", "/roles/rol_madeup1")]
    public async Task OperationWhoseToolIsNotSelected_IsRefused(string method, string path)
    {
        var answer = await new Pipeline(_tenant, new ToolSelection([Tool, "auth0_list_users"], null, ReadOnly: false)).CallAsync(
            Tool, $$"""{"method":"{{method}}","path":"{{path}}"}""");
        Assert.Equal("tool_disabled", answer.Kind);
        Assert.Empty(_tenant.Requests);
    }

    [Theory]
    [InlineData("POST", "/madeup-things")]
    [InlineData("DELETE", "/madeup-things/1")]
    [InlineData("DELETE", "/roles/rol_madeup1")]
    [InlineData("PATCH", "/roles/rol_madeup1")]
    public async Task ReadOnlyMode_LetsNoChangeThrough(string method, string path)
    {
        var answer = await ReadOnly().CallAsync(Tool, $$"""{"method":"{{method}}","path":"{{path}}"}""");
        Assert.Equal("tool_disabled", answer.Kind);
        Assert.Empty(_tenant.Requests);
    }

    [Theory]
    [InlineData("/madeup-things")]
    [InlineData("/roles")]
    public async Task ReadOnlyMode_LetsReadsThrough(string path)
    {
        Assert.False((await ReadOnly().CallAsync(Tool, $$"""{"method":"GET","path":"{{path}}"}""")).IsError);
        Assert.Equal("GET", _tenant.Request.Method);
    }

    [Theory]
    [InlineData("GET", "/madeup-things", "GET", "https://tenant.eu.auth0.com/api/v2/madeup-things/2", true)]
    [InlineData("GET", "/madeup-things", "DELETE", "https://tenant.eu.auth0.com/api/v2/madeup-things", true)]
    [InlineData("GET", "/madeup-things", "GET", "https://tenant.eu.auth0.com/api/v2/madeup-things?a=1", true)]
    [InlineData("GET", "/madeup-things", "GET", "https://evil.example/api/v2/madeup-things", true)]
    [InlineData("GET", "/madeup-things", "GET", "https://tenant.eu.auth0.com/madeup-things", true)]
    [InlineData("GET", "/madeup-things", "GET", "https://tenant.eu.auth0.com/api/v2/madeup-things", false)]
    [InlineData("DELETE", "/roles/1", "DELETE", "https://tenant.eu.auth0.com/api/v2/roles/1", true)]
    [InlineData("DELETE", "/Roles/1", "DELETE", "https://tenant.eu.auth0.com/api/v2/Roles/1", true)]
    public async Task Guard_LetsNothingButTheVeryRequestThrough(string method, string path, string sentMethod, string address, bool isOn)
    {
        var catalog = ToolCatalog.Select(new ToolSelection(isOn ? ["*", Tool] : ["*"], null, ReadOnly: false), ToolRegistry.Instance);
        using var invoker = new HttpMessageInvoker(
            ManagementHttp.Handlers(TestTenant.Credentials, catalog, _tenant, new TestTime(), ManagementHttp.CallTimeout));
        using var request = new HttpRequestMessage(new HttpMethod(sentMethod), address);
        var raw = new RawOperation(method, path, "", default);

        new CallScope(raw, new CallContext()).PutOn(request);

        await Assert.ThrowsAsync<AccessDeniedException>(() => invoker.SendAsync(request, CancellationToken.None));

        Assert.Empty(_tenant.Requests);
    }

    [Fact]
    public async Task Guard_LetsNoRawChangeThroughInReadOnlyMode()
    {
        var catalog = ToolCatalog.Select(new ToolSelection(["*", Tool], null, ReadOnly: true), ToolRegistry.Instance);
        using var invoker = new HttpMessageInvoker(
            ManagementHttp.Handlers(TestTenant.Credentials, catalog, _tenant, new TestTime(), ManagementHttp.CallTimeout));
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://tenant.eu.auth0.com/api/v2/madeup-things");
        var raw = new RawOperation("POST", "/madeup-things", "", default);

        new CallScope(raw, new CallContext()).PutOn(request);

        await Assert.ThrowsAsync<AccessDeniedException>(() => invoker.SendAsync(request, CancellationToken.None));

        Assert.Empty(_tenant.Requests);
    }

    [Fact]
    public async Task Shell_NeedsItsNameAmongTheTools()
    {
        Assert.Contains(
            "tool_disabled", (await Shell.RunAsync("call", Tool, "method=GET", "path=/roles", "--demo")).Output,
            StringComparison.Ordinal);

        var named = await Shell.RunAsync("call", Tool, "method=GET", "path=/roles", "--demo", "--toolsets", "all,api_request");
        Assert.Equal((0, JsonValueKind.Array), (named.ExitCode, JsonElement.Parse(named.Output).GetProperty("items").ValueKind));
    }

    [Fact]
    public async Task DemoTenant_AnswersUnknownPathsAsATenantDoes()
    {
        var answer = await Shell.RunAsync("call", Tool, "method=GET", "path=/madeup-things", "--demo", "--tools", Tool);
        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("404", answer.Output, StringComparison.Ordinal);
    }

    private Pipeline ReadOnly() => new(_tenant, new ToolSelection(["*", Tool], null, ReadOnly: true));
}
