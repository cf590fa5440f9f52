using Polly;
using Polly.Timeout;

namespace Auth0Mcp.Http;

/// <summary>Bounds a call as a whole, retries and waits included.</summary>
internal sealed class TimeoutHandler(TimeProvider time, TimeSpan timeout) : DelegatingHandler
{
    private readonly ResiliencePipeline _pipeline = new ResiliencePipelineBuilder { TimeProvider = time }.AddTimeout(timeout).Build();

    /// <exception cref="TimeoutRejectedException">The time is over.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        => await _pipeline.ExecuteAsync(async cancellation => await base.SendAsync(request, cancellation), cancellationToken);
}
