using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Auth0Mcp.Context;
using Auth0Mcp.ManagementApi;
using Polly;
using Polly.Retry;

namespace Auth0Mcp.Http;

/// <summary>
/// Repeats what is harmless to repeat: any request that the rate limit turned away (429), and reads and idempotent writes that met a
/// failing server or a broken connection. Waits as long as the tenant says; a wait beyond the bound is the caller's to decide.
/// </summary>
internal sealed class RetryHandler : DelegatingHandler
{
    /// <summary>The longest wait after a failure, and so the time that has to be left for one more try.</summary>
    private static readonly TimeSpan s_longestBackoff = TimeSpan.FromSeconds(4);

    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;
    private readonly TimeProvider _time;

    public RetryHandler(TimeProvider time)
    {
        _time = time;
        _pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = 3,
                Delay = TimeSpan.FromMilliseconds(500),
                BackoffType = DelayBackoffType.Exponential,
                MaxDelay = s_longestBackoff,
                UseJitter = true,
                ShouldHandle = arguments => ValueTask.FromResult(IsWorthRepeating(arguments)),
                DelayGenerator = arguments => ValueTask.FromResult(
                    arguments.Outcome.Result is { } response ? RateLimit.AskedDelay(response, time.GetUtcNow()) : null),
                OnRetry = static arguments =>
                {
                    if (arguments.RetryDelay >= TimeSpan.FromSeconds(1))
                    {
                        Tell(arguments.Context.Properties.GetValue(s_request, null!), arguments.Outcome.Result?.StatusCode,
                            arguments.RetryDelay);
                    }

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

    /// <summary>Tells the caller what it waits for.</summary>
    private static void Tell(HttpRequestMessage request, HttpStatusCode? status, TimeSpan wait)
    {
        if (status == HttpStatusCode.TooManyRequests)
        {
            PaceHandler.Tell(request, wait);
        }
        else
        {
            CallScope.Of(
                request)?.Progress?.Report(
                string.Create(
                CultureInfo.InvariantCulture, $"The tenant did not answer: trying again in {Math.Ceiling(wait.TotalSeconds):0} s"));
        }
    }

    private static readonly ResiliencePropertyKey<HttpRequestMessage> s_request = new("request");

    private bool IsWorthRepeating(RetryPredicateArguments<HttpResponseMessage> arguments)
    {
        var request = arguments.Context.Properties.GetValue(s_request, null!);
        var left = LatestStart.Left(request, _time);
        if (arguments.Outcome.Exception is HttpRequestException failure)
        {
            return IsHarmless(request) && failure.HttpRequestError != HttpRequestError.ConfigurationLimitExceeded
                && s_longestBackoff <= left;
        }

        var mayRepeat = arguments.Outcome.Result?.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => true,
            HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable
                or HttpStatusCode.GatewayTimeout => IsHarmless(request),
            _ => false,
        };
        return mayRepeat && (RateLimit.AskedDelay(arguments.Outcome.Result!, _time.GetUtcNow()) ?? s_longestBackoff) <= left;
    }

    /// <summary>
    /// A second time changes nothing more, and answers the same: a deletion that is repeated finds nothing and looks like a
    /// failure.
    /// </summary>
    private static bool IsHarmless(HttpRequestMessage request)
        => request.Method == HttpMethod.Get || CallScope.Of(request)?.Tool is { IsIdempotent: true, Access: not ToolAccess.Destructive };

    /// <summary>Says in the standard header how long the caller has to wait, whichever header the tenant used.</summary>
    private void TellDelay(HttpResponseMessage response)
    {
        if (response.StatusCode == HttpStatusCode.TooManyRequests && RateLimit.AskedDelay(response, _time.GetUtcNow()) is { } delay)
        {
            response.Headers.RetryAfter = new RetryConditionHeaderValue(delay);
        }
    }
}
