using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Catalog;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Mcp;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Calls.Arguments;

/// <summary>A dry run sends no change, whichever way it is asked for and whoever passes the call on.</summary>
public class DryRunFlagTests
{
    private readonly TestTenant _tenant = new TestTenant().Answers(200, "{}");

    public static TheoryData<string, string> WaysIn()
    {
        var data = new TheoryData<string, string>();
        foreach (var (tool, arguments, caller) in new[]
        {
            ("auth0_create_application", """{"name":"Shop"}""", "auth0_call_write_tool"),
            ("auth0_create_role", """{"name":"editor"}""", "auth0_call_write_tool"),
            ("auth0_delete_role", """{"id":"rol_x"}""", "auth0_call_destructive_tool"),
        })
        {
            data.Add(tool, arguments);
            data.Add(caller, $$"""{"name":"{{tool}}","arguments":{{arguments}} }""");
        }

        return data;
    }

    [Theory, MemberData(nameof(WaysIn))]
    public async Task FlagOfTheShell_SendsNothing(string tool, string arguments)
    {
        var result = await new Pipeline(_tenant).Caller.CallAsync(
            new ToolCall(tool, Pipeline.Arguments(arguments)) { IsDryRun = true }, CancellationToken.None);
        AssertDry(new Answer(result));
    }

    [Theory, MemberData(nameof(WaysIn))]
    public async Task FlagOfTheShell_OutweighsTheArgument(string tool, string arguments)
    {
        var result = await new Pipeline(_tenant).Caller.CallAsync(
            new ToolCall(tool, Pipeline.Arguments(With(arguments, "false"))) { IsDryRun = true }, CancellationToken.None);
        AssertDry(new Answer(result));
    }

    [Theory, MemberData(nameof(WaysIn))]
    public async Task Argument_SendsNothing(string tool, string arguments)
    {
        foreach (var flag in new[] { "true", "\"true\"", "\"True\"" })
        {
            AssertDry(await new Pipeline(_tenant, confirm: ConfirmLevel.Destructive).CallAsync(tool, With(arguments, flag)));
        }
    }

    [Theory]
    [InlineData("auth0_call_write_tool", """{"name":"auth0_create_role","arguments":{"name":"editor","dry_run":true}}""")]
    [InlineData(
        "auth0_call_write_tool", """{"name":"auth0_create_role","arguments":{"name":"editor","dry_run":false},"dry_run":true}""")]
    [InlineData(
        "auth0_call_write_tool", """{"name":"auth0_create_role","arguments":{"name":"editor","dry_run":true},"dry_run":false}""")]
    [InlineData("auth0_call_write_tool", """{"name":"auth0_create_role","arguments":{"name":"editor","dryRun":true}}""")]
    [InlineData("auth0_call_destructive_tool", """{"name":"auth0_delete_role","arguments":"{\"id\":\"rol_x\",\"dry_run\":true}"}""")]
    public async Task EitherFlagOfACaller_SendsNothing(string tool, string arguments)
        => AssertDry(await _tenant.CallAsync(tool, arguments));

    [Theory]
    [InlineData("auth0_create_application", """{"name":"Shop"}""")]
    [InlineData("auth0_call_write_tool", """{"name":"auth0_create_role","arguments":{"name":"editor"}}""")]
    public async Task False_ChangesAsEver(string tool, string arguments)
    {
        foreach (var flag in new[] { "false", "\"false\"" })
        {
            (await _tenant.CallAsync(tool, With(arguments, flag))).Success.GetRawText();
        }

        Assert.Equal(2, _tenant.Requests.Count(static request => request.Method == "POST"));
    }

    [Theory]
    [InlineData("auth0_create_application", """{"name":"Shop"}""")]
    [InlineData("auth0_call_write_tool", """{"name":"auth0_create_role","arguments":{"name":"editor"}}""")]
    [InlineData("auth0_call_destructive_tool", """{"name":"auth0_delete_role","arguments":{"id":"rol_x"}}""")]
    [InlineData("auth0_publish_form", """{"id":"ap_1"}""")]
    public async Task Null_IsRefused_WhoeverTakesTheFlag(string tool, string arguments)
    {
        Assert.Equal(
            "dry_run: expected boolean: true changes nothing and returns the request; false, or leaving it out, makes the change",
            (await _tenant.CallAsync(tool, With(arguments, "null"))).Problems);
        Assert.Empty(_tenant.Requests);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("null")]
    [InlineData("\"yes\"")]
    [InlineData("{}")]
    public async Task FlagThatMayMeanEither_IsRefused(string flag)
    {
        Assert.Contains(
            "dry_run: expected boolean",
            (await _tenant.CallAsync("auth0_create_application", With("""{"name":"Shop"}""", flag))).Problems, StringComparison.Ordinal);
        Assert.Empty(_tenant.Requests);
    }

    [Theory]
    [InlineData("auth0_get_application", """{"client_id":"k7Q","dry_run":true}""")]
    [InlineData("auth0_call_read_tool", """{"name":"auth0_get_role","arguments":{"role_id":"rol_x"},"dry_run":true}""")]
    [InlineData("auth0_call_read_tool", """{"name":"auth0_get_role","arguments":{"role_id":"rol_x","dry_run":true}}""")]
    public async Task Read_IsMadeAndSaysThatNothingChanges(string tool, string arguments)
    {
        var answer = await _tenant.CallAsync(tool, arguments);
        Assert.Contains("dry_run was ignored", answer.Success.GetProperty("_notes")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal("GET", _tenant.Request.Method);
    }

    [Theory, MemberData(nameof(WaysIn))]
    public async Task OverTheProtocol_SendsNothing(string tool, string arguments)
    {
        await using var pipe = new McpPipe(_tenant, Pipeline.Everything);
        await pipe.InitializeAsync();
        AssertDry(new Answer(CallResult.Success(McpPipe.ToolText(await pipe.AskAsync(McpPipe.Call(tool, With(arguments, "true")))))));
    }

    [Fact]
    public async Task CompositeTool_PlansOnly()
    {
        var tenant =
            new TestTenant().Answers(static request => request.Path.EndsWith("/forms/ap_1", StringComparison.Ordinal)
                ? """{"id":"ap_1","name":"F","nodes":[],"start":{"next_node":"$ending"}}"""
                : """{"actions":[],"bindings":[],"total":0,"page":0,"per_page":50}""");
        await tenant.CallAsync("auth0_publish_form", """{"id":"ap_1","dry_run":"true"}""");
        Assert.NotEmpty(tenant.Requests);
        Assert.All(tenant.Requests, static request => Assert.Equal("GET", request.Method));
    }

    [Theory]
    [InlineData("auth0_create_role name=editor --dry-run")]
    [InlineData("auth0_create_role name=editor dry_run=true")]
    [InlineData("auth0_call_write_tool name=auth0_create_role arguments={\"name\":\"editor\"} --dry-run")]
    [InlineData("auth0_call_write_tool name=auth0_create_role arguments={\"name\":\"editor\"} dry_run=false --dry-run")]
    [InlineData("auth0_call_write_tool name=auth0_create_role arguments={\"name\":\"editor\"} dry_run=true")]
    [InlineData("auth0_delete_role id=rol_x --dry-run --yes")]
    [InlineData("auth0_call_destructive_tool name=auth0_delete_role arguments={\"id\":\"rol_x\"} --dry-run --yes")]
    public async Task AtTheShell_NothingIsSent(string words)
    {
        await using var tenant = new LoopbackTenant();
        var result = await Shell.RunAsync(
            ["call", .. words.Split(' ')], [("AUTH0_DOMAIN", tenant.Address), ("AUTH0_TOKEN", TestTenant.Token)]);
        Assert.Contains("Nothing was sent.", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(tenant.Requests, static request => request.Method != "GET");
    }

    private static string With(string arguments, string flag) => arguments.TrimEnd()[..^1] + $",\"dry_run\":{flag}}}";

    private void AssertDry(Answer answer)
    {
        Assert.True(answer.Success.GetProperty("dry_run").GetBoolean());
        Assert.All(_tenant.Requests, static request => Assert.Equal("GET", request.Method));
    }
}
