using Auth0Mcp.Catalog;
using Auth0Mcp.Configuration;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.SignIn;
using Auth0Mcp.Telemetry;
using Refit;

namespace Auth0Mcp.Http;

/// <summary>
/// Builds the HTTP pipeline: access guard → dry run → budget → retry → renewal → pace → telemetry → debug log, if any → buffer →
/// token → record of changes → tenant (or demo tenant).
/// </summary>
internal static class ManagementHttp
{
    /// <summary>The requests of a call are over after this, answered or not: some clients give up at 30 s, most at 60 s.</summary>
    public static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(25);

    /// <summary>No request begins later than this after the start of its call, repeated or not.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Stands for the tenant until the token says which one it is: a running server may change its tenant (RFC 2606 §2).
    /// </summary>
    private static readonly Uri s_anyTenant = new("https://tenant.invalid/api/v2");

    /// <summary>The client of the generated operations.</summary>
    /// <param name="tenant">Sends the requests, or answers them itself.</param>
    /// <param name="debug">Gets a line per request; null for none.</param>
    /// <param name="pace">The pace to the tenant, where others keep it too; null for one's own.</param>
    public static IManagementApi Connect(
        ITokenSource tokens, ToolCatalog catalog, HttpMessageHandler tenant, TimeProvider time, DebugLog? debug = null,
        IRateLimitGate? pace = null)
        => Create(Handlers(tokens, s_anyTenant, catalog, tenant, time, CallTimeout, debug, pace), s_anyTenant);

    /// <summary>The same pipeline over any innermost handler.</summary>
    public static IManagementApi Create(
        ITokenSource tokens, ToolCatalog catalog, HttpMessageHandler tenant, TimeProvider time, TimeSpan timeout, DebugLog? debug = null)
        => Create(Handlers(tokens, s_anyTenant, catalog, tenant, time, timeout, debug), s_anyTenant);

    /// <summary>The same pipeline to one tenant.</summary>
    public static IManagementApi Create(
        Credentials credentials, ToolCatalog catalog, HttpMessageHandler tenant, TimeProvider time, TimeSpan timeout,
        DebugLog? debug = null)
        => Create(Handlers(credentials, catalog, tenant, time, timeout, debug), credentials.Tenant.ApiBase);

    private static IServerApi Create(HttpMessageHandler handler, Uri place)
    {
        var client = new HttpClient(handler) { BaseAddress = place, Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("auth0-mcp/" + ProductVersion.Number);
        client.DefaultRequestHeaders.Accept.ParseAdd("application/json");

        // Refit would wrap failures in an exception of its own that holds the request, the token included.
        return RestService.ForGenerated<IServerApi>(
            client, new RefitSettings { TransportExceptionFactory = static (_, failure, _) => failure });
    }

    /// <summary>The handlers alone: what any request of this process goes through.</summary>
    public static HttpMessageHandler Handlers(
        Credentials credentials, ToolCatalog catalog, HttpMessageHandler tenant, TimeProvider time, TimeSpan timeout,
        DebugLog? debug = null)
        => Handlers(new FixedTokenSource(credentials), credentials.Tenant.ApiBase, catalog, tenant, time, timeout, debug);

    private static AccessGuardHandler Handlers(
        ITokenSource tokens, Uri place, ToolCatalog catalog, HttpMessageHandler tenant, TimeProvider time, TimeSpan timeout,
        DebugLog? debug,
        IRateLimitGate? pace = null)
    {
        var basePath = place.AbsolutePath;
        HttpMessageHandler sender = new BufferHandler(
            BufferHandler.MaxBytes)
        {
            InnerHandler = new TokenHandler(tokens, place) { InnerHandler = new ChangeRecordHandler { InnerHandler = tenant } },
        };
        if (debug is not null)
        {
            sender = new DebugLogHandler(debug, time, basePath) { InnerHandler = sender };
        }

        return new AccessGuardHandler(catalog, basePath)
        {
            InnerHandler = new DryRunHandler(basePath)
            {
                InnerHandler = new BudgetHandler(time, timeout, LongestWait)
                {
                    InnerHandler = new RetryHandler(time)
                    {
                        InnerHandler = new RenewalHandler(
                            tokens, time)
                        {
                            InnerHandler = new PaceHandler(
                            pace ?? new RateLimitGate(time),
                            time)
                            { InnerHandler = new TelemetryHandler(basePath) { InnerHandler = sender } }
                        },
                    },
                },
            },
        };
    }
}
