using Auth0Mcp.Catalog;
using Auth0Mcp.Configuration;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Tests.Catalog;

/// <summary>Which tools a selection enables.</summary>
public class ToolSelectionTests
{
    private static readonly string[] All = [.. ToolRegistry.Instance.All().Select(static tool => tool.Name)];

    [Fact]
    public void NothingChosen_EnablesTheCore()
    {
        var catalog = ToolCatalog.Select(ToolSelection.Default, ToolRegistry.Instance);
        Assert.NotEmpty(catalog.Tools);
        Assert.All(catalog.Tools, static tool => Assert.True(tool.IsCore));
        Assert.Equal(ToolRegistry.Instance.All().Count(static tool => tool.IsCore), catalog.Tools.Count);
        Assert.False(catalog.IsReadOnly);
    }

    [Fact]
    public void Core_HoldsEveryApiToolOfTheReferenceServer()
        => Assert.Empty(new[]
        {
            "auth0_list_applications", "auth0_get_application", "auth0_create_application", "auth0_update_application",
            "auth0_list_resource_servers", "auth0_get_resource_server", "auth0_create_resource_server", "auth0_update_resource_server",
            "auth0_create_application_grant", "auth0_list_actions", "auth0_get_action", "auth0_create_action", "auth0_update_action",
            "auth0_deploy_action", "auth0_list_logs", "auth0_get_log", "auth0_list_forms", "auth0_get_form", "auth0_create_form",
            "auth0_update_form",
        }.Except(ToolCatalog.Select(ToolSelection.Default, ToolRegistry.Instance).Tools.Select(static tool => tool.Name)));

    [Fact]
    public void AnySelection_IsInOrdinalOrderWithoutRepetition()
    {
        var names = Names(new ToolSelection(["auth0_list_*", "auth0_*", "*"], ["all", "logs"], ReadOnly: false));
        Assert.Equal(names.Distinct().Order(StringComparer.Ordinal), names);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("auth0_*")]
    [InlineData("*_*")]
    public void WideGlob_EnablesTheWholeCatalog(string glob) => Assert.Equal(All, Patterns(glob));

    [Fact]
    public void Glob_MatchesTheWholeName()
    {
        Assert.Equal(["auth0_get_log"], Patterns("auth0_get_log"));
        Refused("get_log");
        Refused("auth0_get_lo");
    }

    [Fact]
    public void Glob_StarCrossesUnderscoresAndMayBeEmpty()
    {
        var names = Patterns("auth0_create_application*");
        Assert.Contains("auth0_create_application", names);
        Assert.Contains("auth0_create_application_grant", names);
        Assert.Equal(All.Where(static name => name.StartsWith("auth0_create_application", StringComparison.Ordinal)), names);
    }

    [Fact]
    public void Glob_QuestionMarkIsExactlyOneCharacter()
    {
        Assert.Equal(["auth0_get_form"], Patterns("auth0_?et_form"));
        Refused("auth0_??et_form");
        Refused("auth0_get_form?");
    }

    [Fact]
    public void Glob_IsCaseSensitive() => Refused("AUTH0_GET_LOG");

    [Theory]
    [InlineData("auth0_get_[l]og")]
    [InlineData("auth0_get_{log,form}")]
    [InlineData("auth0_get_(log)")]
    [InlineData("auth0.get.log")]
    [InlineData("!auth0_get_log")]
    [InlineData("**/auth0_get_log")]
    public void Glob_OtherSpecialCharactersAreLiteral(string glob) => Refused(glob);

    [Fact]
    public void SeveralGlobs_AreJoined()
        => Assert.Equal(["auth0_get_form", "auth0_get_log"], Patterns("auth0_get_log", "auth0_get_form"));

    [Fact]
    public void OneGlobThatMatchesNothing_IsRefusedThoughOthersMatch()
        => Assert.Contains("nope*", Refused("auth0_get_log", "nope*"), StringComparison.Ordinal);

    [Theory]
    [InlineData("auth0_list_aplications", "auth0_list_applications")]
    [InlineData("list_logs", "auth0_list_logs")]
    [InlineData("auth0_list_log", "auth0_list_logs")]
    public void GlobThatMatchesNothing_NamesNearMisses(string glob, string meant)
        => Assert.Contains($"'{meant}'", Refused(glob), StringComparison.Ordinal);

    [Fact]
    public void Toolset_EnablesItsToolsOnly()
    {
        var tools = Select(new ToolSelection(null, ["logs"], ReadOnly: false)).Tools;
        Assert.NotEmpty(tools);
        Assert.All(tools, static tool => Assert.Contains("logs", tool.Toolsets));
    }

    [Fact]
    public void ToolsetAll_EnablesTheWholeCatalog() => Assert.Equal(All, Names(new ToolSelection(null, ["all"], ReadOnly: false)));

    [Fact]
    public void ToolsetCore_IsTheDefault()
        => Assert.Equal(Names(ToolSelection.Default), Names(new ToolSelection(null, ["core"], ReadOnly: false)));

    [Fact]
    public void ToolsetsAndGlobs_AreJoined()
        => Assert.Equal(
            Names(new ToolSelection(null, ["logs"], ReadOnly: false)).Append("auth0_get_form").Order(StringComparer.Ordinal),
            Names(new ToolSelection(["auth0_get_form"], ["logs"], ReadOnly: false)));

    [Theory]
    [InlineData("nope")]
    [InlineData("Logs")]
    [InlineData("log")]
    [InlineData("*")]
    public void UnknownToolset_IsRefusedWithTheListOfToolsets(string name)
    {
        var message = Assert.Throws<UsageException>(() => Select(new ToolSelection(null, [name], ReadOnly: false))).Message;
        Assert.Contains($"'{name}'", message, StringComparison.Ordinal);
        Assert.Contains("actions, ", message, StringComparison.Ordinal);
        Assert.Contains("'all'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadOnly_LeavesNothingButReads()
    {
        var catalog = Select(new ToolSelection(["*"], ["all"], ReadOnly: true));
        Assert.True(catalog.IsReadOnly);
        Assert.Equal(
            ToolRegistry.Instance.All().Where(static tool => tool.Access == ToolAccess.Read).Select(static tool => tool.Name),
            catalog.Tools.Select(static tool => tool.Name));
    }

    [Fact]
    public void ReadOnly_WinsOverANamedWriteTool()
    {
        var message =
            Assert.Throws<UsageException>(static () => Select(new ToolSelection(["auth0_create_*"], null, ReadOnly: true))).Message;
        Assert.Contains("Read-only", message, StringComparison.Ordinal);
        Assert.Contains("auth0_list_*", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_KnowsEnabledToolsOnly()
    {
        var catalog = Select(new ToolSelection(["auth0_get_log"], null, ReadOnly: false));
        Assert.Equal("auth0_get_log", catalog.Find("auth0_get_log")?.Name);
        Assert.Null(catalog.Find("auth0_get_form"));
        Assert.Null(catalog.Find("AUTH0_GET_LOG"));
        Assert.Null(catalog.Find(""));
    }

    private static ToolCatalog Select(ToolSelection selection) => ToolCatalog.Select(selection, ToolRegistry.Instance);

    private static List<string> Names(ToolSelection selection) => [.. Select(selection).Tools.Select(static tool => tool.Name)];

    private static List<string> Patterns(params string[] globs) => Names(new ToolSelection(globs, null, ReadOnly: false));

    private static string Refused(params string[] globs) => Assert.Throws<UsageException>(() => Patterns(globs)).Message;
}
