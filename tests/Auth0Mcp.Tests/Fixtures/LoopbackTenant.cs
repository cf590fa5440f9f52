using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Auth0Mcp.Tests.Fixtures;

/// <summary>A tenant behind a loopback listener: notes what arrives, and answers everything with an empty object.</summary>
internal sealed class LoopbackTenant : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<(string Method, string Path)> _requests = new();
    private readonly Task _loop;

    public LoopbackTenant()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
        }

        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _loop = ServeAsync();
    }

    public string Address { get; }

    /// <summary>What arrived; paths are escaped, as on the wire.</summary>
    public IReadOnlyList<(string Method, string Path)> Requests => [.. _requests];

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
                _requests.Enqueue((context.Request.HttpMethod, context.Request.RawUrl!.Split('?')[0]));
                await context.Request.InputStream.CopyToAsync(Stream.Null);
                context.Response.ContentType = "application/json";
                context.Response.Close("{}"u8.ToArray(), willBlock: true);
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                // Stopped, or the client went away.
            }
        }
    }
}
