using Auth0Mcp.Network;

namespace Auth0Mcp.SignIn.OAuth;

/// <summary>Builds the HTTP client for the authorization server.</summary>
internal static class OAuthHttp
{
    /// <summary>No token answer is longer; a web page may be.</summary>
    private const long MaxBytes = 1 << 20;

    /// <summary>
    /// Over the connection that calls have too: no redirect, which would carry a secret somewhere else, and no proxy but that of
    /// the variables.
    /// </summary>
    public static HttpClient Create() => Create(OutboundHttp.CreateHandler());

    /// <summary>The same client over any handler.</summary>
    public static HttpClient Create(HttpMessageHandler handler)
    {
        var client = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(30), MaxResponseContentBufferSize = MaxBytes };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("auth0-mcp/" + ProductVersion.Number);
        return client;
    }
}
