using System.Text.Json;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Updates;

/// <summary>What a result shows of a long text is no value: written back, the rest of the text would be lost.</summary>
public sealed class CutTextTests
{
    private readonly string _code = string.Concat(Enumerable.Range(0, 4000).Select(static line => $"// line {line}\n"));

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\n// a function of its own\nexports.more = () => 1;\n")]
    public async Task CodeAsItWasShown_IsRefused(string end)
    {
        var tenant = new TestTenant().Answers(200, JsonSerializer.Serialize(new { id = "a1", name = "n", code = _code }));
        var shown = (await tenant.CallAsync("auth0_get_action", """{"id":"a1"}""")).Success.GetProperty("code").GetString()!;
        Assert.EndsWith(" characters]", shown, StringComparison.Ordinal);
        var answer = await tenant.CallAsync("auth0_update_action", JsonSerializer.Serialize(new { id = "a1", code = shown + end }));
        Assert.Contains("code: holds the beginning of a longer text", answer.Problems, StringComparison.Ordinal);
        Assert.DoesNotContain(tenant.Requests, static request => request.Method != "GET");
    }

    [Theory]
    [InlineData("callbacks")]
    [InlineData(null)]
    public async Task ListAsItWasShown_IsRefused(string? fields)
    {
        string[] callbacks = [.. Enumerable.Range(0, 3000).Select(static number => $"https://{number}.example.com/callback/of/it")];
        var tenant = new TestTenant().Answers(200, JsonSerializer.Serialize(new { client_id = "c1", name = "n", callbacks }));
        var shown = (await tenant.CallAsync(
            "auth0_get_application", JsonSerializer.Serialize(fields is null ? new { client_id = "c1" } : new { client_id = "c1", fields }
                as object))).Success.GetProperty("callbacks");
        Assert.InRange(shown.GetArrayLength(), 10, 2999);
        var answer = await CallAsync(tenant, $$"""{"client_id":"c1","callbacks":{{shown.GetRawText()}}}""");
        Assert.Contains(
            $"callbacks: holds the first {shown.GetArrayLength()} of 3000 stored items, as a result shows them", answer.Problems,
            StringComparison.Ordinal);
        Assert.DoesNotContain(tenant.Requests, static request => request.Method != "GET");
        (await CallAsync(tenant, $$"""{"client_id":"c1","callbacks":{{JsonSerializer.Serialize(callbacks[..^1])}}}""")).Success.ToString();
    }

    [Theory]
    [InlineData(0, 200, "https://new.example/cb", 700)]
    [InlineData(1, 200, null, 701)]
    [InlineData(0, 199, null, 701)]
    [InlineData(200, 900, null, 200)]
    [InlineData(500, 900, "https://new.example/cb", 500)]
    [InlineData(5, 900, null, 5)]
    public async Task StretchOfALongList_IsSentByAPersonAlone(int from, int end, string? added, int gone)
    {
        string[] callbacks = [.. Enumerable.Range(0, 900).Select(static number => $"https://{number}.example.com/some/long/way/to/it")];
        var tenant = new TestTenant().Answers(200, JsonSerializer.Serialize(new { client_id = "c1", name = "n", callbacks }));
        string[] sent = [.. added is null ? [] : new[] { added }, .. callbacks[from..end]];
        var answer = await CallAsync(tenant, JsonSerializer.Serialize(new { client_id = "c1", callbacks = sent }));
        if (gone < 10)
        {
            answer.Success.ToString();
            return;
        }

        Assert.Equal(
            $"callbacks ({gone} of 900 items) comes back in part, as a result may have shown it, and the rest does not come back.",
            Loss(answer));
        Assert.DoesNotContain(tenant.Requests, static request => request.Method != "GET");
    }

    [Theory]
    [InlineData(0, 8000, "", "")]
    [InlineData(0, 8000, "// head\n", "\n// end\n")]
    [InlineData(8000, 16_192, "", "")]
    [InlineData(3, 7990, "", "\u2026 [8000 characters]\n// end")]
    public async Task StretchOfALongText_IsSentByAPersonAlone(int from, int end, string before, string after)
    {
        var tenant = new TestTenant().Answers(200, JsonSerializer.Serialize(new { id = "a1", name = "n", code = _code }));
        var code = before + _code[from..end] + after;
        var answer = await UpdateAsync(tenant, code);
        Assert.StartsWith(
            $"code ({_code.Length - (end - from)} of {_code.Length} characters) comes back in part", Loss(answer), StringComparison.Ordinal);
        Assert.DoesNotContain(tenant.Requests, static request => request.Method != "GET");
    }

    [Theory]
    [InlineData(17_000, 0, 8000, 1000)]
    [InlineData(17_000, 0, 8000, 20_000)]
    [InlineData(17_000, 8000, 17_000, 0)]
    [InlineData(23_000, 0, 16_192, 0)]
    [InlineData(23_000, 0, 16_192, 300)]
    public async Task PartsOfATextThatAResultCuts_AreSentByAPersonAlone(int length, int from, int end, int added)
    {
        var stored = Code(length);
        var tenant = new TestTenant().Answers(200, JsonSerializer.Serialize(new { id = "a1", name = "n", code = stored }));
        var answer = await UpdateAsync(tenant, stored[from..end] + new string('x', added));
        Assert.Equal(
            $"code ({length - (end - from)} of {length} characters) comes back in part, as a result may have shown it, and the rest does "
            + "not come back.",
            Loss(answer));
        Assert.DoesNotContain(tenant.Requests, static request => request.Method != "GET");
    }

    [Theory]
    [InlineData("const line3 = 9;", "const three = 9;")]
    [InlineData("const line300 = 900;", "")]
    [InlineData("const line0 = 0; // some words that make it long", "// The head is another one.")]
    public async Task TextThatAResultCuts_AndThatIsSentWhole_MayBeEdited(string old, string edited)
    {
        var stored = Code(17_000);
        Assert.Contains(old, stored, StringComparison.Ordinal);
        var tenant = new TestTenant().Answers(200, JsonSerializer.Serialize(new { id = "a1", name = "n", code = stored }));
        (await UpdateAsync(tenant, stored.Replace(old, edited, StringComparison.Ordinal))).Success.ToString();
        (await UpdateAsync(tenant, "// head\n" + stored[..9000] + new string('x', 2000) + stored[9050..])).Success.ToString();
    }

    [Fact]
    public async Task BeginningOfATextThatAResultCuts_IsSentByAPersonAlone_EvenIfEdited()
    {
        var stored = Code(17_000);
        var tenant = new TestTenant().Answers(200, JsonSerializer.Serialize(new { id = "a1", name = "n", code = stored }));
        var code = "// head\n" + stored[..8000].Replace("0 = ", "0 = 1 + ", StringComparison.Ordinal) + new string('x', 4000);
        Assert.Matches(@"^code \((9|10)[0-9]{3} of 17000 characters\) comes back in part", Loss(await UpdateAsync(tenant, code)));
        Assert.DoesNotContain(tenant.Requests, static request => request.Method != "GET");
    }

    [Fact]
    public async Task TextThatAResultShowsWhole_MayLoseItsEnd()
    {
        var stored = Code(9000);
        var tenant = new TestTenant().Answers(200, JsonSerializer.Serialize(new { id = "a1", name = "n", code = stored }));
        (await UpdateAsync(tenant, stored[..6000])).Success.ToString();
    }

    [Fact]
    public async Task LongTextThatIsAnother_OrThatIsEdited_IsSent()
    {
        var tenant = new TestTenant().Answers(200, JsonSerializer.Serialize(new { id = "a1", name = "n", code = _code }));
        foreach (var code in (string[])[_code.Replace("line 3\n", "line three\n", StringComparison.Ordinal), new('y', 3000)])
        {
            (await UpdateAsync(tenant, code)).Success.ToString();
        }
    }

    [Fact]
    public async Task FirstItemsOfAListThatNoResultCuts_AreSent()
    {
        var tenant = new TestTenant().Answers(200, """{"client_id":"c1","callbacks":["https://a.example","https://b.example"]}""");
        (await CallAsync(tenant, """{"client_id":"c1","callbacks":["https://a.example"]}""")).Success.ToString();
    }

    [Theory]
    [InlineData("""{"callbacks":["https://a.example","… and 5 more"]}""", "callbacks: is the beginning of a longer list")]
    [InlineData("""{"callbacks":["https://a.example","\u2026 and 5 more"]}""", "callbacks: is the beginning of a longer list")]
    [InlineData("""{"client_metadata":{"a":"(a list of 40)"}}""", "client_metadata.a: says how much there is")]
    public async Task ListAsAPlanShowsIt_IsRefused(string arguments, string problem)
    {
        var tenant = new TestTenant();
        Assert.Contains(
            problem, (await CallAsync(tenant, $$"""{"client_id":"c1",{{arguments[1..]}}""")).Problems, StringComparison.Ordinal);
        Assert.Empty(tenant.Requests);
    }

    [Fact]
    public async Task TextThatOnlySpeaksOfCharacters_IsSent()
    {
        var tenant = new TestTenant().Answers(200, """{"id":"a1","name":"n","code":"x"}""");
        (await tenant.CallAsync("auth0_update_action", """{"id":"a1","code":"// at most [5 of 10 characters]"}""")).Success.ToString();
    }

    private static string Code(int length)
        => string.Concat(Enumerable.Range(0, 1000).Select(
            static line => $"const line{line} = {line * 3}; // some words that make it long\n"))[..length];

    private static Task<Answer> UpdateAsync(TestTenant tenant, string code)
        => new Pipeline(tenant, confirm: ConfirmLevel.Destructive)
            .CallAsync("auth0_update_action", JsonSerializer.Serialize(new { id = "a1", code }));

    private static string Loss(Answer answer) => answer.Error.GetProperty("plan").GetProperty("loss").GetString()!;

    private static Task<Answer> CallAsync(TestTenant tenant, string arguments)
        => new Pipeline(tenant, confirm: ConfirmLevel.Destructive).CallAsync("auth0_update_application", arguments);
}
