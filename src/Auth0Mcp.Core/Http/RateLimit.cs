using System.Globalization;
using System.Net;

namespace Auth0Mcp.Http;

/// <summary>
/// What an answer says of the tenant's rate limit: Auth0's <c>x-ratelimit-remaining</c> and <c>x-ratelimit-reset</c> (seconds
/// since 1970), and <c>Retry-After</c> (RFC 9110 section 10.2.3).
/// </summary>
/// <param name="Remaining">The requests that are left.</param>
/// <param name="Reset">When there are more, on the clock of this machine.</param>
/// <param name="Window">The reset as the tenant named it, which tells answers of the same window from others; null when it named
/// none.</param>
internal sealed record RateLimit(int Remaining, DateTimeOffset Reset, long? Window = null)
{
    /// <summary>
    /// A tenant with a wrong clock, or whoever answers in its place, may ask for centuries. Auth0's windows are seconds to
    /// minutes; after an hour the next request finds out what holds.
    /// </summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(1);

    /// <summary>Clocks this close are taken for equal: the header <c>Date</c> has no fractions.</summary>
    private static readonly TimeSpan s_tolerance = TimeSpan.FromSeconds(5);

    /// <summary>The limit as the answer shows it; null when it does not.</summary>
    public static RateLimit? Read(HttpResponseMessage response, DateTimeOffset now)
    {
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            return AskedDelay(response, now) is { } delay ? Limit(0, delay) : null;
        }

        return Number(response, "x-ratelimit-remaining") is { } remaining && UntilReset(response, now) is { } wait
            ? Limit((int)Math.Min(remaining, int.MaxValue), wait)
            : null;

        // A window that ends later than anybody waits is not one to compare others with.
        RateLimit Limit(int left, TimeSpan until)
            => until < s_longest ? new RateLimit(left, now + until, NamedReset(response)) : new RateLimit(left, now + s_longest);
    }

    /// <summary>
    /// True for an answer of a window after that of <paramref name="other"/>. Without windows, the clock of this machine decides.
    /// </summary>
    public bool IsLaterThan(RateLimit other)
        => (Window, other.Window) is ({ } window, { } known) ? window > known : Reset > other.Reset;

    /// <summary>The wait that the answer asks for, at most an hour; null when it asks for none.</summary>
    public static TimeSpan? AskedDelay(HttpResponseMessage response, DateTimeOffset now)
    {
        var wait = response.Headers.RetryAfter is { } retryAfter ? retryAfter.Delta ?? retryAfter.Date - now
            : response.StatusCode == HttpStatusCode.TooManyRequests ? UntilReset(response, now)
            : null;
        return wait is not { } asked || asked < TimeSpan.Zero
            || (asked == TimeSpan.Zero && response.Headers.RetryAfter?.Delta is null) ? null
            : asked < s_longest ? asked
            : s_longest;
    }

    private static TimeSpan? UntilReset(HttpResponseMessage response, DateTimeOffset now)
    {
        if (NamedReset(response) is not { } reset)
        {
            return null;
        }

        // The tenant's clock counts, where it is another one.
        var theirs = response.Headers.Date is { } date && (date - now).Duration() > s_tolerance ? date : now;
        return DateTimeOffset.FromUnixTimeSeconds(reset) - theirs;
    }

    private static long? NamedReset(HttpResponseMessage response)
        => Number(response, "x-ratelimit-reset") is { } reset and < 253402300800 ? reset : null;

    private static long? Number(HttpResponseMessage response, string header)
        => response.Headers.TryGetValues(header, out var values)
            && long.TryParse(values.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
