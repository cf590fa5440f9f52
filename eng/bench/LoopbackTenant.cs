using System.Net;
using System.Net.Sockets;

namespace Auth0Mcp.Bench;

/// <summary>A Management API on loopback that answers everything at once, with the given answers by turns.</summary>
internal sealed class LoopbackTenant : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly IReadOnlyList<byte[]> _answers;
    private int _given;

    /// <param name="answers">Texts in JSON; one application where there are none.</param>
    public LoopbackTenant(params IReadOnlyList<byte[]> answers)
    {
        _answers = answers.Count == 0 ? [SampleAnswers.Application()] : answers;
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
        var answer = _answers[(int)((uint)Interlocked.Increment(ref _given) % _answers.Count)];
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
