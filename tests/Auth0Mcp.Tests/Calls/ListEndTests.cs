using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Calls;

/// <summary>Pages by number end at 1,000 records: no list leads there, and each says how to go on.</summary>
public class ListEndTests
{
    private const string Members = "auth0_list_organization_members";

    [Theory]
    [InlineData("auth0_list_users", "users", """{"per_page":100}""")]
    [InlineData("auth0_list_users", "users", """{"per_page":30}""")]
    [InlineData("auth0_list_users", "users", "{}")]
    [InlineData("auth0_list_user_logs", "logs", """{"user_id":"auth0|1","per_page":100}""")]
    public async Task ListWithoutCheckpoints_EndsAtTheWallAndSaysHowToGoOn(string tool, string property, string arguments)
    {
        var (seen, last) = await Walk(tool, arguments, property, total: 1250);
        Assert.Equal(Enumerable.Range(0, 1000), seen);
        Assert.Contains("1,000 records", last.GetProperty("_notes")[0].GetString(), StringComparison.Ordinal);
        Assert.Contains("auth0_", last.GetProperty("_notes")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListThatEndsAtTheWallItself_SaysNothing()
    {
        var (seen, last) = await Walk("auth0_list_users", """{"per_page":100}""", "users", total: 1000);
        Assert.Equal(1000, seen.Count);
        Assert.False(last.TryGetProperty("_notes", out _));
    }

    [Theory]
    [InlineData(Members, "members", """{"organization_id":"org_1"}""")]
    [InlineData(Members, "members", """{"organization_id":"org_1","per_page":100,"page":0}""")]
    [InlineData("auth0_list_role_users", "users", """{"role_id":"rol_1","per_page":30}""")]
    [InlineData("auth0_list_connections", "connections", "{}")]
    public async Task LongListWithCheckpoints_IsReadByThemFromTheFirstPageOn(string tool, string property, string arguments)
    {
        var (seen, _) = await Walk(tool, arguments, property, total: 1250);
        Assert.Equal(Enumerable.Range(0, 1250), seen);
    }

    [Fact]
    public async Task LongListWithCheckpoints_StillTellsItsTotal()
    {
        var page = (await new Pipeline(Tenant("members", 1250)).CallAsync(Members, """{"organization_id":"org_1"}""")).Success;
        Assert.Equal(1250, page.GetProperty("total").GetInt32());
        Assert.Equal("c50", page.GetProperty("next").GetProperty("from").GetString());
        Assert.False(page.GetProperty("next").TryGetProperty("page", out _));
    }

    [Fact]
    public async Task ShortListWithCheckpoints_TakesOneRequest()
    {
        var tenant = Tenant("members", 1000);
        Assert.Equal(
            1, (await new Pipeline(tenant).CallAsync(Members, """{"organization_id":"org_1"}""")).Success.GetProperty("next")
            .GetProperty("page").GetInt32());
        Assert.Single(tenant.Requests);
    }

    [Fact]
    public async Task LastPageByNumber_GoesOnByCheckpoint()
    {
        var page =
            (await new Pipeline(Tenant("members", 1250)).CallAsync(
                Members, """{"organization_id":"org_1","per_page":100,"page":9}""")).Success;
        Assert.Equal("""{"organization_id":"org_1","take":100}""", page.GetProperty("next").GetRawText());
        Assert.Contains("from its first item on", page.GetProperty("_notes")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LogsAtTheWall_AreNarrowedByDate()
    {
        var items = new JsonArray([.. Enumerable.Range(0, 100).Select(Item)]);
        var page =
            (await new TestTenant().Answers(200, items.ToJsonString())
                .CallAsync("auth0_list_logs", """{"per_page":100,"page":9}""")).Success;
        Assert.Equal(JsonValueKind.Null, page.GetProperty("next").ValueKind);
        Assert.Contains("`q` by date", page.GetProperty("_notes")[0].GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("q", """{"from":"9002","take":10,"q":"type:f"}""")]
    [InlineData("sort", """{"from":"9002","sort":"date:1"}""")]
    [InlineData("page", """{"from":"9002","page":2}""")]
    [InlineData("q, sort", """{"from":"9002","sort":"date:1","q":"type:f"}""")]
    public async Task LogsFromAnEvent_AreRefusedWithWhatTheApiWouldIgnore(string rivals, string arguments)
    {
        var tenant = new TestTenant();
        var answer = await tenant.CallAsync("auth0_list_logs", arguments);
        Assert.Contains($"from: cannot be given with {rivals}: ", answer.Problems, StringComparison.Ordinal);
        Assert.Contains("give `from` and `take` alone", answer.Problems, StringComparison.Ordinal);
        Assert.Empty(tenant.Requests);
    }

    [Fact]
    public async Task LogsFromAnEvent_GetNoDefaultThatConflicts()
    {
        var tenant = new TestTenant().Answers(200, """[{"log_id":"9003"}]""");
        var page = (await tenant.CallAsync("auth0_list_logs", """{"from":"9002"}""")).Success;
        Assert.Equal("from=9002", tenant.Request.Query);
        Assert.Equal("""{"from":"9003"}""", page.GetProperty("next").GetRawText());
    }

    /// <returns>The numbers of all items on the way, and the last result.</returns>
    private static async Task<(List<int> Seen, JsonElement Last)> Walk(string tool, string arguments, string property, int total)
    {
        var pipeline = new Pipeline(Tenant(property, total));
        var seen = new List<int>();
        while (true)
        {
            var page = (await pipeline.CallAsync(tool, arguments)).Success;
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(static item => item.GetProperty("number").GetInt32()));
            Assert.InRange(seen.Count, 0, total);
            if (page.GetProperty("next").ValueKind == JsonValueKind.Null)
            {
                return (seen, page);
            }

            arguments = page.GetProperty("next").GetRawText();
        }
    }

    /// <summary>Refuses pages beyond 1,000 records, as Auth0 does; goes on by checkpoint.</summary>
    private static TestTenant Tenant(string property, int total) => new TestTenant().Answers((request, _) =>
    {
        var take = Number(request, "take");
        var size = take ?? Number(request, "per_page") ?? 50;
        var from = request.Parameter("from");
        var start = take is null && from is null
            ? (Number(request, "page") ?? 0) * size
            : int.Parse(from?[1..] ?? "0", CultureInfo.InvariantCulture);
        if (take is null && from is null && start + size > 1000)
        {
            return Task.FromResult(
                TestTenant.Json(
                400, """{"message":"You can only page through the first 1000 records.","errorCode":"invalid_paging"}"""));
        }

        var body =
            new JsonObject { [property] = new JsonArray([.. Enumerable.Range(start, Math.Min(size, total - start)).Select(Item)]) };
        if (take is null)
        {
            (body["start"], body["limit"], body["total"]) = (start, size, total);
        }
        else if (start + size < total)
        {
            body["next"] = $"c{start + size}";
        }

        return Task.FromResult(TestTenant.Json(200, body.ToJsonString()));
    });

    private static JsonObject Item(int number) => new() { ["number"] = number, ["log_id"] = $"9{number}" };

    private static int? Number(RecordedRequest request, string name)
        => request.Parameter(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
