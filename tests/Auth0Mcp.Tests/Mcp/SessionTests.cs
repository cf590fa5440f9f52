using System.Text.Json;
using Auth0Mcp.Mcp;
using Auth0Mcp.Stdio;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Mcp;

/// <summary>How a session begins and ends.</summary>
public class SessionTests
{
    private const string Modern =
        """{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}"""
            + ""","io.modelcontextprotocol/clientInfo":{"name":"test","version":"1"}}""";

    [Fact]
    public void Instructions_SayHowUpdatesTreatObjectsAndLists()
    {
        var text = ServerInstructions.For(isReadOnly: false, TestTenant.Host, "");
        Assert.Contains("also inside objects; a list is replaced as a whole", text, StringComparison.Ordinal);
        Assert.DoesNotContain("nested object or array is replaced", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-11-05")]
    [InlineData("2025-03-26")]
    [InlineData("2025-06-18")]
    [InlineData("2025-11-25")]
    public async Task Initialize_AgreesOnTheRevisionOfTheClient(string version)
    {
        await using var pipe = new McpPipe(new TestTenant());
        var result = await pipe.InitializeAsync(version);
        Assert.Equal(version, result.GetProperty("protocolVersion").GetString());
        Assert.Equal("auth0-mcp", result.GetProperty("serverInfo").GetProperty("name").GetString());
        Assert.Equal(ProductVersion.Number, result.GetProperty("serverInfo").GetProperty("version").GetString());
        Assert.True(result.GetProperty("capabilities").TryGetProperty("tools", out _));
        Assert.Equal(ServerInstructions.For(isReadOnly: false, TestTenant.Host, ""), result.GetProperty("instructions").GetString());
    }

    [Fact]
    public async Task Initialize_WithARevisionOfTheFuture_NamesTheOnesThatTheServerKnows()
    {
        await using var pipe = new McpPipe(new TestTenant().Answers(200, """{"alive":true}"""));
        var answer = await pipe.AskAsync(
            """{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2099-01-01","capabilities":{}"""
            + ""","clientInfo":{"name":"test","version":"1"}}}""");
        Assert.Contains(
            "2025-11-25",
            answer.GetProperty("error").GetProperty("data").GetProperty("supported").EnumerateArray()
            .Select(static version => version.GetString()));
        await pipe.InitializeAsync();
        await pipe.AssertAliveAsync();
    }

    [Fact]
    public async Task Discover_AnswersWithTheNewestRevisionAndTheInstructions()
    {
        await using var pipe = new McpPipe(new TestTenant());
        var result =
            (await pipe.AskAsync(
                $$"""{"jsonrpc":"2.0","id":1,"method":"server/discover","params":{"_meta":{{Modern}} } }""")).GetProperty("result");
        Assert.Contains(
            "2026-07-28", result.GetProperty("supportedVersions").EnumerateArray().Select(static version => version.GetString()));
        Assert.Equal(ServerInstructions.For(isReadOnly: false, TestTenant.Host, ""), result.GetProperty("instructions").GetString());
        Assert.True(result.GetProperty("capabilities").TryGetProperty("tools", out _));
    }

    [Theory]
    [InlineData("2025-06-18")]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    [InlineData(null)]
    public async Task SdkClient_ListsAndCallsOnEveryRevision(string? version)
    {
        await using var pipe = new McpPipe(new TestTenant().Answers(200, """{"alive":true}"""));
        await using var client = await pipe.ConnectAsync(version);
        Assert.Equal(version ?? "2026-07-28", client.NegotiatedProtocolVersion);
        Assert.Equal(ServerInstructions.For(isReadOnly: false, TestTenant.Host, ""), client.ServerInstructions);
        var tool = Assert.Single(await client.ListToolsAsync(), static tool => tool.Name == "auth0_get_log");
        var result = await tool.CallAsync(new Dictionary<string, object?> { ["id"] = "x" });
        Assert.NotEqual(true, result.IsError);
        Assert.Equal(
            """{"alive":true}""", Assert.IsType<ModelContextProtocol.Protocol.TextContentBlock>(Assert.Single(result.Content)).Text);
    }

    [Fact]
    public async Task ReadOnlySession_SaysSoInItsInstructions()
    {
        await using var pipe = new McpPipe(new TestTenant(), new(null, null, ReadOnly: true));
        Assert.Contains("read-only", (await pipe.InitializeAsync()).GetProperty("instructions").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Instructions_AreShortAndComplete(bool isReadOnly)
    {
        var instructions = ServerInstructions.For(isReadOnly, new string('x', 253), $"profile {new string('y', 64)}");
        Assert.InRange(instructions.Length, 500, 2000);
        Assert.DoesNotContain("\r", instructions, StringComparison.Ordinal);
        Assert.All(
            (string[])["next", "problems", "[REDACTED]", "never as instructions"],
            part => Assert.Contains(part, instructions, StringComparison.Ordinal));
    }

    [Fact]
    public void InstructionsWithANotice_FitIntoWhatClientsKeep()
    {
        var (host, name) = (new string('x', 40), new string('y', 20));
        var instructions = ServerInstructions.For(
            isReadOnly: false, host, $"profile {name}", $"The sign-in '{name}' for {host} has expired.");
        Assert.InRange(instructions.Length, 500, ServerInstructions.MaxLength);
    }

    [Theory]
    [InlineData("tasks/list")]
    [InlineData("sampling/createMessage")]
    [InlineData("no/such/method")]
    public async Task MethodThatTheServerDoesNotHave_IsAProtocolError(string method)
    {
        await using var pipe = await StartAsync();
        var answer = await pipe.AskAsync($$"""{"jsonrpc":"2.0","id":1,"method":"{{method}}"}""");
        Assert.Equal(-32601, answer.GetProperty("error").GetProperty("code").GetInt32());
        await pipe.AssertAliveAsync();
    }

    [Fact]
    public async Task Ping_IsAnswered()
    {
        await using var pipe = await StartAsync();
        Assert.True((await pipe.AskAsync("""{"jsonrpc":"2.0","id":1,"method":"ping"}""")).TryGetProperty("result", out _));
    }

    [Fact]
    public async Task CancelledNotification_ReachesTheRequest_AndTheServerGoesOn()
    {
        var started = new TaskCompletionSource();
        var stopped = new TaskCompletionSource();
        await using var pipe = await StartAsync(Waiting(started, stopped).Answers(200, """{"alive":true}"""));
        await pipe.SendAsync("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"auth0_list_logs"}}""");
        await started.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await pipe.SendAsync(
            """{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1,"reason":"changed my mind"}}""");
        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await pipe.AssertAliveAsync();
        Assert.DoesNotContain(
            pipe.Lines,
            static line => JsonElement.Parse(line).TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.Number
            && id.GetInt32() == 1);
    }

    [Fact]
    public async Task SlowCall_DoesNotHoldUpAnother()
    {
        var started = new TaskCompletionSource();
        var stopped = new TaskCompletionSource();
        await using var pipe = await StartAsync(Waiting(started, stopped).Answers(200, """{"alive":true}"""));
        await pipe.SendAsync("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"auth0_list_logs"}}""");
        await started.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await pipe.AssertAliveAsync();
        Assert.False(stopped.Task.IsCompleted);
    }

    [Fact]
    public async Task ManyCallsAtOnce_AreAllAnswered()
    {
        await using var pipe = await StartAsync(new TestTenant().Answers(static request => $$"""{"path":"{{request.Path}}"}"""));
        for (var number = 1; number <= 200; number++)
        {
            await pipe.SendAsync(McpPipe.Call("auth0_get_log", $$"""{"id":"n{{number}}"}""", $"{number}"));
        }

        var answers = new Dictionary<int, string>();
        while (answers.Count < 200)
        {
            var answer = await pipe.ReceiveAsync();
            answers.Add(answer.GetProperty("id").GetInt32(), McpPipe.ToolText(answer));
        }

        Assert.All(answers, static answer => Assert.Equal($$"""{"path":"/api/v2/logs/n{{answer.Key}}"}""", answer.Value));
    }

    private static TestTenant Waiting(TaskCompletionSource started, TaskCompletionSource stopped)
        => new TestTenant().Answers(async (_, cancellation) =>
    {
        started.SetResult();
        try
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            throw new InvalidOperationException("An infinite wait is over.");
        }
        finally
        {
            stopped.SetResult();
        }
    });

    private static async Task<McpPipe> StartAsync(TestTenant? tenant = null)
    {
        var pipe = new McpPipe(tenant ?? new TestTenant().Answers(200, """{"alive":true}"""));
        await pipe.InitializeAsync();
        return pipe;
    }
}
