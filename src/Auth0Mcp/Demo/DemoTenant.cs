namespace Auth0Mcp.Demo;
internal sealed class DemoTenant(TimeProvider time) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        => Task.FromResult(new HttpResponseMessage { Content = new StringContent("{\"at\":\"" + time.GetUtcNow().Year + "\"}") });
}
