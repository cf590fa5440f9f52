using Auth0Mcp.Catalog;
using Auth0Mcp.Discovery.Search;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tools;
using Auth0Mcp.Tools.Discovery;

namespace Auth0Mcp.Tests.Discovery.Search;

/// <summary>What people type: several words for one thing, plurals, typing errors, too much and nothing at all.</summary>
public sealed class ToolSearchTests
{
    private static readonly ToolSearch s_search = SearchTools.SearchOver(ManagementCatalog.All());

    [Theory]
    [InlineData("list applications", "list clients")]
    [InlineData("list applications", "list apps")]
    [InlineData("create an organization", "create an org")]
    [InlineData("list log streams", "list log stream")]
    [InlineData("delete a role", "deleting a role")]
    public void OtherFormsAndSynonyms_FindTheSameTool(string query, string other)
        => Assert.Equal(Best(query), Best(other));

    [Theory]
    [InlineData("list aplications", "auth0_list_applications")]
    [InlineData("list connectons", "auth0_list_connections")]
    [InlineData("rotate singing keys of the tenant", "auth0_rotate_signing_key")]
    [InlineData("create an organizaton", "auth0_create_organization")]
    [InlineData("delete the custom domian", "auth0_delete_custom_domain")]
    public void TypingErrors_AreForgiven(string query, string tool) => Assert.Equal(tool, Best(query));

    [Theory]
    [InlineData("list roles", "auth0_list_roles")]
    [InlineData("what is role rol_8Kd2", "auth0_get_role")]
    [InlineData("create a role", "auth0_create_role")]
    [InlineData("rename role rol_8Kd2", "auth0_update_role")]
    [InlineData("get rid of role rol_8Kd2", "auth0_delete_role")]
    public void Verb_ChoosesAmongTheToolsOfOneThing(string query, string tool) => Assert.Equal(tool, Best(query));

    [Theory]
    [InlineData(ToolAccess.Read)]
    [InlineData(ToolAccess.Write)]
    [InlineData(ToolAccess.Destructive)]
    public void Access_FiltersTheHits(ToolAccess access)
    {
        var hits = s_search.Find("custom domain", access, 20);

        Assert.NotEmpty(hits);
        Assert.All(hits, hit => Assert.Equal(access, hit.Tool.Access));
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(7, 7)]
    public void Limit_IsKept(int limit, int count) => Assert.Equal(count, s_search.Find("user", null, limit).Count);

    [Fact]
    public void Hits_AreOrderedByScore()
    {
        var scores = s_search.Find("enable MFA for all users", null, 50).Select(static hit => hit.Score).ToList();

        Assert.Equal(scores.OrderDescending(), scores);
        Assert.All(scores, static score => Assert.True(score > 0));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \t\n")]
    [InlineData("?!… ()[]{} ---")]
    [InlineData("to be or not to be")]
    [InlineData("Покажи всех пользователей")]
    [InlineData("모든 사용자 표시")]
    [InlineData("أظهر جميع المستخدمين")]
    [InlineData("👩‍💻🔑")]
    [InlineData("\0\u001b\ud800")]
    public void QueryThatSaysNothing_FindsNothing(string query) => Assert.Empty(s_search.Find(query, null, 10));

    [Fact]
    public void TenKilobytesOfText_FindNothing()
        => Assert.Empty(s_search.Find(string.Concat(Enumerable.Repeat("list applications ", 600)), null, 10));

    [Fact]
    public void LongestQuery_IsStillAnswered()
        => Assert.NotEmpty(s_search.Find("list applications " + new string('x', ToolSearch.LongestQuery - 18), null, 10));

    [Fact]
    public void Order_DependsOnTheQueryAlone()
    {
        var again = SearchTools.SearchOver([.. ManagementCatalog.All().Reverse()]);
        foreach (var query in new[] { "user", "reset mfa", "who logged in yesterday", "delete", "api" })
        {
            Assert.Equal(
                s_search.Find(query, null, 100).Select(static hit => (hit.Tool.Name, hit.Score)),
                again.Find(query, null, 100).Select(static hit => (hit.Tool.Name, hit.Score)));
        }
    }

    [Fact]
    public void EveryTool_IsFoundByItsName()
    {
        var search = SearchTools.SearchOver(ToolRegistry.Instance.All());

        Assert.All(ToolRegistry.Instance.All().Where(static tool => tool.Toolsets is not ["discovery"]), tool =>
            Assert.Equal(tool.Name, search.Find(tool.Name, null, 1).Single().Tool.Name));
    }

    [Fact]
    public void DiscoveryTools_AreNoAnswers()
        => Assert.All(ToolRegistry.Instance.All().Where(static tool => tool.Toolsets is ["discovery"]), static tool =>
            Assert.DoesNotContain(
                SearchTools.SearchOver(ToolRegistry.Instance.All()).Find(tool.Name, null, 1000), hit => hit.Tool == tool));

    [Fact]
    public void ToolsThatAreNotGiven_AreNotFound()
    {
        var tool = ManagementCatalog.Find("auth0_list_roles")!;

        Assert.Equal([tool], SearchTools.SearchOver([tool]).Find("list roles", null, 10).Select(static hit => hit.Tool));
    }

    [Fact]
    public void NoTools_GiveNoHits() => Assert.Empty(SearchTools.SearchOver([]).Find("list applications", null, 10));

    private static string Best(string query) => s_search.Find(query, null, 1).Single().Tool.Name;
}
