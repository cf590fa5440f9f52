using Auth0Mcp.Catalog;
using Auth0Mcp.Clients;
using Auth0Mcp.Configuration;
using Auth0Mcp.SignIn;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Cli;

/// <summary>What a person should know about an entry in a client's configuration as it is now.</summary>
internal static class ClientRemarks
{
    /// <summary>Credentials that a shell may hold: no entry gets them.</summary>
    private static readonly string[] s_credentials =
    [
        EnvironmentVariables.Token, EnvironmentVariables.ClientSecret, EnvironmentVariables.SigningKeyPath,
    ];

    /// <summary>Sentences about the entry, each for itself.</summary>
    public static IEnumerable<string> Of(ClientPlan plan)
    {
        var (client, options) = (plan.Client, plan.Options!);
        var count = ToolCatalog.Select(options.Selection(), ToolRegistry.Instance).Tools.Count;
        if (client.ToolLimit is { } limit && count > limit)
        {
            yield return $"Note: that is {count} tools, and {client.Title} takes at most {limit} from all servers together. "
                + "Choose fewer with --toolsets or --tools.";
        }

        if (plan.Settings.Count > 0)
        {
            yield return "Written into the entry from this shell, because clients hand on few variables: "
                + $"{string.Join(", ", plan.Settings)}.";
        }
    }

    /// <summary>Why servers that are started by these entries would find no sign-in; each reason once.</summary>
    public static IEnumerable<string> OfSignIns(IEnumerable<ClientPlan> plans, CliContext context)
        => plans.Select(static plan => plan.Options!).Where(static options => !IsDemo(options))
            .Select(options => SignIn(options.Profile, context)).OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>Why the server would find no sign-in; null when there is one.</summary>
    private static string? SignIn(string? profile, CliContext context)
    {
        var profiles = context.Profiles();
        if (profile is not null && !ProfileName.IsName(profile))
        {
            return $"Note: there is no profile '{profile}' yet. That is not a valid profile name.";
        }

        var name = profile ?? profiles.Default;
        if (profiles.Find(name) is not null)
        {
            return null;
        }

        var given = s_credentials.Where(variable => !string.IsNullOrEmpty(context.Environment(variable))).ToList();
        var command = NotSignedInException.Init(name);
        return profile is not null || (given.Count == 0 && profiles.List().Count > 0)
            ? $"Note: there is no profile '{name}' yet. Sign in with '{command}'."
            : given.Count == 0
                ? $"Note: nobody is signed in yet. Sign in with '{command}'; the server starts all the same and notices it."
            : $"Note: the sign-in is in variables of this shell ({string.Join(", ", given)}). No credential is written into a "
                + "client's file, "
              + $"and many clients hand such variables on to no server. '{command}' keeps a sign-in that every client finds.";
    }

    private static bool IsDemo(EntryOptions options) => options.Others.Any(static word => word.Split('=', ':')[0] == "--demo");
}
