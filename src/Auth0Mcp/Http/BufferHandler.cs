namespace Auth0Mcp.Http;

/// <summary>Reads the whole answer, within a bound, so that the timeout and the retries cover its body too.</summary>
internal sealed class BufferHandler(long maxBytes) : DelegatingHandler
{
    /// <exception cref="HttpRequestException">The connection broke, or the body is larger (<see cref="HttpRequestError.ConfigurationLimitExceeded"/>).</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(maxBytes, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
