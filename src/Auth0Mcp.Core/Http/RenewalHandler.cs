using System.Net;
using Auth0Mcp.SignIn;

namespace Auth0Mcp.Http;

/// <summary>
/// Repeats a request once when the tenant refuses its token and there is another one. It stands before the pace: the tenant counts both
/// requests.
/// </summary>
internal sealed class RenewalHandler(ITokenSource tokens, TimeProvider time) : DelegatingHandler
{
    /// <exception cref="NotSignedInException">There is no other token.</exception>
    /// <exception cref="RateLimitedException">The repeat would have to wait longer than the call may take.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Unauthorized || TokenHandler.Sent(request) is not { } refused
            || LatestStart.Left(request, time) <= TimeSpan.Zero)
        {
            return response;
        }

        try
        {
            var other = await tokens.GetAsync(rejected: refused, cancellationToken);
            if (other.Value == refused.Value)
            {
                return response;
            }
        }
        catch
        {
            response.Dispose();
            throw;
        }

        response.Dispose();
        return await base.SendAsync(request, cancellationToken);
    }
}
