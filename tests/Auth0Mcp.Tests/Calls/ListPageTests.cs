using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Calls;

/// <summary>Every list answers in one form, whatever form the API answers in.</summary>
public class ListPageTests
{
    public static TheoryData<string> Lists => [.. ManagementCatalog.All().Where(static tool => tool.Page is not null).Select(static tool => tool.Name)];

    [Fact]
    public void EveryListTool_IsPaged()
        => Assert.Equal(
            ManagementCatalog.All().Where(static tool => tool.Name.StartsWith("auth0_list_", StringComparison.Ordinal)).Select(static tool => tool.Name),
            ManagementCatalog.All().Where(static tool => tool.Page is not null).Select(static tool => tool.Name));

    [Theory, MemberData(nameof(Lists))]
    public async Task FollowingNext_VisitsEveryItemOnce(string name)
    {
        foreach (var total in (int[])[0, 1, 2, 3, 4, 7])
        {
            Assert.Equal(Enumerable.Range(0, total), await Walk(name, """{"per_page":2}""", total, PagedTenant.Offset));
        }
    }

    [Theory]
    [InlineData("auth0_list_applications")]
    [InlineData("auth0_list_resource_servers")]
    [InlineData("auth0_list_forms")]
    [InlineData("auth0_list_logs")]
    public async Task FollowingNextWithoutTotals_VisitsEveryItemOnce(string name)
    {
        foreach (var total in (int[])[0, 1, 2, 3, 4, 7])
        {
            Assert.Equal(Enumerable.Range(0, total), await Walk(name, """{"per_page":2,"include_totals":false}""", total, PagedTenant.Array));
        }
    }

    [Theory]
    [InlineData("auth0_list_applications")]
    public async Task FollowingTheCursorOfTheAnswer_VisitsEveryItemOnce(string name)
    {
        foreach (var total in (int[])[0, 1, 2, 3, 4, 7])
        {
            Assert.Equal(Enumerable.Range(0, total), await Walk(name, """{"take":2}""", total, PagedTenant.Cursor));
        }
    }

    [Fact]
    public async Task FollowingTheLastLogId_VisitsEveryItemOnce()
    {
        foreach (var total in (int[])[0, 1, 2, 3, 4, 7])
        {
            Assert.Equal(Enumerable.Range(0, total), await Walk("auth0_list_logs", """{"from":"start","take":2}""", total, PagedTenant.Logs));
        }
    }

    [Fact]
    public async Task OffsetPage_SaysWhatWasAskedAndWhatComesNext()
        => AssertJson(
            """{"items":[{"client_id":"a"},{"client_id":"b"}],"total":5,"asked":{"per_page":2,"page":1,"include_totals":true},"next":{"per_page":2,"include_totals":true,"page":2}}""",
            await Call("auth0_list_applications", """{"per_page":2,"page":1}""", """{"start":2,"limit":2,"length":2,"total":5,"clients":[{"client_id":"a"},{"client_id":"b"}]}"""));

    [Fact]
    public async Task LastPage_HasNoNext()
        => AssertJson(
            """{"items":[{"client_id":"e"}],"total":5,"asked":{"per_page":2,"page":2,"include_totals":true},"next":null}""",
            await Call("auth0_list_applications", """{"per_page":2,"page":2}""", """{"start":4,"limit":2,"length":1,"total":5,"clients":[{"client_id":"e"}]}"""));

    [Fact]
    public async Task PageBeyondTheEnd_HasNoNext()
        => AssertJson(
            """{"items":[],"total":5,"asked":{"per_page":2,"page":9,"include_totals":true},"next":null}""",
            await Call("auth0_list_applications", """{"per_page":2,"page":9}""", """{"start":18,"limit":2,"length":0,"total":5,"clients":[]}"""));

    [Fact]
    public async Task FilledLastPage_HasNoNext()
        => AssertJson(
            """{"items":[{"client_id":"c"},{"client_id":"d"}],"total":4,"asked":{"per_page":2,"page":1,"include_totals":true},"next":null}""",
            await Call("auth0_list_applications", """{"per_page":2,"page":1}""", """{"start":2,"limit":2,"length":2,"total":4,"clients":[{"client_id":"c"},{"client_id":"d"}]}"""));

    [Fact]
    public async Task OffsetPageWithoutStart_IsReadFromTheQuestion()
    {
        var page = await Call("auth0_list_resource_servers", """{"per_page":1,"page":1}""", """{"total":3,"resource_servers":[{"id":"b"}]}""");
        Assert.Equal(2, page.GetProperty("next").GetProperty("page").GetInt32());
    }

    [Fact]
    public async Task EmptyTenant_HasATotalOfZero()
        => AssertJson(
            """{"items":[],"total":0,"asked":{"per_page":50,"include_totals":true},"next":null}""",
            await Call("auth0_list_resource_servers", "{}", """{"start":0,"limit":50,"total":0,"resource_servers":[]}"""));

    [Fact]
    public async Task CursorPage_ContinuesFromTheCursorAndDropsTheOffset()
    {
        var page = await Call("auth0_list_applications", """{"take":1,"app_type":"spa"}""", """{"clients":[{"client_id":"a"}],"next":"Fe26"}""");
        AssertJson("""{"take":1,"app_type":"spa","from":"Fe26"}""", page.GetProperty("next"));
    }

    [Theory]
    [InlineData("""{"clients":[{"client_id":"a"}],"next":null}""")]
    [InlineData("""{"clients":[{"client_id":"a"}]}""")]
    public async Task LastCursorPage_HasNoNext(string answer)
        => Assert.Equal(JsonValueKind.Null, (await Call("auth0_list_applications", """{"take":2}""", answer)).GetProperty("next").ValueKind);

    [Fact]
    public async Task ActionsPage_HasItemsAndTotal()
        => AssertJson(
            """{"items":[{"id":"a"}],"total":2,"asked":{"per_page":1},"next":{"per_page":1,"page":1}}""",
            await Call("auth0_list_actions", """{"per_page":1}""", """{"total":2,"page":0,"per_page":1,"actions":[{"id":"a"}]}"""));

    [Fact]
    public async Task RenamedFilters_AreInNextUnderTheNamesOfTheTool()
    {
        var page = await Call("auth0_list_actions", """{"trigger_id":"post-login","per_page":1}""", """{"total":2,"page":0,"per_page":1,"actions":[{"id":"a"}]}""");
        AssertJson("""{"trigger_id":"post-login","per_page":1,"page":1}""", page.GetProperty("next"));
    }

    [Theory]
    [InlineData("""{"unexpected":"object"}""")]
    [InlineData("""{"clients":"not a list"}""")]
    [InlineData("7")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    public async Task AnswerThatIsNoList_IsPassedOn(string answer) => AssertJson(answer, await Call("auth0_list_applications", "{}", answer));

    private static async Task<List<int>> Walk(string name, string arguments, int total, PagedTenant.Shape shape)
    {
        List<int> visited = [];
        var tenant = new TestTenant().Answers(PagedTenant.For(name, total, shape));
        for (var page = JsonElement.Parse(arguments); page.ValueKind == JsonValueKind.Object; Assert.True(tenant.Requests.Count < 20))
        {
            var answer = (await tenant.CallAsync(name, page.GetRawText())).Success;
            visited.AddRange(answer.GetProperty("items").EnumerateArray().Select(static item => item.GetProperty("number").GetInt32()));
            page = answer.GetProperty("next");
        }

        return visited;
    }

    private static async Task<JsonElement> Call(string name, string arguments, string answer)
        => (await new TestTenant().Answers(200, answer).CallAsync(name, arguments)).Success;

    private static void AssertJson(string expected, JsonElement actual)
        => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual.GetRawText())), $"expected {expected}\nfound    {actual}");
}
