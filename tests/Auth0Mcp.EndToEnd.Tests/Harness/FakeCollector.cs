using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Auth0Mcp.EndToEnd.Tests.Harness;

/// <summary>An OpenTelemetry collector on loopback (OTLP over HTTP) that keeps what it is sent.</summary>
public sealed class FakeCollector : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<SeenRequest> _seen = new();
    private readonly Task _loop;

    public FakeCollector()
    {
        Address = $"http://127.0.0.1:{FakeTenant.FreePort()}";
        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _loop = ServeAsync();
    }

    public string Address { get; }

    /// <summary>Each export; its body is protobuf, in which texts stand as they are.</summary>
    public IReadOnlyList<SeenRequest> Seen => [.. _seen];

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _loop;
        _listener.Close();
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream, Encoding.Latin1);
                _seen.Enqueue(new(context.Request.HttpMethod, context.Request.RawUrl!, context.Request.Headers["Authorization"], await reader.ReadToEndAsync()));
                context.Response.ContentType = "application/x-protobuf";
                context.Response.Close();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                // Stopped, or the client went away.
            }
        }
    }
}
