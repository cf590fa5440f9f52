using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Auth0Mcp.Tests.Telemetry;

/// <summary>An OpenTelemetry collector on loopback (OTLP over HTTP) that keeps what it is sent.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<Sent> _seen = new();
    private readonly bool _answers;
    private readonly Task _loop;

    public Collector(bool answers = true)
    {
        _answers = answers;
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

    /// <summary>What was sent, by path.</summary>
    public IReadOnlyList<Sent> Seen => [.. _seen];

    public IReadOnlyList<string> Paths => [.. _seen.Select(static sent => sent.Path).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Everything that was sent; texts stand in protobuf as they are.</summary>
    public string Text => string.Concat(_seen.Select(static sent => sent.Body));

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
                var body = await reader.ReadToEndAsync();
                _seen.Enqueue(new Sent(context.Request.RawUrl!, context.Request.Headers["x-key"], context.Request.Headers["traceparent"], body));
                if (_answers)
                {
                    context.Response.ContentType = context.Request.ContentType == "application/x-protobuf" ? "application/x-protobuf" : "application/json";
                    context.Response.Close();
                }
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                // Stopped, or the client went away.
            }
        }
    }

    /// <summary>One request.</summary>
    internal sealed record Sent(string Path, string? Key, string? TraceParent, string Body);
}
