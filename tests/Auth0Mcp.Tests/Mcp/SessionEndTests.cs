using System.Text;
using Auth0Mcp.Stdio;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Mcp;

/// <summary>How a session ends, and what becomes of the requests that are under way.</summary>
public class SessionEndTests
{
    [Fact]
    public async Task EndOfInput_EndsTheServer()
    {
        await using var pipe = await StartAsync();
        await pipe.EndInputAsync();
        await pipe.Server.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task EndOfInputBeforeAnything_EndsTheServer()
    {
        await using var pipe = new McpPipe(new TestTenant());
        await pipe.EndInputAsync();
        await pipe.Server.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Signal_EndsTheServerThoughItsInputCannotBeInterrupted()
    {
        var pipeline = new Pipeline(new TestTenant());
        using var stop = new CancellationTokenSource();
        using var input = new DeafStream();
        using var output = new MemoryStream();
        var server = StdioServer.RunAsync(pipeline.Catalog, pipeline.Caller, input, output, stop.Token);
        await input.Waiting.WaitAsync(TimeSpan.FromSeconds(20));
        await stop.CancelAsync();
        await server.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task RequestsBeforeTheEndOfInput_AreAnswered_TheLastWithoutItsLineEndToo()
    {
        await using var pipe = new McpPipe(new TestTenant().Answers(200, """{"alive":true}"""));
        await pipe.SendAsync(
            """{"jsonrpc":"2.0","id":"a","method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{}"""
            + ""","clientInfo":{"name":"test","version":"1"}}}""");
        await pipe.SendAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""");
        await pipe.SendAsync("""{"jsonrpc":"2.0","id":2,"method":"tools/list"}""");
        await pipe.SendAsync(Encoding.UTF8.GetBytes(McpPipe.Call("auth0_get_log", """{"id":"x"}""", "\"c\"")));
        await pipe.EndInputAsync();
        await pipe.Server.WaitAsync(TimeSpan.FromSeconds(20));
        string[] ids = [(await pipe.ReceiveAsync()).GetProperty("id").ToString(),
            (await pipe.ReceiveAsync()).GetProperty("id").ToString(), (await pipe.ReceiveAsync()).GetProperty("id").ToString()];
        Assert.Equal(["2", "a", "c"], ids.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task EndOfInput_StopsTheRequestThatIsUnderWay()
    {
        var started = new TaskCompletionSource();
        var stopped = new TaskCompletionSource();
        await using var pipe = await StartAsync(Waiting(started, stopped));
        await pipe.SendAsync("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"auth0_list_logs"}}""");
        await started.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await pipe.EndInputAsync();
        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await pipe.Server.WaitAsync(TimeSpan.FromSeconds(20));
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

    /// <summary>As standard input is while nobody writes: it never returns and does not listen to cancellation.</summary>
    private sealed class DeafStream : MemoryStream
    {
        private readonly TaskCompletionSource _waiting = new();

        public Task Waiting => _waiting.Task;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _waiting.TrySetResult();
            return await new TaskCompletionSource<int>().Task;
        }
    }
}
