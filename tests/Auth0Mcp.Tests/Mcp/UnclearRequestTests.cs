using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Mcp;

/// <summary>A request that two readers may understand in two ways, or nobody at all, is refused in our words, and by its id.</summary>
public class UnclearRequestTests
{
    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"ping","method":"tools/call"}""", "-32600", "'method' is given twice.")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"id":1,"method":"ping"}""", "-32600", "'id' is given twice.")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"\ud800"}""", "-32600", "'method' holds half of a surrogate pair")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"\ud800":1,"method":"ping"}""", "-32600", "A name in the message holds half")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{},"params":{}}""", "-32600", "'params' is given twice.")]
    [InlineData(
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"\ud800"}}""", "-32602", "'name' holds half of a surrogate pair")]
    [InlineData(
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"auth0_get_log","name":"auth0_delete_user"}}""",
        "-32602", "'name' is given twice in 'params'.")]
    [InlineData(
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"auth0_get_log","arguments":{},"arguments":{"id":"x"}}}""",
        "-32602", "'arguments' is given twice in 'params'.")]
    [InlineData(
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"_meta":{"a":1,"a":2},"name":"auth0_get_log"}}""",
        "-32602", "'a' is given twice in 'params'.")]
    [InlineData(
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"_meta":{"a":["\udc00"]},"name":"auth0_get_log"}}""",
        "-32602", "'_meta' holds half of a surrogate pair")]
    [InlineData(
        """{"jsonrpc":"2.0","id":1,"method":"prompts/get","params":{"name":"x","arguments":{"a":"\ud800"}}}""",
        "-32602", "'arguments' holds half of a surrogate pair")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call"}""", "-32602", "'params' has to be an object with the 'name'")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":null}""", "-32602", "'params' has to be an object")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":[{}]}""", "-32602", "'params' has to be an object")]
    public async Task RequestThatIsNotClear_IsRefusedInOurWords(string line, string code, string problem)
    {
        await using var pipe = await StartAsync();
        var error = (await pipe.AskAsync(line)).GetProperty("error");
        Assert.Equal(code, error.GetProperty("code").GetRawText());
        Assert.StartsWith(problem, error.GetProperty("message").GetString(), StringComparison.Ordinal);
        await pipe.AssertAliveAsync();
    }

    [Fact]
    public async Task RequestThatIsNestedTooDeep_IsRefusedInOurWords()
    {
        await using var pipe = await StartAsync();
        var nested = new string('[', 70) + new string(']', 70);
        var error = (await pipe.AskAsync(
            $$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"_meta":{"x":{{nested}}""" + "},\"name\":\"auth0_get_log\"}}"))
            .GetProperty("error");
        Assert.Equal("'_meta' is nested deeper than 64 levels.", error.GetProperty("message").GetString());
    }

    [Fact]
    public async Task IdThatCannotBeRead_IsAnsweredWithoutIt()
    {
        await using var pipe = await StartAsync();
        await pipe.SendAsync("""{"jsonrpc":"2.0","id":"\ud800","method":"ping"}""");
        await pipe.AssertAliveAsync();
        Assert.Contains(pipe.Lines, static line => line.Contains("\"id\":null", StringComparison.Ordinal)
            && line.Contains("'id' holds half of a surrogate pair", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RequestOfABatchThatIsNotClear_IsRefusedAmongTheAnswers()
    {
        await using var pipe = new McpPipe(new TestTenant().Answers(200, """{"alive":true}"""));
        await pipe.InitializeAsync("2025-03-26");
        await pipe.SendAsync(
            """[{"jsonrpc":"2.0","id":1,"method":"ping","params":{"_meta":{"x":1,"x":2}}},{"jsonrpc":"2.0","id":2,"method":"ping"}]""");
        var answers = (await pipe.ReceiveAsync()).EnumerateArray().ToList();
        Assert.Equal(2, answers.Count);
        Assert.Equal(
            "'x' is given twice in 'params'.",
            Assert.Single(answers, static answer => answer.TryGetProperty("error", out _)).GetProperty("error")
                .GetProperty("message").GetString());
        await pipe.AssertAliveAsync();
    }

    private static async Task<McpPipe> StartAsync(TestTenant? tenant = null)
    {
        var pipe = new McpPipe(tenant ?? new TestTenant().Answers(200, """{"alive":true}"""));
        await pipe.InitializeAsync();
        return pipe;
    }
}
