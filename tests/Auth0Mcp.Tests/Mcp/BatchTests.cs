using System.Text;
using System.Text.Json;
using Auth0Mcp.Mcp;
using Auth0Mcp.Stdio;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Mcp;

/// <summary>Batches: answered as one array where the revision has them, and refused in words where it has not.</summary>
public class BatchTests
{
    private const string WithBatches = "2025-03-26";
    private const string Ping = """{"jsonrpc":"2.0","id":"p","method":"ping"}""";

    [Fact]
    public async Task Requests_AreAnsweredInOneArray()
    {
        await using var pipe = await StartAsync();
        await pipe.SendAsync(
            $$"""[{{Ping}},{{McpPipe.Call("auth0_get_log", """{"id":"x"}""", "7")}},{"jsonrpc":"2.0","method":"notifications/nope"}]""");
        var answers = await pipe.ReceiveAsync();
        Assert.Equal(
            ["7", "p"],
            answers.EnumerateArray().Select(static answer => answer.GetProperty("id").ToString()).Order(StringComparer.Ordinal));
        var call = answers.EnumerateArray().Single(static answer => answer.GetProperty("id").ToString() == "7");
        Assert.Equal("""{"alive":true}""", McpPipe.ToolText(call));
    }

    [Fact]
    public void BatchesThatWait_AreTwoAtMost()
    {
        var batches = new Batches();
        batches.Observe(Encoding.UTF8.GetBytes(
            """{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-03-26"} }"""));
        Assert.Single(batches.Split(OfPing(1)).Messages);
        Assert.Single(batches.Split(OfPing(2)).Messages);
        var (messages, answer) = batches.Split(OfPing(3));
        Assert.Empty(messages);
        Assert.Equal(3, JsonElement.Parse(answer!.Value.Span)[0].GetProperty("id").GetInt32());
        Assert.NotNull(batches.Join(Encoding.UTF8.GetBytes("""{"jsonrpc":"2.0","id":1,"result":{}}""" + "\n")));
        Assert.Single(batches.Split(OfPing(3)).Messages);
        Assert.Null(batches.Cancel(new(2)));
        Assert.Single(batches.Split(OfPing(4)).Messages);

        static byte[] OfPing(int id) => Encoding.UTF8.GetBytes($$"""[{"jsonrpc":"2.0","id":{{id}},"method":"ping"}]""");
    }

    [Fact]
    public async Task NotificationsAlone_AreNotAnswered()
    {
        await using var pipe = await StartAsync();
        await pipe.SendAsync("""[{"jsonrpc":"2.0","method":"notifications/nope"},{"jsonrpc":"2.0","method":"notifications/nope"}]""");
        await pipe.AssertAliveAsync();
        Assert.DoesNotContain(pipe.Lines.Skip(1), static line => line.StartsWith('['));
    }

    [Fact]
    public async Task Messages_PassTheSameGuards()
    {
        var deep = new string('[', 500) + new string(']', 500);
        await using var pipe = await StartAsync();
        await pipe.SendAsync(
            $"[{McpPipe.Call("auth0_get_log", """{"id":"x","id":"y"}""", "1")},"
            + $"{McpPipe.Call("auth0_get_log", $$"""{"id":{{deep}}}""", "2")},{McpPipe.Call("auth0_get_log", "[]", "3")}]");
        var answers = (await pipe.ReceiveAsync()).EnumerateArray().ToList();
        Assert.Equal(3, answers.Count);
        Assert.All(answers, static answer => Assert.True(answer.GetProperty("result").GetProperty("isError").GetBoolean()));
        Assert.Contains(answers, static answer => McpPipe.ToolText(answer).Contains("given twice", StringComparison.Ordinal));
        await pipe.AssertAliveAsync();
    }

    [Theory]
    [InlineData("7")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"jsonrpc":"1.0","id":1,"method":"ping"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":null,"method":"ping"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1.5,"method":"ping"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":7}""")]
    [InlineData("""{"jsonrpc":"2.0","id":"\ud800","method":"ping"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"ping","x":"\ud800"}""")]
    [InlineData(
        """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"clientInfo":{"name":"t","version":"1"},"capabilities":{}"""
        + ""","protocolVersion":"2025-03-26"}}""")]
    public async Task MessageThatIsNone_IsAnErrorAmongTheAnswers(string message)
    {
        await using var pipe = await StartAsync();
        await pipe.SendAsync($"[{message},{Ping}]");
        var answers = (await pipe.ReceiveAsync()).EnumerateArray().ToList();
        Assert.Equal(2, answers.Count);
        Assert.Equal(
            -32600, Assert.Single(answers, static answer => answer.TryGetProperty("error", out _)).GetProperty("error")
            .GetProperty("code").GetInt32());
        await pipe.AssertAliveAsync();
    }

    [Fact]
    public async Task IdGivenTwice_IsAnsweredTwice()
    {
        await using var pipe = await StartAsync();
        await pipe.SendAsync($"[{Ping},{Ping}]");
        Assert.Equal(2, (await pipe.ReceiveAsync()).GetArrayLength());
        await pipe.AssertAliveAsync();
    }

    [Theory]
    [InlineData("[]", "empty")]
    [InlineData("[ ]", "empty")]
    [InlineData("[{]", "not valid JSON")]
    public async Task BatchWithoutMessages_IsOneError(string line, string reason)
    {
        await using var pipe = await StartAsync();
        await pipe.SendAsync(line);
        Assert.Contains(
            reason, (await pipe.ReceiveAsync()).GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
        await pipe.AssertAliveAsync();
    }

    [Fact]
    public async Task LongestBatch_IsTakenAndALongerOneRefused()
    {
        await using var pipe = await StartAsync();
        await pipe.SendAsync(Pings(Batches.MostMessages));
        Assert.Equal(Batches.MostMessages, (await pipe.ReceiveAsync()).GetArrayLength());
        await pipe.SendAsync(Pings(Batches.MostMessages + 1));
        Assert.Equal(-32600, (await pipe.ReceiveAsync()).GetProperty("error").GetProperty("code").GetInt32());
        await pipe.AssertAliveAsync();
    }

    [Theory]
    [InlineData("2024-11-05")]
    [InlineData("2025-06-18")]
    [InlineData("2025-11-25")]
    public async Task RevisionWithoutBatches_IsToldSo(string version)
    {
        await using var pipe = await StartAsync(version);
        await pipe.SendAsync($"[{Ping}]");
        var answer = await pipe.ReceiveAsync();
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("id").ValueKind);
        Assert.Contains(WithBatches, answer.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
        await pipe.AssertAliveAsync();
    }

    [Fact]
    public async Task BatchBeforeASession_IsRefused()
    {
        await using var pipe = new McpPipe(new TestTenant().Answers(200, """{"alive":true}"""), Pipeline.Everything);
        await pipe.SendAsync($"[{Ping}]");
        Assert.Equal(-32600, (await pipe.ReceiveAsync()).GetProperty("error").GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task CancelledRequest_IsNotWaitedFor()
    {
        var never = new TaskCompletionSource<HttpResponseMessage>();
        var tenant = new TestTenant().Answers((_, cancellation) => never.Task.WaitAsync(cancellation))
            .Answers(200, """{"alive":true}""");
        await using var pipe = new McpPipe(tenant, Pipeline.Everything);
        await pipe.InitializeAsync(WithBatches);
        await pipe.SendAsync($"[{Ping},{McpPipe.Call("auth0_get_log", """{"id":"x"}""", "7")}]");
        await pipe.SendAsync("""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":7}}""");
        Assert.Equal("p", Assert.Single((await pipe.ReceiveAsync()).EnumerateArray()).GetProperty("id").GetString());
    }

    [Fact]
    public async Task EndOfTheInput_WaitsForTheWholeBatch()
    {
        await using var pipe = await StartAsync();
        await pipe.SendAsync($"[{Ping},{McpPipe.Call("auth0_get_log", """{"id":"x"}""", "7")}]");
        await pipe.EndInputAsync();
        Assert.Equal(2, (await pipe.ReceiveAsync()).GetArrayLength());
    }

    private static string Pings(int count)
        => $"[{string.Join(',', Enumerable.Range(0, count).Select(static id => $$"""{"jsonrpc":"2.0","id":{{id + 10}},"method":"ping"}"""))}]";

    private static async Task<McpPipe> StartAsync(string version = WithBatches)
    {
        var pipe = new McpPipe(new TestTenant().Answers(200, """{"alive":true}"""), Pipeline.Everything);
        Assert.Equal(version, (await pipe.InitializeAsync(version)).GetProperty("protocolVersion").GetString());
        return pipe;
    }
}
