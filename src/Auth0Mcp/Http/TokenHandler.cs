using System.Net.Http.Headers;
using Auth0Mcp.Configuration;

namespace Auth0Mcp.Http;

/// <summary>Adds the access token, and only to requests for the tenant it is for.</summary>
internal sealed class TokenHandler(Credentials credentials) : DelegatingHandler
{
    /// <exception cref="AccessDeniedException">The request is for another host.</exception>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!string.Equals(request.RequestUri!.Authority, credentials.Tenant.ApiBase.Authority, StringComparison.OrdinalIgnoreCase))
        {
            throw new AccessDeniedException("A request for another host than the tenant was stopped.");
        }

        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", credentials.AccessToken);
        return base.SendAsync(request, cancellationToken);
    }
}
