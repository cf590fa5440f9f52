using System.Net;
using Auth0Mcp.Configuration;
using Auth0Mcp.Demo;
using Auth0Mcp.ManagementApi;
using Refit;

namespace Auth0Mcp.Http;

/// <summary>Builds the HTTP road: access guard → retry → debug log, if any → token → tenant (or demo tenant).</summary>
internal static class ManagementHttp
{
    /// <summary>No wait for the rate limit is longer.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    /// <summary>The client of the generated operations.</summary>
    /// <param name="debug">Gets a line per request; null for none.</param>
    public static IManagementApi Connect(ServerSettings settings, Credentials credentials, TimeProvider time, TextWriter? debug = null)
        => Create(credentials, settings.Selection.ReadOnly, settings.IsDemo ? new DemoTenant(time) : Network(), time, debug);

    /// <summary>The same road over any innermost handler.</summary>
    public static IManagementApi Create(
        Credentials credentials, bool isReadOnly, HttpMessageHandler tenant, TimeProvider time, TextWriter? debug = null)
    {
        var basePath = credentials.Tenant.ApiBase.AbsolutePath;
        HttpMessageHandler sender = new TokenHandler(credentials) { InnerHandler = tenant };
        if (debug is not null)
        {
            sender = new DebugLogHandler(debug, time, basePath) { InnerHandler = sender };
        }

        var handler = new AccessGuardHandler(isReadOnly, basePath)
        {
            InnerHandler = new RetryHandler(time, LongestWait) { InnerHandler = sender },
        };
        var client = new HttpClient(handler) { BaseAddress = credentials.Tenant.ApiBase, Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("auth0-mcp/" + ProductVersion.Number);
        client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        return RestService.ForGenerated<IServerApi>(client);
    }

    private static SocketsHttpHandler Network() => new()
    {
        // A redirect would carry the request, and perhaps the token, somewhere else.
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(10),
    };
}
