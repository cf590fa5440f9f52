using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Calls.Execution;
using Auth0Mcp.Calls.Pipeline;
using Auth0Mcp.Catalog;
using Auth0Mcp.Configuration;
using Auth0Mcp.Context;
using Auth0Mcp.Demo;
using Auth0Mcp.Files;
using Auth0Mcp.Http;
using Auth0Mcp.Network;
using Auth0Mcp.SignIn;
using Auth0Mcp.SignIn.OAuth;
using Auth0Mcp.Telemetry;

namespace Auth0Mcp.Cli;

/// <summary>Joins settings, credentials and HTTP to the one pipeline of calls.</summary>
internal static class Connection
{
    /// <summary>
    /// The pipeline to the tenant. Credentials are checked now, so that a mistake shows at the start; HTTP is built at the first
    /// call.
    /// </summary>
    /// <param name="waits">Somebody may sign in later: that nobody has is no reason not to start.</param>
    /// <exception cref="UsageException">Credentials are missing or wrong.</exception>
    public static ToolInvoker Open(ServerSettings settings, ToolCatalog catalog, CliContext context, bool waits = false)
    {
        var debug = context.Debug();
        var tokens = Tokens(settings, context, debug, waits);
        var api =
            new Lazy<ManagementApi.IManagementApi>(() => ManagementHttp.Connect(
                tokens, catalog, Tenant(settings), TimeProvider.System, debug));
        return new ToolInvoker(
            catalog, () => api.Value, new CallSettings(settings.Limits, settings.Confirm, () => tokens.Tenant, TimeProvider.System)
            {
                Profile = Source(settings, context),
                ConfirmBy = settings.ConfirmBy,
                Secrets = settings.Secrets,
                Caps = CallCaps.FromEnvironment(context.Environment),
                Folder = new WorkingFolder(settings.ProjectRoot ?? Environment.CurrentDirectory, OwnFolders(context)),
                Keychain = new Calls.Secrets.SecretKeychain(name => SystemKeychain.Secret(name, context.Directories())),
                OwnSecrets = tokens.SecretsAsync,
                Granted = tokens.GrantedAsync,
                Audit = AuditPlace.Open(settings, context),
                IsStructured = settings.IsStructured,
                Notice = waits ? SignInNotice.Of(settings, context) : null,

                // The demo tenant speaks to nobody.
                Telemetry = settings.IsDemo ? null : TelemetryExport.Open(context.Environment, context.Error),
            });
    }

    /// <summary>Where the sign-in is from, in a few words.</summary>
    public static string Source(ServerSettings settings, CliContext context) => settings.IsDemo ? "demo, a made-up tenant in memory"
        : settings.UsesProfile ? $"profile {context.Credentials().NameOf(settings.Profile)}"
        : "set by the environment";

    private static HttpMessageHandler Tenant(ServerSettings settings)
        => settings.IsDemo ? new DemoTenant(TimeProvider.System) : OutboundHttp.CreateHandler();

    /// <summary>Where this program keeps settings and sign-ins; nowhere when the user has no home.</summary>
    private static IReadOnlyList<string> OwnFolders(CliContext context)
    {
        try
        {
            var directories = context.Directories();
            return [directories.Config, directories.State];
        }
        catch (UsageException)
        {
            return [];
        }
    }

    /// <summary>Reads no sign-in and asks no server yet.</summary>
    private static ITokenSource Tokens(ServerSettings settings, CliContext context, DebugLog? debug, bool waits)
    {
        var oauth = new Lazy<OAuthClient>(() => new OAuthClient(OAuthHttp.Create(), context.Time, debug));
        if (settings.IsDemo)
        {
            return new FixedTokenSource(Credentials.Demo);
        }

        if (settings.UsesProfile)
        {
            return waits || settings.Profile is not null || context.Credentials().Find(option: null) is not null
                ? new TokenSource(
                    context.Directories(), settings.Profile, context.Store, () => oauth.Value, context.Time, context.Renewals, debug)
                : throw Credentials.Missing();
        }

        var credentials = EnvironmentCredentials.Read(context.Environment) ?? throw Credentials.Missing();
        return credentials.Application is { } application
            ? new ApplicationTokenSource(application, () => oauth.Value, context.Time)
            : new FixedTokenSource(credentials.Token!);
    }
}
