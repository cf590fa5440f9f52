using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Auth0Mcp.Tests.Fixtures;

/// <summary>A tenant behind a loopback listener, for commands that make their own connection: answers every request as told.</summary>
internal sealed class ListeningTenant : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _loop;

    public ListeningTenant()
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

    /// <summary>Scheme, host and port.</summary>
    public string Address { get; }

    /// <summary>The answer from now on.</summary>
    public (int Status, string ContentType, string Body) Answer { get; set; } = (200, "application/json", "{}");

    public int Served { get; private set; }

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
                await context.Request.InputStream.CopyToAsync(Stream.Null);
                Served++;
                context.Response.StatusCode = Answer.Status;
                context.Response.ContentType = Answer.ContentType;

                // Every command has a connection of its own; left open, they would pile up.
                context.Response.KeepAlive = false;
                context.Response.Close(Encoding.UTF8.GetBytes(Answer.Body), willBlock: true);
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                // Stopped, or the client went away.
            }
        }
    }
}
