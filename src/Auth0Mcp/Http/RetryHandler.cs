using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Polly;
using Polly.Retry;

namespace Auth0Mcp.Http;

/// <summary>
/// Repeats what is safe to repeat: any request that the rate limit turned away (429), and reads that met a failing gateway or a broken
/// connection. Waits as long as the tenant says; a wait beyond the bound is the caller's to decide.
/// </summary>
internal sealed class RetryHandler : DelegatingHandler
{
    /// <summary>The header holds no wait of centuries, which a tenant with a wrong clock may ask for.</summary>
    private static readonly TimeSpan s_longestTold = TimeSpan.FromDays(1);

    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;
    private readonly TimeProvider _time;
    private readonly TimeSpan _longestWait;

    public RetryHandler(TimeProvider time, TimeSpan longestWait)
    {
        _time = time;
        _longestWait = longestWait;
        _pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = 3,
                Delay = TimeSpan.FromMilliseconds(500),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = arguments => ValueTask.FromResult(IsWorthRepeating(arguments)),
                DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result is { } response ? AskedDelay(response) : null),
                OnRetry = static arguments =>
                {
                    arguments.Outcome.Result?.Dispose();
                    return default;
                },
            })
            .Build();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(s_request, request);
        context.Properties.Set(s_start, _time.GetTimestamp());
        try
        {
            var response = await _pipeline.ExecuteAsync(
                async (current, state) => await base.SendAsync(state, current.CancellationToken), context, request);
            TellDelay(response);
            return response;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static readonly ResiliencePropertyKey<HttpRequestMessage> s_request = new("request");
    private static readonly ResiliencePropertyKey<long> s_start = new("start");

    private bool IsWorthRepeating(RetryPredicateArguments<HttpResponseMessage> arguments)
    {
        var isRead = arguments.Context.Properties.GetValue(s_request, null!).Method == HttpMethod.Get;
        if (arguments.Outcome.Exception is HttpRequestException failure)
        {
            return isRead && failure.HttpRequestError != HttpRequestError.ConfigurationLimitExceeded;
        }

        var mayRepeat = arguments.Outcome.Result?.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => true,
            HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => isRead,
            _ => false,
        };
        var waited = _time.GetElapsedTime(arguments.Context.Properties.GetValue(s_start, 0));
        return mayRepeat && waited + (AskedDelay(arguments.Outcome.Result!) ?? TimeSpan.Zero) <= _longestWait;
    }

    /// <summary>Says in the standard header how long the caller has to wait, whichever header the tenant used.</summary>
    private void TellDelay(HttpResponseMessage response)
    {
        if (response.StatusCode == HttpStatusCode.TooManyRequests && AskedDelay(response) is { } delay)
        {
            response.Headers.RetryAfter = new RetryConditionHeaderValue(delay < s_longestTold ? delay : s_longestTold);
        }
    }

    /// <summary>The wait that the response asks for: <c>Retry-After</c>, or Auth0's <c>x-ratelimit-reset</c> (seconds since 1970).</summary>
    private TimeSpan? AskedDelay(HttpResponseMessage response)
    {
        if (response.Headers.RetryAfter is { } retryAfter)
        {
            return retryAfter.Delta ?? (retryAfter.Date - _time.GetUtcNow() is { } until && until > TimeSpan.Zero ? until : null);
        }

        if (response.StatusCode == HttpStatusCode.TooManyRequests
            && response.Headers.TryGetValues("x-ratelimit-reset", out var values)
            && long.TryParse(values.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var reset)
            && reset < 253402300800)
        {
            var wait = DateTimeOffset.FromUnixTimeSeconds(reset) - _time.GetUtcNow();
            return wait > TimeSpan.Zero ? wait : null;
        }

        return null;
    }
}
