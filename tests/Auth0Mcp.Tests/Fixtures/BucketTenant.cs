using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Auth0Mcp.Tests.Fixtures;

/// <summary>A tenant behind a loopback listener that takes so many requests per second of its clock and turns the others away, as Auth0 does.</summary>
internal sealed class BucketTenant : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly int _perSecond;
    private readonly int _takenByOthers;
    private readonly Task _loop;
    private long _second;
    private int _taken;

    /// <param name="takenByOthers">Requests of each second that other programs have made already; the headers do not announce them.</param>
    public BucketTenant(TimeProvider time, int perSecond, int takenByOthers = 0)
    {
        (_time, _perSecond, _takenByOthers) = (time, perSecond, takenByOthers);
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

    /// <summary>The requests that were answered.</summary>
    public int Served { get; private set; }

    /// <summary>The requests that came while the bucket was empty.</summary>
    public int TurnedAway { get; private set; }

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
                Answer(context);
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                // Stopped, or the client went away.
            }
        }
    }

    private void Answer(HttpListenerContext context)
    {
        var now = _time.GetUtcNow();
        int left;
        lock (_gate)
        {
            var second = now.ToUnixTimeSeconds();
            (_second, _taken) = second == _second ? (_second, _taken) : (second, _takenByOthers);
            left = _perSecond - ++_taken;
            (Served, TurnedAway) = left >= 0 ? (Served + 1, TurnedAway) : (Served, TurnedAway + 1);
        }

        var response = context.Response;
        response.StatusCode = left >= 0 ? 200 : 429;
        response.ContentType = "application/json";
        response.Headers["Date"] = now.ToString("R", CultureInfo.InvariantCulture);
        response.Headers["x-ratelimit-limit"] = $"{_perSecond}";
        response.Headers["x-ratelimit-remaining"] = $"{Math.Max(0, left)}";
        response.Headers["x-ratelimit-reset"] = $"{now.ToUnixTimeSeconds() + 1}";
        response.OutputStream.Write(Encoding.UTF8.GetBytes("""{"message":"answer"}"""));
        response.Close();
    }
}
