using Auth0Mcp.Calls;
using Auth0Mcp.Catalog;
using Auth0Mcp.Configuration;
using Auth0Mcp.Context;
using Auth0Mcp.Demo;
using Auth0Mcp.Http;
using Auth0Mcp.Network;
using Auth0Mcp.SignIn;
using Auth0Mcp.SignIn.OAuth;
using Auth0Mcp.Telemetry;

namespace Auth0Mcp.Cli;

/// <summary>Joins settings, credentials and HTTP to the one pipeline of calls.</summary>
internal static class Connection
{
    /// <summary>The pipeline to the tenant. Credentials are checked now, so that a mistake shows at the start; HTTP is built at the first call.</summary>
    /// <exception cref="UsageException">Credentials are missing or wrong.</exception>
    public static ToolInvoker Open(ServerSettings settings, ToolCatalog catalog, CliContext context)
    {
        var tokens = Tokens(settings, context);
        var debug = EnvironmentVariables.IsDebugging(context.Environment) ? context.Log : null;
        var api = new Lazy<ManagementApi.IManagementApi>(() => ManagementHttp.Connect(tokens, catalog, Tenant(settings), TimeProvider.System, debug));
        return new ToolInvoker(catalog, () => api.Value, new CallSettings(settings.Limits, settings.Confirm, () => tokens.Tenant, TimeProvider.System)
        {
            Profile = settings.IsDemo ? "demo, a made-up tenant in memory" : settings.UsesProfile ? $"profile {context.Credentials().NameOf(settings.Profile)}" : "set by the environment",
            ConfirmBy = settings.ConfirmBy,
            Secrets = settings.Secrets,
            Caps = CallCaps.FromEnvironment(context.Environment),
            Folder = new Calls.Secrets.WorkingFolder(Environment.CurrentDirectory, OwnFolders(context)),
            Keychain = new Calls.Secrets.SecretKeychain(name => SystemKeychain.Secret(name, context.Directories())),
            OwnSecrets = tokens.SecretsAsync,
            Audit = AuditPlace.Open(settings, context),

            // The demo tenant speaks to nobody.
            Telemetry = settings.IsDemo ? null : TelemetryExport.Open(context.Environment, context.Error),
        });
    }

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
    private static ITokenSource Tokens(ServerSettings settings, CliContext context)
    {
        var oauth = new Lazy<OAuthClient>(() => new OAuthClient(OAuthHttp.Create(), context.Time));
        if (settings.IsDemo)
        {
            return new FixedTokenSource(Credentials.Demo);
        }

        if (settings.UsesProfile)
        {
            _ = settings.Profile is null && context.Profiles() is var profiles && profiles.Find(profiles.Default) is null ? throw Credentials.Missing() : true;
            return new TokenSource(context.Directories(), settings.Profile, context.Store, () => oauth.Value, context.Time, context.Renewals);
        }

        var credentials = EnvironmentCredentials.Read(context.Environment) ?? throw Credentials.Missing();
        return credentials.Application is { } application
            ? new ApplicationTokenSource(application, () => oauth.Value, context.Time)
            : new FixedTokenSource(credentials.Token!);
    }
}
