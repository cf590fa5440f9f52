using Microsoft.AspNetCore.Http;

namespace Auth0Mcp.Tests.Fixtures;

/// <summary>A tenant behind a loopback listener, for commands that make their own connection: answers every request as told.</summary>
internal sealed class ListeningTenant : IAsyncDisposable
{
    private readonly LoopbackServer _server;
    private int _served;

    public ListeningTenant() => _server = new LoopbackServer(AnswerAsync);

    /// <summary>Scheme, host and port.</summary>
    public string Address => _server.Address;

    /// <summary>The answer from now on.</summary>
    public (int Status, string ContentType, string Body) Answer { get; set; } = (200, "application/json", "{}");

    public int Served => Volatile.Read(ref _served);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        await LoopbackServer.BodyAsync(context);
        Interlocked.Increment(ref _served);

        // Every command has a connection of its own; left open, they would pile up.
        context.Response.Headers.Connection = "close";
        await LoopbackServer.AnswerAsync(context, Answer.Status, Answer.ContentType, Answer.Body);
    }
}
