using System.Text;
using System.Text.Json;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Mcp;

/// <summary>Whatever a line holds, the server answers or ignores it and lives on.</summary>
public class HostileInputTests
{
    [Theory]
    [InlineData("garbage")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("\"text\"")]
    [InlineData("[]")]
    [InlineData("[[]]")]
    [InlineData("{}")]
    [InlineData("""{"jsonrpc":"2.0"}""")]
    [InlineData("""{"jsonrpc":"1.0","id":1,"method":"ping"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":{},"method":"ping"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":null,"method":"ping"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":7}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":null}""")]
    [InlineData("""{"jsonrpc":"2.0","method":"notifications/nope"}""")]
    [InlineData("""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":999}}""")]
    [InlineData("""{"jsonrpc":"2.0","method":"notifications/cancelled","params":7}""")]
    [InlineData("""{"jsonrpc":"2.0","id":999,"result":{}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":999,"error":{"code":1,"message":"x"}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"id":2,"method":"ping"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"ping","method":"tools/call"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":"\ud800","method":"ping"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"\ud800"}""")]
    [InlineData("""{"\ud800":1,"jsonrpc":"2.0","id":1,"method":"ping"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1e400,"method":"ping"}""")]
    [InlineData("""[{"jsonrpc":"2.0","id":1,"method":"ping"},{"jsonrpc":"2.0","id":2,"method":"ping"}]""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":null}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":[]}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":"x"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":7}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":null}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"\ud800"}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"auth0_get_log","_meta":7}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"cursor":"nope"}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}""")]
    public async Task LineThatMakesNoSense_HurtsNobody(string line)
    {
        await using var pipe = await StartAsync();
        await pipe.SendAsync(line);
        await pipe.AssertAliveAsync();
        Assert.All(pipe.Lines, static written => Assert.Equal("2.0", JsonElement.Parse(written).GetProperty("jsonrpc").GetString()));
    }

    [Fact]
    public async Task CallOfNothing_IsAnUnknownTool()
    {
        await using var pipe = await StartAsync();
        var answer = await pipe.AskAsync("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":null}}""");
        Assert.Contains("unknown_tool", McpPipe.ToolText(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BytesThatAreNotUtf8_HurtNobody()
    {
        await using var pipe = await StartAsync();
        await pipe.SendAsync(new byte[] { 0xFF, 0xFE, 0x00, 0xC3, (byte)'\n' });
        await pipe.SendAsync(
            (byte[])[
            .. """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"auth0_get_log","arguments":{"id":" """u8, 0xFF,
                .. "\"}}}\n"u8]);
        await pipe.AssertAliveAsync();
    }

    [Fact]
    public async Task FiveMegabytesOfUnclosedNesting_HurtNobody()
    {
        await using var pipe = await StartAsync();
        await pipe.SendAsync(
            """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"auth0_get_log","arguments":"""
            + new string('[', 5_000_000));
        await pipe.AssertAliveAsync();
    }

    [Fact]
    public async Task NestingOutsideTheArguments_HurtsNobody()
    {
        await using var pipe = await StartAsync();
        var nested = new string('[', 100_000) + new string(']', 100_000);
        await pipe.SendAsync(
            $$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"_meta":{"x":{{nested}}"""
            + $$""" },"name":"auth0_get_log","arguments":{"id":"x"} } }""");
        await pipe.SendAsync($$"""{"jsonrpc":"2.0","id":2,"method":"ping","x":{{nested}}}""");
        await pipe.AssertAliveAsync();
    }

    [Fact]
    public async Task LineBeyondTheBound_IsDroppedAndTheNextOneIsRead()
    {
        await using var pipe = await StartAsync();
        var block = Encoding.UTF8.GetBytes(new string('x', 1024 * 1024));
        for (var megabytes = 0; megabytes < 34; megabytes++)
        {
            await pipe.SendAsync(block);
        }

        await pipe.SendAsync("");
        await pipe.AssertAliveAsync();
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":"a7","method":"tools/call","params":{"arguments":{"x":""", "}}}", "\"a7\"")]
    [InlineData("""{"method":"tools/call","params":{"arguments":{"x":""", """}},"jsonrpc":"2.0","id":7}""", "7")]
    [InlineData("""{"method":"tools/call","params":{"arguments":{"x":""", """}},"id":"a 7","jsonrpc":"2.0"}""", "\"a 7\"")]
    [InlineData("""{"method":"tools/call","params":{"arguments":{"x":""", ""","id":7}}}""", "null")]
    public async Task RequestBeyondTheBoundOfALine_IsAnsweredByItsId(string before, string after, string id)
    {
        await using var pipe = await StartAsync();
        await pipe.SendAsync($"{before}\"{new string('x', 9_000_000)}\"{after}");
        await pipe.AssertAliveAsync();
        var answer = pipe.Lines.Select(static line => JsonElement.Parse(line)).First(static line => line.TryGetProperty("error", out _));
        Assert.Equal(id, answer.GetProperty("id").GetRawText());
        Assert.Contains("larger than 8 MB", answer.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":7,"method":"ping","params":{"x":[ONES]}}""", "7")]
    [InlineData("""{"jsonrpc":"2.0","id":7,"result":{"x":[ONES]}}""", "null")]
    [InlineData("""[ONES""", "null")]
    public async Task MessageThatIsNoCallAndLarge_IsRefused(string line, string id)
    {
        await using var pipe = await StartAsync();
        await pipe.SendAsync(line.Replace("ONES", string.Join(',', Enumerable.Repeat("1", 600_000)), StringComparison.Ordinal));
        await pipe.AssertAliveAsync();
        Assert.Contains(
            pipe.Lines.Select(static line => JsonElement.Parse(line)),
            line => line.TryGetProperty("error", out _) && line.GetProperty("id").GetRawText() == id);
    }

    [Fact]
    public async Task CallWithALargeEnvelope_IsRefused()
    {
        await using var pipe = await StartAsync();
        var answer = await pipe.AskAsync(
            $$"""{"jsonrpc":"2.0","id":"""
            + $$"""7,"method":"tools/call","params":{"name":"auth0_search_tools","arguments":{"query":"a"}"""
            + $$""","_meta":{"x":"{{new string('x', 600_000)}}"} } }""");
        Assert.Contains("larger than 512 KB without its", McpPipe.ToolText(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LineInManyPieces_IsOneLine()
    {
        await using var pipe = await StartAsync();
        foreach (var piece in """{"jsonrpc":"2.0","id":1,"method":"ping"}""" + "\r\n")
        {
            await pipe.SendAsync(new[] { (byte)piece });
        }

        Assert.Equal(1, (await pipe.ReceiveAsync()).GetProperty("id").GetInt32());
        await pipe.AssertAliveAsync();
    }

    [Fact]
    public async Task SeveralLinesAtOnce_AreAllAnswered()
    {
        await using var pipe = await StartAsync();
        await pipe.SendAsync(
            string.Join('\n', Enumerable.Range(1, 20).Select(static id => $$"""{"jsonrpc":"2.0","id":{{id}},"method":"ping"}""")));
        List<int> ids = [];
        while (ids.Count < 20)
        {
            ids.Add((await pipe.ReceiveAsync()).GetProperty("id").GetInt32());
        }

        Assert.Equal(Enumerable.Range(1, 20), ids.Order());
    }

    [Fact]
    public async Task UnknownTool_IsAnErrorResultAndNotAProtocolError()
    {
        await using var pipe = await StartAsync();
        var answer = await pipe.AskAsync(
            """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"auth0_get_logs","arguments":{}}}""");
        Assert.Contains("did you mean 'auth0_get_log'", McpPipe.ToolText(answer), StringComparison.Ordinal);
        Assert.True(answer.GetProperty("result").GetProperty("isError").GetBoolean());
    }

    [Fact]
    public async Task Letters_ReachTheClientAsLetters()
    {
        await using var pipe = await StartAsync(new TestTenant().Answers(200, """{"name":"é 日本 😀 \"<&>\""}"""));
        var answer = await pipe.AskAsync(
            """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"auth0_get_log","arguments":{"id":"x"}}}""");
        Assert.Equal("""{"name":"é 日本 😀 \"<&>\""}""", McpPipe.ToolText(answer));
    }

    private static async Task<McpPipe> StartAsync(TestTenant? tenant = null)
    {
        var pipe = new McpPipe(tenant ?? new TestTenant().Answers(200, """{"alive":true}"""));
        await pipe.InitializeAsync();
        return pipe;
    }
}
