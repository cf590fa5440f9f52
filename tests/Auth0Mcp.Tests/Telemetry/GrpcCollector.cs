using System.Collections.Concurrent;
using System.Text;
using Auth0Mcp.Tests.Fixtures;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Auth0Mcp.Tests.Telemetry;

/// <summary>An OpenTelemetry collector on loopback (OTLP over gRPC: HTTP/2 without TLS) that keeps what it is sent.</summary>
internal sealed class GrpcCollector : IAsyncDisposable
{
    private readonly ConcurrentQueue<Sent> _seen = new();
    private readonly LoopbackServer _server;
    private readonly bool _answers;

    public GrpcCollector(bool answers = true) => (_answers, _server) = (answers, new LoopbackServer(AnswerAsync, HttpProtocols.Http2));

    public string Address => _server.Address;

    public IReadOnlyList<Sent> Seen => [.. _seen];

    /// <summary>Everything that was sent; texts stand in protobuf as they are.</summary>
    public string Text => string.Concat(_seen.Select(static sent => sent.Body));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var body = await LoopbackServer.BodyAsync(context, Encoding.Latin1);
        var headers = string.Join('\n', context.Request.Headers.Select(static header => $"{header.Key}: {header.Value}"));
        _seen.Enqueue(new Sent(context.Request.Path, context.Request.Protocol, context.Request.ContentType, headers, body));
        if (!_answers)
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        // An answer without fields: one message that is not compressed and has no bytes.
        context.Response.ContentType = "application/grpc";
        await context.Response.Body.WriteAsync(new byte[5]);
        context.Response.AppendTrailer("grpc-status", "0");
    }

    /// <summary>One request; its headers a line each.</summary>
    internal sealed record Sent(string Path, string Protocol, string? ContentType, string Headers, string Body);
}
