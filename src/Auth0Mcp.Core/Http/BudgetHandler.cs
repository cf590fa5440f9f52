using Auth0Mcp.Context;
using Auth0Mcp.ManagementApi;
using Polly;
using Polly.Timeout;

namespace Auth0Mcp.Http;

/// <summary>
/// Bounds a call as a whole, however many requests it makes: their number, their size, and their time with retries and waits.
/// </summary>
internal sealed class BudgetHandler : DelegatingHandler
{
    /// <summary>The largest body that is sent; Auth0 takes none above 1 MB.</summary>
    public const int MaxBodyBytes = 2 * 1024 * 1024;

    /// <summary>Characters of the longest URL that is sent: servers take fewer.</summary>
    public const int MaxUrlLength = 32 * 1024;

    private static readonly ResiliencePropertyKey<TimeSpan> s_left = new("left");

    private readonly TimeProvider _time;
    private readonly TimeSpan _timeout;
    private readonly TimeSpan _longestWait;
    private readonly ResiliencePipeline _pipeline;

    public BudgetHandler(TimeProvider time, TimeSpan timeout, TimeSpan longestWait)
    {
        _time = time;
        _timeout = timeout;
        _longestWait = longestWait;
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddTimeout(
                new TimeoutStrategyOptions
                {
                    TimeoutGenerator = static arguments => ValueTask.FromResult(
                arguments.Context.Properties.GetValue(s_left, Timeout.InfiniteTimeSpan))
                })
            .Build();
    }

    /// <exception cref="TimeoutRejectedException">The time is over.</exception>
    /// <exception cref="RateLimitedException">The time is over, and nothing was sent.</exception>
    /// <exception cref="CallLimitException">Too many requests for one call, too large a body, or no time left to begin.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var ledger = CallScope.Of(request)?.Context ?? new CallContext();
        if (!ledger.TakeRequest())
        {
            throw new CallLimitException(
                "request_limit", $"One call may send {CallCaps.DefaultRequests} requests, and this one has.",
                "Do the work in smaller steps.");
        }

        await BoundAsync(request, cancellationToken);
        var left = _timeout - ledger.Spent;
        if (left <= TimeSpan.Zero || ledger.Spent >= _longestWait)
        {
            throw new CallLimitException(
                "timeout", "The time of this call is used up. This request was not sent.",
                "Call again; where the call does several steps, it goes on from what is done.");
        }

        ledger.HasSentChange |= CallScope.Of(request) is not { Tool.Access: ToolAccess.Read };
        LatestStart.Set(request, _time, _longestWait - ledger.Spent);
        var start = _time.GetTimestamp();
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(s_left, left);
        try
        {
            var response = await _pipeline.ExecuteAsync(
                async (current, state) => await base.SendAsync(state, current.CancellationToken), context, request);
            ledger.RequestId = response.Headers.TryGetValues("x-auth0-requestid", out var ids) ? ids.First() : ledger.RequestId;
            return response;
        }
        catch (TimeoutRejectedException) when (!PaceHandler.MayHaveHappened(request))
        {
            // It waited all the time: whoever hears of a timeout would have to find out whether the change was made.
            throw new RateLimitedException(TimeSpan.FromSeconds(1));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
            ledger.Spend(_time.GetElapsedTime(start));
        }
    }

    private static async Task BoundAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.OriginalString.Length > MaxUrlLength)
        {
            throw new CallLimitException(
                "invalid_arguments", $"The URL of the request would be longer than {MaxUrlLength / 1024} KB. Nothing was sent.",
                "Give shorter ids and search terms.");
        }

        if (request.Content is not { } content)
        {
            return;
        }

        try
        {
            await content.LoadIntoBufferAsync(MaxBodyBytes, cancellationToken);
        }
        catch (HttpRequestException)
        {
            throw new CallLimitException(
                "invalid_arguments", $"The request would be larger than {MaxBodyBytes / 1024 / 1024} MB. Nothing was sent.",
                "Send less at a time.");
        }
    }
}
