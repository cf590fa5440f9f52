namespace Auth0Mcp.Tests.CompositeTools;

/// <summary>Notes the methods of the requests that pass.</summary>
internal sealed class CountingHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly List<string> _methods = [];

    public IReadOnlyList<string> Methods => _methods;

    public void Clear() => _methods.Clear();

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _methods.Add(request.Method.Method);
        return base.SendAsync(request, cancellationToken);
    }
}
