using Auth0Mcp.Configuration;
using Auth0Mcp.SignIn;

namespace Auth0Mcp.Cli;

/// <summary>The first line of <c>DEBUG=auth0-mcp</c>: version, what the command does, and with which sign-in.</summary>
internal static class StartLine
{
    /// <summary>For a command that uses a sign-in.</summary>
    /// <param name="does">What it does, as in "0.1.0 started with 26 tools".</param>
    public static void WriteStart(this CliContext context, string does, ServerSettings settings)
        => context.Debug()?.Write($"{ProductVersion.Number} {does}; sign-in: {SignIn(settings, context)}");

    /// <summary>For a command that makes a sign-in, or ends one.</summary>
    /// <param name="place">Where the sign-in is kept.</param>
    public static void WriteStart(this CliContext context, string does, string profile, string place)
        => context.Debug()?.Write($"{ProductVersion.Number} {does}; profile: {profile}, in {place}");

    /// <summary>Where the sign-in is from, and the tenant as far as that says it.</summary>
    private static string SignIn(ServerSettings settings, CliContext context)
    {
        var source = Connection.Source(settings, context);
        return settings.IsDemo ? source
            : settings.UsesProfile
                ? context.Credentials().FindIfThere(settings.Profile) is { } profile
                    ? $"{source} ({profile.Storage}); tenant: {profile.Tenant}"
                    : $"{source} (nobody has signed in)"
                : $"{source}{Tenant(context)}";
    }

    private static string Tenant(CliContext context)
    {
        try
        {
            var tenant = context.Credentials().FromEnvironment(option: null) switch
            {
                { Application: { } application } => application.Tenant,
                { Token: { } token } => token.Tenant,
                _ => null,
            };
            return tenant is null ? "" : "; tenant: " + tenant.Host;
        }
        catch (UsageException)
        {
            // The command says what is wrong with the variables.
            return "";
        }
    }
}
