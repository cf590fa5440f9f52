using System.Net;
using System.Security.Authentication;

namespace Auth0Mcp.Network;

/// <summary>How this process speaks HTTP to anybody.</summary>
internal static class OutboundHttp
{
    /// <summary>The variables that the framework itself reads; with one of them set it looks nowhere else.</summary>
    private static readonly string[] s_proxies = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"];

    /// <summary>
    /// Sends what comes out of the pipeline, and what sign-in and doctor ask. A proxy is taken from the variables HTTPS_PROXY,
    /// HTTP_PROXY and ALL_PROXY, with the exceptions in NO_PROXY, and never from the settings of the system.
    /// </summary>
    public static SocketsHttpHandler CreateHandler() => new()
    {
        // A redirect would carry the request, and perhaps the token, somewhere else.
        AllowAutoRedirect = false,

        // What a tenant sets with one answer would go along with every later request of the process.
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(10),

        // Spans are for whoever runs this server: the tenant is not told which.
        ActivityHeadersPropagator = null,
        UseProxy = s_proxies.Any(static name => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name))),
        Proxy = new LoopbackBypass(HttpClient.DefaultProxy),
        SslOptions = { EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13 },
    };
}
