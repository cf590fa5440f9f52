using System.Text.Json;
using Auth0Mcp.Catalog;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Tests.Cli;

/// <summary>The options that <c>run</c>, <c>call</c> and <c>tools</c> share, and their variables.</summary>
public class OptionsTests
{
    /// <summary>Each command, with what it needs besides the options.</summary>
    public static TheoryData<string> Commands => ["run", "call auth0_get_log id=x", "tools", "tools --json"];

    [Theory, MemberData(nameof(Commands))]
    public Task EmptyTools_IsRefusedWithTheFix(string command)
        => AssertRefused(command, ["--tools", ""], [], "--tools is empty", "auth0_list_*");

    [Theory, MemberData(nameof(Commands))]
    public Task ToolsOfNothingButCommas_IsRefusedWithTheFix(string command)
        => AssertRefused(command, ["--tools", " , ,"], [], "--tools is empty", "auth0_list_*");

    [Theory, MemberData(nameof(Commands))]
    public Task GlobThatMatchesNothing_IsRefused(string command)
        => AssertRefused(command, ["--tools", "nope*"], [], "'nope*'", "auth0-mcp tools");

    [Theory, MemberData(nameof(Commands))]
    public Task NearMissOfATool_IsNamed(string command)
        => AssertRefused(command, ["--tools", "auth0_list_aplications"], [], "did you mean 'auth0_list_applications'");

    [Theory, MemberData(nameof(Commands))]
    public Task UnknownToolset_IsRefused(string command) => AssertRefused(command, ["--toolsets", "nope"], [], "'nope'", "actions");

    [Theory, MemberData(nameof(Commands))]
    public Task NearMissOfAToolset_IsNamed(string command)
        => AssertRefused(command, ["--toolsets", "aplications"], [], "did you mean 'applications'");

    [Theory, MemberData(nameof(Commands))]
    public Task EmptyToolsets_IsRefusedWithTheFix(string command)
        => AssertRefused(command, ["--toolsets", ","], [], "--toolsets is empty", "--toolsets=core");

    [Theory, MemberData(nameof(Commands))]
    public Task EmptyToolsVariable_IsRefusedWithTheFix(string command)
        => AssertRefused(command, [], [("AUTH0_MCP_TOOLS", ",")], "AUTH0_MCP_TOOLS is empty", "auth0_list_*");

    [Theory, MemberData(nameof(Commands))]
    public Task EmptyToolsetsVariable_IsRefusedWithTheFix(string command)
        => AssertRefused(command, [], [("AUTH0_MCP_TOOLSETS", "")], "AUTH0_MCP_TOOLSETS is empty", "core");

    [Theory, MemberData(nameof(Commands))]
    public Task DoubtfulReadOnlyVariable_IsRefusedWithTheFix(string command)
        => AssertRefused(command, [], [("AUTH0_MCP_READ_ONLY", "maybe")], "AUTH0_MCP_READ_ONLY is 'maybe'", "true or false");

    [Theory, MemberData(nameof(Commands))]
    public Task ReadOnlyWithNothingLeft_IsRefused(string command)
        => AssertRefused(command, ["--tools", "auth0_create_*", "--read-only"], [], "Read-only mode leaves nothing");

    [Fact]
    public Task UnknownProfile_IsRefused() => AssertRefused("tools", ["--profile", "work"], [], "'work'", "auth0-mcp init");

    [Theory, MemberData(nameof(Commands))]
    public Task UnknownOption_IsRefusedWithTheWayToHelp(string command)
        => AssertRefused(command, ["--tolls", "x"], [], "--tolls", "--help");

    [Theory, MemberData(nameof(Commands))]
    public Task OptionWithoutItsValue_IsRefused(string command) => AssertRefused(command, ["--tools"], [], "--tools");

    [Theory]
    [InlineData("true")]
    [InlineData("TRUE")]
    [InlineData("1")]
    [InlineData("yes")]
    [InlineData("Yes")]
    public async Task ReadOnlyVariable_EnablesReadsOnly(string value)
        => Assert.All(
            await Tools([], ("AUTH0_MCP_READ_ONLY", value)),
            static tool => Assert.Equal("read", tool.GetProperty("access").GetString()));

    [Theory]
    [InlineData("false")]
    [InlineData("FALSE")]
    [InlineData("0")]
    [InlineData("no")]
    public async Task ReadOnlyVariable_MayAlsoSayNo(string value)
        => Assert.Contains(
            await Tools([], ("AUTH0_MCP_READ_ONLY", value)), static tool => tool.GetProperty("access").GetString() == "write");

    [Fact]
    public async Task ReadOnlyFlag_BeatsItsVariable()
        => Assert.All(
            await Tools(["--read-only"], ("AUTH0_MCP_READ_ONLY", "false")),
            static tool => Assert.Equal("read", tool.GetProperty("access").GetString()));

    [Fact]
    public async Task ReadOnlyFlag_MaySayNo()
        => Assert.Contains(
            await Tools(["--read-only=false"], ("AUTH0_MCP_READ_ONLY", "true")),
            static tool => tool.GetProperty("access").GetString() == "write");

    [Fact]
    public async Task ToolsFlag_BeatsItsVariable()
        => Assert.Equal(["auth0_get_log"], await Names(["--tools", "auth0_get_log"], ("AUTH0_MCP_TOOLS", "auth0_get_form")));

    [Fact]
    public async Task ToolsFlag_BeatsAWrongVariable()
        => Assert.Equal(["auth0_get_log"], await Names(["--tools", "auth0_get_log"], ("AUTH0_MCP_TOOLS", "nope")));

    [Fact]
    public async Task ToolsFlagOfEverything_BeatsItsVariable()
        => Assert.Equal(ToolRegistry.Instance.All().Count, (await Names(["--tools", "*"], ("AUTH0_MCP_TOOLS", "auth0_get_form"))).Count);

    [Fact]
    public async Task ToolsetsFlag_BeatsItsVariable()
        => Assert.Equal(
            ["auth0_create_form", "auth0_delete_form", "auth0_get_form", "auth0_list_forms", "auth0_publish_form", "auth0_update_form"],
            await Names(["--toolsets", "forms"], ("AUTH0_MCP_TOOLSETS", "logs")));

    [Fact]
    public async Task Variables_AreReadWhereNoFlagIsGiven()
        => Assert.Equal(["auth0_get_form", "auth0_get_log"], await Names([], ("AUTH0_MCP_TOOLS", " auth0_get_log , auth0_get_form ")));

    [Fact]
    public async Task ToolsPattern_MayStandBehindAnEqualsSign()
        => Assert.Equal(["auth0_get_log"], await Names(["--tools=auth0_get_log"]));

    private static async Task AssertRefused(string command, string[] options, (string, string)[] environment, params string[] parts)
    {
        var result = await Shell.RunAsync([.. command.Split(' '), .. options], [.. Shell.Tenant, .. environment]);
        Assert.All(parts, part => Assert.Contains(part, result.UsageMessage, StringComparison.Ordinal));
    }

    private static async Task<List<JsonElement>> Tools(string[] options, params (string, string)[] environment)
    {
        var result = await Shell.RunAsync(["tools", "--json", .. options], environment);
        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Error);
        return [.. JsonElement.Parse(result.Output).EnumerateArray()];
    }

    private static async Task<List<string>> Names(string[] options, params (string, string)[] environment)
        => [.. (await Tools(options, environment)).Select(static tool => tool.GetProperty("name").GetString()!)];
}
