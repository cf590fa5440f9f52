using System.Net.Http.Headers;
using Auth0Mcp.Configuration;
using Auth0Mcp.Context;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.SignIn;

namespace Auth0Mcp.Http;

/// <summary>Adds the access token, and sends the request to the tenant that the token is for.</summary>
/// <param name="place">Where the client above sends its requests; any other place is refused.</param>
internal sealed class TokenHandler(ITokenSource tokens, Uri place) : DelegatingHandler
{
    private static readonly HttpRequestOptionsKey<AccessToken> s_sent = new("token");

    /// <summary>The token that the request was last sent with; null when it was not sent.</summary>
    public static AccessToken? Sent(HttpRequestMessage request) => request.Options.TryGetValue(s_sent, out var token) ? token : null;

    /// <exception cref="AccessDeniedException">The request is for another place, or the token is not for such a request.</exception>
    /// <exception cref="NotSignedInException">There is no token.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        const UriComponents Place = UriComponents.SchemeAndServer | UriComponents.UserInfo;
        if (Uri.Compare(request.RequestUri, place, Place, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) != 0)
        {
            throw new AccessDeniedException("A request for another place than the tenant was stopped.");
        }

        var token = await tokens.GetAsync(rejected: null, cancellationToken);
        Check(request, token);
        request.Options.Set(s_sent, token);
        var asked = request.RequestUri!;
        try
        {
            request.RequestUri =
                Uri.Compare(
                    asked, token.Tenant.ApiBase, UriComponents.SchemeAndServer, UriFormat.UriEscaped,
                    StringComparison.OrdinalIgnoreCase) == 0
                ? asked
                : new Uri(token.Tenant.ApiBase, asked.PathAndQuery);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
            var response = await base.SendAsync(request, cancellationToken);
            response.RequestMessage ??= request;
            return response;
        }
        finally
        {
            // Whoever repeats the request repeats the one that was made.
            request.RequestUri = asked;
        }
    }

    private static void Check(HttpRequestMessage request, AccessToken token)
    {
        if (Sent(request) is { } before && before.Tenant.ApiBase != token.Tenant.ApiBase)
        {
            throw new AccessDeniedException(
                $"The request was for {before.Tenant.Host}, and the profile is for {token.Tenant.Host} now. It was not repeated.");
        }

        if (CallScope.Of(request)?.Context.Bind(token.Tenant.Host) is { } bound
            && !string.Equals(bound, token.Tenant.Host, StringComparison.OrdinalIgnoreCase))
        {
            throw new AccessDeniedException(
                $"The call was for {bound}, and the profile is for {token.Tenant.Host} now. It was not sent.");
        }

        if (CallScope.Of(request)?.Context is { } ledger)
        {
            ledger.CanonicalTenant = token.CanonicalHost;
        }

        // The server may have been started before the profile was chosen.
        if (token.IsReadOnly && !IsRead(request, token.Tenant))
        {
            throw new AccessDeniedException($"The profile for {token.Tenant.Host} is read-only.");
        }
    }

    private static bool IsRead(HttpRequestMessage request, TenantAddress tenant)
    {
        var path = request.RequestUri!.AbsolutePath;
        var basePath = tenant.ApiBase.AbsolutePath;
        return path.StartsWith(basePath + "/", StringComparison.Ordinal)
               && ManagementOperations.Match(request.Method.Method, path.AsSpan(basePath.Length)) is { Access: ToolAccess.Read };
    }
}
