using System.Collections.Concurrent;
using System.Text;
using Auth0Mcp.Tests.Fixtures;
using Microsoft.AspNetCore.Http;

namespace Auth0Mcp.Tests.Telemetry;

/// <summary>An OpenTelemetry collector on loopback (OTLP over HTTP) that keeps what it is sent.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly ConcurrentQueue<Sent> _seen = new();
    private readonly LoopbackServer _server;
    private readonly bool _answers;

    public Collector(bool answers = true) => (_answers, _server) = (answers, new LoopbackServer(AnswerAsync));

    public string Address => _server.Address;

    /// <summary>What was sent, by path.</summary>
    public IReadOnlyList<Sent> Seen => [.. _seen];

    public IReadOnlyList<string> Paths => [.. _seen.Select(static sent => sent.Path).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Everything that was sent; texts stand in protobuf as they are.</summary>
    public string Text => string.Concat(_seen.Select(static sent => sent.Body));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var body = await LoopbackServer.BodyAsync(context, Encoding.Latin1);
        var headers = context.Request.Headers;
        _seen.Enqueue(new Sent(LoopbackServer.Target(context), headers["x-key"], headers.TraceParent, body));
        if (!_answers)
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        await LoopbackServer.AnswerAsync(
            context, 200, context.Request.ContentType == "application/x-protobuf" ? "application/x-protobuf" : "application/json", "");
    }

    /// <summary>One request.</summary>
    internal sealed record Sent(string Path, string? Key, string? TraceParent, string Body);
}
