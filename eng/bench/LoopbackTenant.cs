using System.Net;
using System.Net.Sockets;

namespace Auth0Mcp.Bench;

/// <summary>A Management API on loopback that answers everything at once with one application.</summary>
internal sealed class LoopbackTenant : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly byte[] _answer = SampleAnswers.Application();

    public LoopbackTenant()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = $"http://{probe.LocalEndpoint}";
        }

        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _ = ServeAsync();
    }

    public string Address { get; }

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                _ = AnswerAsync(await _listener.GetContextAsync());
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // The measurement is over.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength64 = _answer.Length;
        await context.Response.OutputStream.WriteAsync(_answer);
        context.Response.Close();
    }
}
