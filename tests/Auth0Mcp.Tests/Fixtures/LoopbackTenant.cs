using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace Auth0Mcp.Tests.Fixtures;

/// <summary>A tenant behind a loopback listener: notes what arrives, and answers everything with an empty object.</summary>
internal sealed class LoopbackTenant : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Method, string Path)> _requests = new();
    private readonly LoopbackServer _server;

    public LoopbackTenant() => _server = new LoopbackServer(AnswerAsync);

    public string Address => _server.Address;

    /// <summary>What arrived; paths are escaped, as on the wire.</summary>
    public IReadOnlyList<(string Method, string Path)> Requests => [.. _requests];

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        _requests.Enqueue((context.Request.Method, LoopbackServer.Target(context).Split('?')[0]));
        await LoopbackServer.BodyAsync(context);
        await LoopbackServer.AnswerAsync(context, 200, "application/json", "{}");
    }
}
