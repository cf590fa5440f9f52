using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Auth0Mcp.Tests.Fixtures;

/// <summary>A web server on loopback; the system gives it a port that nobody else has.</summary>
internal sealed class LoopbackServer : IAsyncDisposable, IDisposable
{
    private readonly WebApplication _server;
    private bool _isDisposed;

    public LoopbackServer(RequestDelegate answer, HttpProtocols protocols = HttpProtocols.Http1)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = protocols);
        });
        _server = builder.Build();
        _server.Run(answer);
        _server.StartAsync().GetAwaiter().GetResult();
        Address = _server.Urls.Single();
    }

    /// <summary>Scheme, host and port.</summary>
    public string Address { get; }

    /// <summary>Path and query as they came over the wire.</summary>
    public static string Target(HttpContext context) => context.Features.Get<IHttpRequestFeature>()!.RawTarget;

    public static async Task<string> BodyAsync(HttpContext context, Encoding? encoding = null)
    {
        using var reader = new StreamReader(context.Request.Body, encoding ?? Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    public static async Task AnswerAsync(HttpContext context, int status, string contentType, string body)
    {
        var content = Encoding.UTF8.GetBytes(body);
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = content.Length;
        await context.Response.Body.WriteAsync(content);
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
        {
            return;
        }

        await _server.DisposeAsync();
    }
}
