using System.Net;

namespace Auth0Mcp.SignIn.OAuth;

/// <summary>Builds the HTTP client for the authorization server.</summary>
internal static class OAuthHttp
{
    /// <summary>No token answer is longer; a web page may be.</summary>
    private const long MaxBytes = 1 << 20;

    public static HttpClient Create() => Create(new SocketsHttpHandler
    {
        // A redirect would carry the secret of the client, or a refresh token, somewhere else.
        AllowAutoRedirect = false,

        // Spans are for whoever runs this server: the authorization server is not told which.
        ActivityHeadersPropagator = null,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    });

    /// <summary>The same client over any handler.</summary>
    public static HttpClient Create(HttpMessageHandler handler)
    {
        var client = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(30), MaxResponseContentBufferSize = MaxBytes };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("auth0-mcp/" + ProductVersion.Number);
        return client;
    }
}
