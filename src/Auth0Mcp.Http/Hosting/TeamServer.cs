using System.Net;
using System.Security.Cryptography;
using Auth0Mcp.Calls;
using Auth0Mcp.Context;
using Auth0Mcp.Team.Issuer;
using Auth0Mcp.Team.People;
using Auth0Mcp.Team.Record;
using Auth0Mcp.Team.Settings;
using Auth0Mcp.Team.State;
using Auth0Mcp.Team.Tenants;
using Auth0Mcp.Telemetry;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace Auth0Mcp.Team.Hosting;

/// <summary>
/// The server, from its settings to a web application: broken requests → gate (host, origin, headers) → routes → health, metadata,
/// made-up issuer → gate of the tenant (token, access, budget, scopes) → MCP.
/// </summary>
internal sealed class TeamServer : IAsyncDisposable
{
    /// <summary>The largest arguments, and what the protocol puts around them.</summary>
    private const long MaxBody = CallMemory.MaxArguments + (64 * 1024);

    private readonly List<IAsyncDisposable> _owned = [];
    private readonly List<IDisposable> _connections = [];
    private readonly WebApplication _application;

    private TeamServer(WebApplication application, DevelopmentIssuer? issuer) => (_application, Issuer) = (application, issuer);

    /// <summary>The issuer of made-up people; null where real ones are.</summary>
    public DevelopmentIssuer? Issuer { get; }

    /// <summary>Builds a server that is not started yet.</summary>
    /// <exception cref="SettingsException">The settings cannot be put into effect.</exception>
    public static async Task<TeamServer> CreateAsync(ServerSettings settings, TeamOptions options)
    {
        var access = new AccessPolicy(settings, options.FurtherTools);
        var state = options.State
            ?? (settings.Redis is { } redis ? await RedisState.ConnectAsync(redis) : new MemoryState(options.Time));
        var builder =
            WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = typeof(TeamServer).Assembly.GetName().Name });
        Listen(builder, settings);
        Log(builder);
        Protect(builder, state);
        var accessor = new HttpContextAccessor();
        var resource = new ProtectedResource(settings);
        var demo = settings.IsDemo ? new DevelopmentIssuer(new Uri(settings.OAuth.Issuer), options.Time) : null;
        builder.Services.AddSingleton<IHttpContextAccessor>(accessor);
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme)
            .AddJwtBearer(new BearerOptions(settings, resource, state, options.Time, demo).Apply);
        McpEndpoint.AddTo(builder.Services, accessor, settings, options.FurtherKnowledge);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = settings.Limits.Drain);
        options.Configure(builder);

        var application = builder.Build();
        var protection = application.Services.GetRequiredService<IDataProtectionProvider>();
        var server = new TeamServer(application, demo);
        var log = new CallLog(
            settings.WritesRecord ? options.Record : TextWriter.Null, options.Error, options.Instance, state, options.Time,
            settings.WritesRecord ? RecordExport.Open(options.Environment, options.Error) : null);
        var vault = new TokenVault(state, protection, options.Time);
        var connections = settings.Tenants.ToDictionary(
            static tenant => tenant.Name,
            tenant => new TenantConnection(tenant, state, vault, options.Time, options.Network(tenant.Name)),
            StringComparer.Ordinal);

        // Made-up tenants end with the process, and what was done to them.
        var settle = settings.Tenants.All(static tenant => tenant.SignIn is null) ? TimeSpan.Zero : settings.Limits.Settle;
        var changes = new ChangeLedger(state, protection, () => accessor.HttpContext?.Features.Get<Caller>()?.IdempotencyKey, settle);
        var pipelines = new Pipelines(
            connections, state, changes, log, settings.Limits, await ConfirmationKeyAsync(state), options.Time);
        server._connections.AddRange(connections.Values);
        server.Own(pipelines, log, TelemetryExport.Open(options.Environment, options.Error));
        server.Own(options.State is null ? state : null);

        var drain = new Drain();
        application.Lifetime.ApplicationStopping.Register(drain.Begin);
        application.Use(static next => context => BrokenRequests.GuardAsync(context, next));
        application.UseMiddleware<RequestGate>(settings, drain);
        application.UseRouting();
        application.UseAuthentication();
        var budget = new CallBudget(state, new MemoryState(options.Time), settings.Limits, options.Time);
        application.UseMiddleware<TenantGate>(settings, resource, access, pipelines, budget);
        HealthEndpoints.Map(application, state, drain);
        Describe(application, settings, resource);
        if (demo is not null)
        {
            new IssuerEndpoints(demo).Map(application);
        }

        application.MapMcp("/mcp/{tenant}").WithMetadata(TenantEndpoint.Instance);
        return server;
    }

    /// <summary>Listens from now on.</summary>
    /// <exception cref="IOException">The address is in use.</exception>
    public Task StartAsync(CancellationToken cancellationToken) => _application.StartAsync(cancellationToken);

    /// <summary>Takes requests until a signal to end, then lets those under way come to their end.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => _application.WaitForShutdownAsync(cancellationToken);

    /// <summary>Takes no more requests, and waits for those under way.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => _application.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        foreach (var owned in _owned)
        {
            await owned.DisposeAsync();
        }

        Issuer?.Dispose();
        _connections.ForEach(static connection => connection.Dispose());
    }

    private void Own(params ReadOnlySpan<IAsyncDisposable?> owned)
    {
        foreach (var one in owned)
        {
            if (one is not null)
            {
                _owned.Add(one);
            }
        }
    }

    private static void Listen(WebApplicationBuilder builder, ServerSettings settings)
    {
        if (settings.Listen.Scheme != Uri.UriSchemeHttp)
        {
            throw new SettingsException(
                ["listen: this server speaks http; put what ends TLS before it, and write e.g. http://0.0.0.0:8080"]);
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBody;
            kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
            kestrel.Limits.MaxRequestHeaderCount = 64;
            kestrel.Limits.MaxRequestLineSize = 8 * 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(90);
            kestrel.Limits.MinRequestBodyDataRate = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
            kestrel.Limits.MaxConcurrentConnections = settings.Limits.Connections;
            if (settings.Listen.Host == "localhost")
            {
                kestrel.ListenLocalhost(settings.Listen.Port);
            }
            else if (IPAddress.TryParse(settings.Listen.Host.Trim('[', ']'), out var address))
            {
                kestrel.Listen(address, settings.Listen.Port);
            }
            else
            {
                kestrel.ListenAnyIP(settings.Listen.Port);
            }
        });
    }

    /// <summary>Standard output is for the record of calls alone.</summary>
    private static void Log(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);

        // It logs what a client sends, as far as it is wrong.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Authentication", LogLevel.None);

        // Its keys are kept by this server's own means.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Logging.AddFilter("ModelContextProtocol", LogLevel.Critical);
        builder.Logging.AddConsole(static console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }

    /// <summary>
    /// The keys of all instances are in Redis; those of a single instance are in its memory. Nothing is written to a disk.
    /// </summary>
    private static void Protect(WebApplicationBuilder builder, ISharedState state)
    {
        builder.Services.AddDataProtection().SetApplicationName("auth0-mcp");
        builder.Services.Configure<KeyManagementOptions>(options => options.XmlRepository = state is RedisState redis
            ? redis.Keys
            : new MemoryKeyRing());
    }

    /// <summary>The same for all instances, so that the question and the call that it let through have one name in the record.</summary>
    private static async Task<byte[]> ConfirmationKeyAsync(ISharedState state)
    {
        var made = RandomNumberGenerator.GetBytes(32);
        try
        {
            await state.AddAsync("confirmation-key", Convert.ToBase64String(made), TimeSpan.FromDays(365), CancellationToken.None);
            return await state.GetAsync("confirmation-key", CancellationToken.None) is { } shared
                ? Convert.FromBase64String(shared)
                : made;
        }
        catch (SharedStateException)
        {
            return made;
        }
    }

    private static void Describe(WebApplication application, ServerSettings settings, ProtectedResource resource)
    {
        foreach (var tenant in settings.Tenants)
        {
            var metadata = resource.Metadata(tenant.Name);
            application.MapGet(resource.MetadataOf(tenant.Name).AbsolutePath, async context =>
            {
                context.Response.ContentType = "application/json";
                await context.Response.Body.WriteAsync(metadata, context.RequestAborted);
            });
        }
    }
}
