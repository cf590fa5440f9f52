using System.Net.Sockets;
using System.Text;
using Auth0Mcp.Team.Tests.Fixtures;

namespace Auth0Mcp.Team.Tests.Attacks;

/// <summary>What comes as bytes and not as requests: smuggled, slow, or only there to be in the way.</summary>
public sealed class WireAttackTests : IAsyncLifetime
{
    private readonly LogLines _log = new();
    private RunningServer _server = null!;

    private int Port => _server.Settings.PublicUrl.Port;

    public async Task InitializeAsync()
        => _server =
            await RunningServer.StartAsync(
                static settings => settings with { Limits = settings.Limits with { Connections = 2_500 } },
                options => options with { Configure = builder => _log.AddTo(builder.Logging) });

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /healthz/live HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!")]
    [InlineData("Content-Length: -1\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n")]
    [InlineData("X: a\r\n Content-Length: 4\r\n\r\n")]
    [InlineData("X: a\rContent-Length: 4\r\n\r\n")]
    [InlineData("X\0: a\r\n\r\n")]
    public async Task AmbiguousRequest_IsRefused_AndEndsItsConnection(string headers)
    {
        var answer = await ExchangeAsync($"POST /mcp/north HTTP/1.1\r\nHost: 127.0.0.1:{Port}\r\n{headers}", isAllThereIs: true);

        // At most one response, and never that of what was hidden in the body.
        Assert.DoesNotContain("\"live\"", answer, StringComparison.Ordinal);
        Assert.InRange(answer.Split("HTTP/1.1 ").Length - 1, 0, 1);
        Assert.DoesNotContain("HTTP/1.1 200", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET http://evil.example.com/healthz HTTP/1.1\r\nHost: evil.example.com\r\nConnection: close\r\n\r\n")]
    [InlineData("GET /nothing HTTP/1.1\r\nHost: evil.example.com\r\nConnection: close\r\n\r\n")]
    [InlineData("GET /nothing HTTP/1.1\r\nConnection: close\r\n\r\n")]
    public async Task RequestForAnotherHost_GetsNothing(string request)
    {
        var answer = await ExchangeAsync(request);
        Assert.True(
            answer.StartsWith("HTTP/1.1 4", StringComparison.Ordinal) || answer.Contains("\"ready\"", StringComparison.Ordinal), answer);
        Assert.DoesNotContain("mcp", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("auth0:read auth0:write")]
    [InlineData("auth0:read")]
    public async Task BodyThatNeverComes_EndsTheRequest_AndFillsNoLog(string scope)
    {
        using var client = new TcpClient("127.0.0.1", Port);
        var token = _server.Token(scope: scope);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /mcp/north HTTP/1.1\r\nHost: 127.0.0.1:{Port}\r\nAuthorization: Bearer {token}\r\nContent-Type: "
            + $"application/json\r\nAccept: application/json, text/event-stream\r\nContent-Length: 100000\r\n\r\n{{"));
        var answer = await ReadToEndAsync(client.GetStream());

        Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
        Assert.Contains("\"too_slow\"", answer, StringComparison.Ordinal);
        Assert.Empty(_log.All);
    }

    [Theory]
    [InlineData("auth0:read auth0:write")]
    [InlineData("auth0:read")]
    public async Task BodyThatIsCutOff_FillsNoLog(string scope)
    {
        using (var client = new TcpClient("127.0.0.1", Port))
        {
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                $"POST /mcp/north HTTP/1.1\r\nHost: 127.0.0.1:{Port}\r\nAuthorization: Bearer {_server.Token(scope: scope)}\r\n"
                + "Content-Type: application/json\r\nAccept: application/json, text/event-stream\r\nContent-Length: 100000\r\n\r\n{"));
            client.Client.LingerState = new LingerOption(enable: true, seconds: 0);
        }

        await _server.Client().RequestAsync("tools/list");
        await _server.StopAsync();
        Assert.Empty(_log.All);
    }

    [Fact]
    public async Task HeadersThatNeverEnd_EndTheConnection()
    {
        using var client = new TcpClient("127.0.0.1", Port);
        await client.GetStream().WriteAsync("GET / HTTP/1.1\r\nX: "u8.ToArray());
        var answer = await ReadToEndAsync(client.GetStream());

        Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 408", StringComparison.Ordinal), answer);
    }

    [Fact]
    public async Task ManyIdleConnections_LeaveRoomForOthers_AndCostLittle()
    {
        const int Many = 2_000;
        await _server.Client().RequestAsync("tools/list");
        var before = Used();
        var idle = new List<TcpClient>();
        try
        {
            for (var number = 0; number < Many; number++)
            {
                idle.Add(new TcpClient("127.0.0.1", Port));
            }

            Assert.NotEqual(0, (await _server.Client().RequestAsync("tools/list")).GetProperty("tools").GetArrayLength());
            Assert.InRange(Used() - before, long.MinValue, Many * 32L * 1024);
        }
        finally
        {
            idle.ForEach(static client => client.Dispose());
        }

        static long Used() => GC.GetTotalMemory(forceFullCollection: true);
    }

    private async Task<string> ExchangeAsync(string request, bool isAllThereIs = false)
    {
        using var client = new TcpClient("127.0.0.1", Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        if (isAllThereIs)
        {
            client.Client.Shutdown(SocketShutdown.Send);
        }

        return await ReadToEndAsync(stream);
    }

    private static async Task<string> ReadToEndAsync(NetworkStream stream)
    {
        var all = new MemoryStream();
        try
        {
            await stream.CopyToAsync(all).WaitAsync(TimeSpan.FromSeconds(60));
        }
        catch (IOException)
        {
            // Reset by the server: an end as good as another.
        }

        return Encoding.Latin1.GetString(all.ToArray());
    }
}
