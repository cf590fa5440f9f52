using System.Net.Http.Headers;
using Auth0Mcp.Configuration;

namespace Auth0Mcp.Http;

/// <summary>Adds the access token, and only to requests for the tenant it is for.</summary>
internal sealed class TokenHandler(Credentials credentials) : DelegatingHandler
{
    /// <exception cref="AccessDeniedException">The request is for another host, or would go there unencrypted.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        const UriComponents Place = UriComponents.SchemeAndServer | UriComponents.UserInfo;
        if (Uri.Compare(request.RequestUri, credentials.Tenant.ApiBase, Place, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) != 0)
        {
            throw new AccessDeniedException("A request for another place than the tenant was stopped.");
        }

        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", credentials.AccessToken);
        var response = await base.SendAsync(request, cancellationToken);
        response.RequestMessage ??= request;
        return response;
    }
}
