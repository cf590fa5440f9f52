using Auth0Mcp.Catalog;
using Auth0Mcp.Cli;
using Auth0Mcp.Configuration;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.SignIn.OAuth;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Tests.SignIn.OAuth;

/// <summary>Which scopes are asked for.</summary>
public class ManagementScopesTests
{
    [Fact]
    public void Glob_SelectsAmongTheScopesOfTheDocument()
        => Assert.Equal(["create:clients", "delete:clients", "read:clients", "update:clients"], Select("*:clients"));

    [Fact]
    public void ListOfGlobs_IsJoinedInOrdinalOrder()
        => Assert.Equal(["create:clients", "read:logs", "read:logs_users"], Select(" read:logs* ,create:clients, read:logs"));

    [Fact]
    public void OfflineAccess_IsAskedForByItsName() => Assert.Equal(["offline_access", "read:logs"], Select("read:logs,offline_access"));

    [Theory]
    [InlineData("read:client", "did you mean 'read:clients'")]
    [InlineData("raed:clients", "did you mean 'read:clients'")]
    [InlineData("write:*", "No scope matches 'write:*'")]
    [InlineData("read:logs,nope:*", "'nope:*'")]
    [InlineData("READ:logs", "'READ:logs'")]
    [InlineData("[rc]*:clients", "No scope matches")]
    [InlineData("", "--scopes is empty")]
    [InlineData(" ,,", "--scopes is empty")]
    public void GlobThatMatchesNothing_IsRefused(string list, string part)
        => Assert.Contains(part, Assert.Throws<UsageException>(() => Select(list)).Message, StringComparison.Ordinal);

    [Fact]
    public void Auto_IsWhatTheEnabledToolsNeed()
        => Assert.Equal(["create:clients", "read:clients"], Select("auto", "auth0_create_application", "auth0_list_applications"));

    [Fact]
    public void Auto_MayStandBesideOthers()
        => Assert.Equal(["offline_access", "read:clients"], Select("auto,offline_access", "auth0_get_application"));

    [Fact]
    public void ToolThatTakesOneOfSeveral_NeedsOnlyOneThatIsNeededAnyway()
        => Assert.Equal(["read:connections"], Needed("auth0_list_connections", "auth0_list_application_connections"));

    [Fact]
    public void ToolThatJoinsOperations_NeedsTheScopesOfAll()
        => Assert.Equal(["create:actions", "read:actions", "read:forms", "update:actions"], Select("auto", "auth0_publish_form"));

    [Fact]
    public void EveryTool_WorksWithWhatAllOfThemNeed()
    {
        var needed = ManagementScopes.NeededBy(ManagementCatalog.All());
        Assert.All(
            ManagementCatalog.All(),
            tool => Assert.True(tool.Operation.Scopes.Count == 0 || tool.Operation.Scopes.Any(needed.Contains), tool.Name));
    }

    [Fact]
    public void ReadOnlyTools_NeedNothingButReads()
    {
        var reads = ManagementCatalog.All()
            .Where(static tool => tool.Access == ToolAccess.Read
                && tool.Operation.Scopes.Any(static scope => scope.StartsWith("read:", StringComparison.Ordinal)));
        Assert.All(ManagementScopes.NeededBy(reads), scope => Assert.StartsWith("read:", scope, StringComparison.Ordinal));
    }

    [Fact]
    public void CallersAmongTheTools_AddTheReadsBehindThem()
    {
        var scopes = AutoScopes.Of(ToolCatalog.Select(ToolSelection.Default, ToolRegistry.Instance));
        Assert.Contains("read:organizations", scopes);
        Assert.Contains("create:clients", scopes);
        Assert.DoesNotContain("create:organizations", scopes);
        Assert.DoesNotContain("delete:clients", scopes);
    }

    [Theory]
    [InlineData("discovery", true)]
    [InlineData("core", true)]
    [InlineData("core", false)]
    public void Auto_IsWhatTheListedToolsNeedAndReads(string toolset, bool isReadOnly)
    {
        var catalog = ToolCatalog.Select(new ToolSelection(null, [toolset], isReadOnly), ToolRegistry.Instance);
        var beyond = AutoScopes.Of(catalog).Except(ManagementScopes.NeededBy(catalog.Tools)).ToList();
        Assert.NotEmpty(beyond);
        Assert.All(beyond, static scope => Assert.StartsWith("read:", scope, StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Needed(params string[] tools)
        => ManagementScopes.NeededBy(tools.Select(static name => ManagementCatalog.Find(name)!));

    private static IReadOnlyList<string> Select(string list, params string[] tools)
        => ManagementScopes.Select(
            list, () => AutoScopes.Of(ToolCatalog.Select(new ToolSelection(tools, null, ReadOnly: false), ToolRegistry.Instance)));
}
