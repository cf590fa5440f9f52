using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Auth0Mcp.Tests.Fixtures;

/// <summary>
/// A tenant behind a loopback listener that takes so many requests per second of its clock and turns the others away, as Auth0
/// does.
/// </summary>
internal sealed class BucketTenant : IAsyncDisposable
{
    private readonly LoopbackServer _server;
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly int _perSecond;
    private readonly int _takenByOthers;
    private long _second;
    private int _taken;

    /// <param name="takenByOthers">Requests of each second that other programs have made already; the headers do not announce
    /// them.</param>
    public BucketTenant(TimeProvider time, int perSecond, int takenByOthers = 0)
    {
        (_time, _perSecond, _takenByOthers) = (time, perSecond, takenByOthers);
        _server = new LoopbackServer(AnswerAsync);
    }

    public string Address => _server.Address;

    /// <summary>The requests that were answered.</summary>
    public int Served { get; private set; }

    /// <summary>The requests that came while the bucket was empty.</summary>
    public int TurnedAway { get; private set; }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        // Whoever answers before the body has come may lose the connection over it.
        await LoopbackServer.BodyAsync(context);
        var now = _time.GetUtcNow();
        int left;
        lock (_gate)
        {
            var second = now.ToUnixTimeSeconds();
            (_second, _taken) = second == _second ? (_second, _taken) : (second, _takenByOthers);
            left = _perSecond - ++_taken;
            (Served, TurnedAway) = left >= 0 ? (Served + 1, TurnedAway) : (Served, TurnedAway + 1);
        }

        var headers = context.Response.Headers;
        headers.Date = now.ToString("R", CultureInfo.InvariantCulture);
        headers["x-ratelimit-limit"] = $"{_perSecond}";
        headers["x-ratelimit-remaining"] = $"{Math.Max(0, left)}";
        headers["x-ratelimit-reset"] = $"{now.ToUnixTimeSeconds() + 1}";
        await LoopbackServer.AnswerAsync(context, left >= 0 ? 200 : 429, "application/json", """{"message":"answer"}""");
    }
}
