using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Calls;

/// <summary>Every list answers in one form, whatever form the API answers in.</summary>
public class ListPageTests
{
    /// <summary>The API answers an object that has a property by the name of each secret, which is not a list.</summary>
    private const string MapOfSecrets = "auth0_list_hook_secrets";

    public static TheoryData<string> Lists
        => [.. ManagementCatalog.All().Where(static tool => tool.Page is not null).Select(static tool => tool.Name)];

    /// <summary>Lists by name, and whatever the document answers with a bare array.</summary>
    [Fact]
    public void EveryListTool_IsPaged()
        => Assert.Equal(
            ManagementCatalog.All()
            .Where(static tool => (tool.Name.StartsWith("auth0_list_", StringComparison.Ordinal) && tool.Name != MapOfSecrets)
                || IsArray(tool)).Select(static tool => tool.Name),
            ManagementCatalog.All().Where(static tool => tool.Page is not null).Select(static tool => tool.Name));

    [Theory, MemberData(nameof(Lists))]
    public async Task FollowingNext_VisitsEveryItemOnce(string name)
    {
        foreach (var asked in Ways(ToolSamples.Tool(name)))
        {
            foreach (var total in (int[])[0, 1, 2, 3, 4, 7])
            {
                Assert.Equal(Enumerable.Range(0, total), await Walk(name, asked, total));
            }
        }

        // More than a page of any size that a list has by default.
        Assert.Equal(Enumerable.Range(0, 110), await Walk(name, "{}", 110));
    }

    [Fact]
    public async Task FollowingTheLastLogId_VisitsEveryItemOnce()
        => Assert.Equal(Enumerable.Range(0, 7), await Walk("auth0_list_logs", """{"from":"start","take":2}""", 7));

    [Fact]
    public async Task OffsetPage_SaysWhatWasAskedAndWhatComesNext()
        => AssertJson(
            """{"items":[{"client_id":"a"},{"client_id":"b"}],"total":5,"asked":{"per_page":2,"page":1,"include_totals":true}"""
            + ""","next":{"per_page":2,"include_totals":true,"page":2}}""",
            await Call(
            "auth0_list_applications", """{"per_page":2,"page":1}""",
            """{"start":2,"limit":2,"length":2,"total":5,"clients":[{"client_id":"a"},{"client_id":"b"}]}"""));

    [Fact]
    public async Task LastPage_HasNoNext()
        => AssertJson(
            """{"items":[{"client_id":"e"}],"total":5,"asked":{"per_page":2,"page":2,"include_totals":true},"next":null}""",
            await Call(
            "auth0_list_applications", """{"per_page":2,"page":2}""",
            """{"start":4,"limit":2,"length":1,"total":5,"clients":[{"client_id":"e"}]}"""));

    [Fact]
    public async Task PageBeyondTheEnd_HasNoNext()
        => AssertJson(
            """{"items":[],"total":5,"asked":{"per_page":2,"page":9,"include_totals":true},"next":null}""",
            await Call(
            "auth0_list_applications", """{"per_page":2,"page":9}""", """{"start":18,"limit":2,"length":0,"total":5,"clients":[]}"""));

    [Fact]
    public async Task FilledLastPage_HasNoNext()
        => AssertJson(
            """{"items":[{"client_id":"c"},{"client_id":"d"}],"total":4,"asked":{"per_page":2,"page":1,"include_totals":true}"""
            + ""","next":null}""",
            await Call(
            "auth0_list_applications", """{"per_page":2,"page":1}""",
            """{"start":2,"limit":2,"length":2,"total":4,"clients":[{"client_id":"c"},{"client_id":"d"}]}"""));

    [Fact]
    public async Task OffsetPageWithoutStart_IsReadFromTheQuestion()
    {
        var page = await Call(
            "auth0_list_resource_servers", """{"per_page":1,"page":1}""", """{"total":3,"resource_servers":[{"id":"b"}]}""");
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
        var page = await Call(
            "auth0_list_applications", """{"take":1,"app_type":"spa"}""", """{"clients":[{"client_id":"a"}],"next":"Fe26"}""");
        AssertJson("""{"take":1,"app_type":"spa","from":"Fe26"}""", page.GetProperty("next"));
    }

    [Theory]
    [InlineData("""{"clients":[{"client_id":"a"}],"next":null}""")]
    [InlineData("""{"clients":[{"client_id":"a"}]}""")]
    public async Task LastCursorPage_HasNoNext(string answer)
        => Assert.Equal(
            JsonValueKind.Null, (await Call("auth0_list_applications", """{"take":2}""", answer)).GetProperty("next").ValueKind);

    [Fact]
    public async Task ActionsPage_HasItemsAndTotal()
        => AssertJson(
            """{"items":[{"id":"a"}],"total":2,"asked":{"per_page":1},"next":{"per_page":1,"page":1}}""",
            await Call("auth0_list_actions", """{"per_page":1}""", """{"total":2,"page":0,"per_page":1,"actions":[{"id":"a"}]}"""));

    [Fact]
    public async Task RenamedFilters_AreInNextUnderTheNamesOfTheTool()
    {
        var page = await Call(
            "auth0_list_actions", """{"trigger_id":"post-login","per_page":1}""",
            """{"total":2,"page":0,"per_page":1,"actions":[{"id":"a"}]}""");
        AssertJson("""{"trigger_id":"post-login","per_page":1,"page":1}""", page.GetProperty("next"));
    }

    [Fact]
    public async Task HiddenDefaults_AreInAskedAndNotInNext()
    {
        var page = await Call(
            "auth0_list_users", """{"per_page":1}""", """{"start":0,"limit":1,"length":1,"total":2,"users":[{"user_id":"a"}]}""");
        Assert.Equal("v3", page.GetProperty("asked").GetProperty("search_engine").GetString());
        AssertJson("""{"per_page":1,"include_totals":true,"page":1}""", page.GetProperty("next"));
    }

    [Theory]
    [InlineData("""{"unexpected":"object"}""")]
    [InlineData("""{"clients":"not a list"}""")]
    [InlineData("7")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    public async Task AnswerThatIsNoList_IsPassedOn(string answer)
        => AssertJson(answer, await Call("auth0_list_applications", "{}", answer));

    /// <summary>The ways of asking for two items at a time that a tool offers.</summary>
    private static IEnumerable<string> Ways(OperationTool tool)
    {
        if (tool.Page!.HasOffset)
        {
            yield return """{"per_page":2}""";
        }

        if (tool.Page.HasOffset
            && JsonElement.Parse(tool.EnforcedSchema).GetProperty("properties").TryGetProperty("include_totals", out _))
        {
            yield return """{"per_page":2,"include_totals":false}""";
        }

        if (tool.Page.HasCheckpoint)
        {
            yield return """{"take":2}""";
        }
    }

    private static async Task<List<int>> Walk(string name, string asked, int total)
    {
        List<int> visited = [];
        var tenant = new TestTenant().Answers(PagedTenant.For(name, total));
        var pipeline = new Pipeline(tenant);
        var first = ToolSamples.MinimalArguments(ToolSamples.Tool(name));
        foreach (var (argument, value) in JsonNode.Parse(asked)!.AsObject())
        {
            first[argument] = value?.DeepClone();
        }

        for (var arguments = first.ToJsonString(); arguments != "null"; Assert.True(tenant.Requests.Count < 20))
        {
            var page = (await pipeline.CallAsync(name, arguments)).Success;
            visited.AddRange(page.GetProperty("items").EnumerateArray().Select(static item => item.GetProperty("number").GetInt32()));
            arguments = page.GetProperty("next").GetRawText();
        }

        return visited;
    }

    private static bool IsArray(OperationTool tool)
        => tool.Operation.Method == "GET"
            && ToolSamples.Documented(tool).Successes.Any(static success => success.Schema is { } schema
                && PagedTenant.Forms(schema).Any(static form => form.TryGetProperty("type", out var type) && type.ValueEquals("array")));

    private static async Task<JsonElement> Call(string name, string arguments, string answer)
        => (await new TestTenant().Answers(200, answer).CallAsync(name, arguments)).Success;

    private static void AssertJson(string expected, JsonElement actual)
        => Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual.GetRawText())),
            $"expected {expected}\nfound    {actual}");
}
