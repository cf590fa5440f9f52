using System.Collections.Concurrent;
using System.Text;
using Auth0Mcp.Tests.Fixtures;
using Microsoft.AspNetCore.Http;

namespace Auth0Mcp.EndToEnd.Tests.Harness;

/// <summary>An OpenTelemetry collector on loopback (OTLP over HTTP) that keeps what it is sent.</summary>
public sealed class FakeCollector : IAsyncDisposable
{
    private readonly ConcurrentQueue<SeenRequest> _seen = new();
    private readonly LoopbackServer _server;

    public FakeCollector() => _server = new LoopbackServer(AnswerAsync);

    public string Address => _server.Address;

    /// <summary>Each export; its body is protobuf, in which texts stand as they are.</summary>
    public IReadOnlyList<SeenRequest> Seen => [.. _seen];

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        _seen.Enqueue(await FakeTenant.ReadAsync(context, Encoding.Latin1));
        await LoopbackServer.AnswerAsync(context, 200, "application/x-protobuf", "");
    }
}
