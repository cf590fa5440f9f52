using Auth0Mcp.Demo.Responses;

namespace Auth0Mcp.Demo;

/// <summary>
/// An Auth0 tenant inside the process: serves every operation of the API document with invented data, checks requests as the
/// document says, and remembers changes until the process ends. No network, no credentials; any bearer token will do.
/// </summary>
internal sealed class DemoTenant(TimeProvider time) : HttpMessageHandler
{
    private readonly Lazy<DemoApi> _api = new(() => new DemoApi(time));
    private readonly Lock _gate = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ReadOnlyMemory<byte> body = request.Content is null ? default : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        return Answer(request, body, cancellationToken).ToMessage(request);
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        SendAsync(request, cancellationToken).GetAwaiter().GetResult();

    /// <summary>One request at a time: a tenant of this size answers faster than finer locks would pay for.</summary>
    private DemoResponse Answer(HttpRequestMessage request, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return _api.Value.Answer(request, body);
        }
    }
}
