using System.Globalization;
using System.Net;
using Auth0Mcp.Context;
using Auth0Mcp.Telemetry;

namespace Auth0Mcp.Http;

/// <summary>
/// Holds requests back while the tenant's rate limit is known to be used up: they would be turned away, and count all the same.
/// </summary>
internal sealed class PaceHandler(IRateLimitGate pace, TimeProvider time) : DelegatingHandler
{
    private static readonly HttpRequestOptionsKey<bool> s_mayHaveHappened = new("may-have-happened");

    /// <summary>True when the request was sent, now or before, and not turned away.</summary>
    public static bool MayHaveHappened(HttpRequestMessage request)
        => request.Options.TryGetValue(s_mayHaveHappened, out var mayHave) && mayHave;

    /// <exception cref="RateLimitedException">The wait is longer than the call may take; the request was not sent, or not sent
    /// again.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var mayHaveHappened = MayHaveHappened(request);
        RateLimitLease lease;
        try
        {
            lease = await pace.EnterAsync(LatestStart.Left(request, time), wait => Tell(request, wait), cancellationToken);
        }
        catch (RateLimitedException limited) when (mayHaveHappened)
        {
            throw new RateLimitedException(limited.Wait, mayHaveHappened);
        }

        RateLimit? limit = null;
        HttpResponseMessage? response = null;
        try
        {
            request.Options.Set(s_mayHaveHappened, true);
            response = await base.SendAsync(request, cancellationToken);
            limit = RateLimit.Read(response, time.GetUtcNow());
            request.Options.Set(
                s_mayHaveHappened,
                mayHaveHappened || response.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.Unauthorized));
            return response;
        }
        finally
        {
            pace.Leave(lease, limit, isAnswered: response is not null);
        }
    }

    /// <summary>Tells the caller of a request what it waits for.</summary>
    public static void Tell(HttpRequestMessage request, TimeSpan wait)
    {
        Signals.RateLimitWait.Record(wait.TotalSeconds);
        CallScope.Of(
            request)?.Progress?.Report(
            string.Create(
            CultureInfo.InvariantCulture, $"The tenant's rate limit is used up: waiting {Math.Ceiling(wait.TotalSeconds):0} s"));
    }
}
