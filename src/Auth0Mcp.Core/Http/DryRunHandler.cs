using Auth0Mcp.Context;

namespace Auth0Mcp.Http;

/// <summary>Stops every request of a dry run and hands it back as the answer: what is shown is what would have been sent.</summary>
internal sealed class DryRunHandler(string basePath) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (CallScope.Of(request) is not { IsDryRun: true })
        {
            return await base.SendAsync(request, cancellationToken);
        }

        var uri = request.RequestUri!;
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        return new HttpResponseMessage
        {
            Content = new PlannedRequest(request.Method.Method, uri.AbsolutePath[basePath.Length..], uri.Query.TrimStart('?'), body),
            RequestMessage = request,
        };
    }
}
