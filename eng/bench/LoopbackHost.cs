using System.Net;
using System.Net.Sockets;

namespace Auth0Mcp.Bench;

/// <summary>A web server on loopback that answers every request at once with JSON.</summary>
internal sealed class LoopbackHost : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Func<string, byte[]> _answer;

    /// <param name="answer">The answer for a path.</param>
    public LoopbackHost(Func<string, byte[]> answer)
    {
        _answer = answer;
        Address = $"http://127.0.0.1:{FreePort()}";
        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _ = ServeAsync();
    }

    public string Address { get; }

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>True when something listens there; a moment later when nothing does.</summary>
    public static async Task<bool> AnswersAsync(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            await Task.Delay(1);
            return false;
        }
    }

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
        var answer = _answer(context.Request.Url!.AbsolutePath);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength64 = answer.Length;
        try
        {
            await context.Response.OutputStream.WriteAsync(answer);
            context.Response.Close();
        }
        catch (HttpListenerException)
        {
            // The server has read as much as it wanted.
        }
    }
}
