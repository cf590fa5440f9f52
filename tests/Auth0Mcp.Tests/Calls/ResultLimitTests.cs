using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Calls;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Calls;

/// <summary>Results fit their limit, say what they leave out, and name the call that brings it.</summary>
public class ResultLimitTests
{
    private static readonly ResultLimits s_limits = new(4 * 1024, 20 * 1024);

    [Fact]
    public async Task LongList_LosesWholeItemsFromTheEnd()
    {
        var shown = (await List(Items(50, 500), """{"per_page":50}""")).Success;
        var items = shown.GetProperty("items");
        Assert.InRange(items.GetArrayLength(), 4, 8);
        Assert.All(items.EnumerateArray(), static item => Assert.Equal(500, item.GetProperty("name").GetString()!.Length));
        var more = Assert.Single(shown.GetProperty("_more").EnumerateArray());
        Assert.Equal($"{50 - items.GetArrayLength()} items", more.GetProperty("left_out").GetString());
        Assert.True(JsonElement.DeepEquals(shown.GetProperty("next"), more.GetProperty("arguments")));
    }

    [Theory]
    [InlineData("auth0_list_actions", """{"per_page":50}""", "actions", true)]
    [InlineData("auth0_list_actions", """{"page":2,"per_page":50}""", "actions", true)]
    [InlineData("auth0_list_logs", """{"from":"start","take":40}""", null, false)]
    [InlineData("auth0_list_logs", "{}", null, true)]
    [InlineData("auth0_list_flow_vault_connections", "{}", "connections", true)]
    public async Task FollowingNext_VisitsEveryItemOnce(string tool, string arguments, string? property, bool hasPages)
    {
        const int Total = 130;
        var seen = new List<int>();
        var tenant = new TestTenant().Answers(request =>
        {
            var size = int.Parse(request.Parameter("per_page") ?? request.Parameter("take") ?? "50", CultureInfo.InvariantCulture);
            var start = hasPages && request.Parameter("from") is null
                ? int.Parse(request.Parameter("page") ?? "0", CultureInfo.InvariantCulture) * size
                : int.TryParse(request.Parameter("from"), CultureInfo.InvariantCulture, out var last) ? last + 1 : 0;
            var items = new JsonArray(
                [.. Enumerable.Range(start, Math.Max(0, Math.Min(size, Total - start)))
                .Select(static number => Item(number, 100 + (number * 37 % 900)))]);
            return property is null
                ? items.ToJsonString()
                : new JsonObject { [property] = items, ["start"] = start, ["limit"] = size, ["total"] = Total }.ToJsonString();
        });
        var pipeline = new Pipeline(tenant, limits: s_limits);
        for (var calls = 0; arguments.Length > 0; calls++)
        {
            Assert.InRange(calls, 0, 200);
            var answer = await pipeline.CallAsync(tool, arguments);
            Assert.InRange(Encoding.UTF8.GetByteCount(answer.Text), 1, s_limits.Cap);
            seen.AddRange(
                answer.Success.GetProperty("items").EnumerateArray().Select(static item => item.GetProperty("number").GetInt32()));
            arguments = answer.Json.GetProperty("next") is { ValueKind: JsonValueKind.Object } next ? next.GetRawText() : "";
        }

        // The last page of a checkpoint walk is the empty one.
        var first = seen[0];
        Assert.Equal(Enumerable.Range(first, Total - first), seen);
    }

    [Fact]
    public async Task LongText_IsCutWithItsLengthAndTheCallThatBringsTheRest()
    {
        var code = string.Concat(Enumerable.Range(0, 20_000).Select(static number => (char)('a' + (number % 26))));
        var tenant = new TestTenant().Answers(200, $$"""{"id":"act_1","name":"Long","code":"{{code}}"}""");
        var pipeline = new Pipeline(tenant, limits: s_limits);
        var answer = await pipeline.CallAsync("auth0_get_action", """{"id":"act_1"}""");
        Assert.InRange(Encoding.UTF8.GetByteCount(answer.Text), 1, s_limits.Budget);
        Assert.Equal("Long", answer.Success.GetProperty("name").GetString());
        Assert.Contains("of 20000 characters]", answer.Json.GetProperty("code").GetString(), StringComparison.Ordinal);

        // Every further stretch comes with the arguments that the result before it names.
        var read = answer.Json.GetProperty("code").GetString()!.Split('…')[0];
        while (answer.Json.TryGetProperty("_more", out var more) || read.Length < code.Length)
        {
            var next = more.ValueKind == JsonValueKind.Array
                ? more[0].GetProperty("arguments").GetRawText()
                : $$"""{"id":"act_1","fields":"code[{{read.Length}}:]"}""";
            answer = await pipeline.CallAsync("auth0_get_action", next);
            read += answer.Success.GetProperty("code").GetString()!.Split('…')[0];
        }

        Assert.Equal(code, read);
    }

    [Fact]
    public async Task ItemThatIsTooLongItself_IsShownShortened()
    {
        var answer = await List([Item(0, 30_000), Item(1, 10)], """{"per_page":50}""");
        Assert.InRange(Encoding.UTF8.GetByteCount(answer.Text), 1, s_limits.Budget);
        var item = Assert.Single(answer.Success.GetProperty("items").EnumerateArray());
        Assert.Contains("of 30000 characters]", item.GetProperty("name").GetString(), StringComparison.Ordinal);
        Assert.Equal("1 items", answer.Json.GetProperty("_more")[0].GetProperty("left_out").GetString());
        Assert.Contains(
            "items[0:1],name[", answer.Json.GetProperty("_more")[1].GetProperty("arguments").GetProperty("fields").GetString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task SelectedFields_MayMeasureMore()
    {
        var tenant = new TestTenant().Answers(200, $$"""{"id":"act_1","code":"{{new string('x', 15_000)}}"}""");
        var answer = await new Pipeline(tenant, limits: s_limits).CallAsync("auth0_get_action", """{"id":"act_1","fields":"code"}""");
        Assert.Equal(15_000, answer.Success.GetProperty("code").GetString()!.Length);
    }

    [Fact]
    public async Task ChangeWithALongAnswer_IsNotOfferedAgain()
    {
        var tenant = new TestTenant().Answers(200, $$"""{"id":"act_1","code":"{{new string('x', 15_000)}}"}""");
        var answer = await new Pipeline(tenant, limits: s_limits).CallAsync("auth0_update_action", """{"id":"act_1","name":"New"}""");
        var more = Assert.Single(answer.Success.GetProperty("_more").EnumerateArray());
        Assert.False(more.TryGetProperty("arguments", out _));
        Assert.Contains("read the resource", more.GetProperty("hint").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"a":[LONG]}""")]
    [InlineData("""{"a":{"b":{"c":[LONG]} } }""")]
    [InlineData("""[LONG]""")]
    [InlineData("""{"a":"x","b":[[LONG],[LONG]]}""")]
    public async Task AnyShape_FitsTheLimit(string shape)
    {
        foreach (var item in (string[])["1", "\"text of a few words\"", """{"k":"vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv","l":[1,2,3]}"""])
        {
            var tenant = new TestTenant().Answers(
                200, shape.Replace("LONG", string.Join(',', Enumerable.Repeat(item, 3_000)), StringComparison.Ordinal));
            var answer = await new Pipeline(tenant, limits: s_limits).CallAsync("auth0_get_log", """{"id":"x"}""");
            Assert.False(answer.IsError, answer.Text);
            Assert.InRange(Encoding.UTF8.GetByteCount(answer.Text), 1, s_limits.Budget);
            Assert.NotEmpty(answer.Json.GetProperty("_more").EnumerateArray());
        }
    }

    [Fact]
    public async Task ManyProperties_FitTheLimit()
    {
        var properties = string.Join(',', Enumerable.Range(0, 5_000).Select(static number => $"\"key{number}\":\"value\""));
        var answer =
            await new Pipeline(
                new TestTenant().Answers(200, $"{{\"user_metadata\":{{{properties}}}}}"), limits: s_limits).CallAsync(
                "auth0_get_user", """{"user_id":"x"}""");
        Assert.InRange(Encoding.UTF8.GetByteCount(answer.Text), 1, s_limits.Budget);
        Assert.Contains(
            "properties", answer.Success.GetProperty("_more")[0].GetProperty("left_out").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HalfACharacter_IsNeverShown()
    {
        for (var shift = 0; shift < 2; shift++)
        {
            var text = new string('a', shift) + string.Concat(Enumerable.Repeat("😀", 9_000));
            var answer =
                await new Pipeline(new TestTenant().Answers(200, $$"""{"code":"{{text}}"}"""), limits: s_limits).CallAsync(
                    "auth0_get_action", """{"id":"x"}""");
            Assert.DoesNotContain('\uFFFD', answer.Success.GetProperty("code").GetString()!);
        }
    }

    private static Task<Answer> List(IEnumerable<JsonObject> items, string arguments)
    {
        var all = new JsonArray([.. items]);
        var tenant = new TestTenant().Answers(
            200, new JsonObject { ["total"] = all.Count, ["page"] = 0, ["per_page"] = 50, ["actions"] = all }.ToJsonString());
        return new Pipeline(tenant, limits: s_limits).CallAsync("auth0_list_actions", arguments);
    }

    private static IEnumerable<JsonObject> Items(int count, int length)
        => Enumerable.Range(0, count).Select(number => Item(number, length));

    private static JsonObject Item(int number, int length)
        => new() { ["number"] = number, ["log_id"] = number.ToString(CultureInfo.InvariantCulture), ["name"] = new string('n', length) };
}
