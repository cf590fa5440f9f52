using Auth0Mcp.Calls;
using Auth0Mcp.Catalog;
using Auth0Mcp.Configuration;
using Auth0Mcp.Http;

namespace Auth0Mcp.Cli;

/// <summary>Joins settings, credentials and HTTP to the one road of calls.</summary>
internal static class Connection
{
    /// <summary>The road to the tenant. Credentials are checked now, so that a mistake shows at the start; HTTP is built at the first call.</summary>
    /// <exception cref="UsageException">Credentials are missing or wrong.</exception>
    public static ToolCaller Open(ServerSettings settings, ToolCatalog catalog, CliContext context)
    {
        var credentials = settings.IsDemo ? Credentials.Demo : Credentials.FromEnvironment(context.Environment);
        var debug = EnvironmentVariables.IsDebugging(context.Environment) ? context.Error : null;
        var api = new Lazy<ManagementApi.IManagementApi>(() => ManagementHttp.Connect(settings, credentials, catalog, TimeProvider.System, debug));
        return new ToolCaller(catalog, () => api.Value, new CallSettings(settings.Limits, settings.Confirm, () => credentials.Tenant.Host, TimeProvider.System)
        {
            Caps = CallCaps.FromEnvironment(context.Environment),
        });
    }
}
