using Auth0Mcp.Audit;
using Auth0Mcp.Configuration;
using Auth0Mcp.SignIn;

namespace Auth0Mcp.Cli;

/// <summary>Where the record of calls is kept, for the profile that applies.</summary>
internal static class AuditPlace
{
    /// <summary>The log of a process; null with the demo tenant, or when it is switched off.</summary>
    /// <exception cref="UsageException">The variable is not a boolean.</exception>
    public static AuditLog? Open(ServerSettings settings, CliContext context)
    {
        if (settings.IsDemo || EnvironmentVariables.Boolean(context.Environment, EnvironmentVariables.Audit) == false)
        {
            return null;
        }

        var profile = settings.UsesProfile ? context.Credentials().NameOf(settings.Profile) : CredentialResolver.EnvironmentName;
        return new AuditLog(FilesOf(context, profile), profile, TimeProvider.System, context.Error);
    }

    /// <summary>The files of a profile's log, with their heads beside the profile's sign-in.</summary>
    public static AuditFiles FilesOf(CliContext context, string profile)
    {
        var directories = context.Directories();
        return new AuditFiles(
            Path.Combine(directories.State, "audit", profile), heads: AuditHeads.Beside(profile, Storage, directories));

        // Looked up each time: somebody may sign in while a server runs.
        string Storage() => context.Profiles().Find(profile)?.Storage ?? SignInStorage.File;
    }
}
