using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Auth0Mcp.Tests.Telemetry;

/// <summary>An OpenTelemetry collector on loopback (OTLP over gRPC: HTTP/2 without TLS) that keeps what it is sent.</summary>
internal sealed class GrpcCollector : IAsyncDisposable
{
    private readonly ConcurrentQueue<Sent> _seen = new();
    private readonly WebApplication _server;

    private GrpcCollector(bool answers)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0, static listen => listen.Protocols = HttpProtocols.Http2));
        _server = builder.Build();
        _server.Run(context => AnswerAsync(context, answers));
    }

    public string Address => _server.Urls.Single();

    public IReadOnlyList<Sent> Seen => [.. _seen];

    /// <summary>Everything that was sent; texts stand in protobuf as they are.</summary>
    public string Text => string.Concat(_seen.Select(static sent => sent.Body));

    public static async Task<GrpcCollector> StartAsync(bool answers = true)
    {
        var collector = new GrpcCollector(answers);
        await collector._server.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, bool answers)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.Latin1);
        var body = await reader.ReadToEndAsync();
        _seen.Enqueue(new Sent(context.Request.Path, context.Request.Protocol, context.Request.ContentType, string.Join('\n', context.Request.Headers.Select(static header => $"{header.Key}: {header.Value}")), body));
        if (!answers)
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
