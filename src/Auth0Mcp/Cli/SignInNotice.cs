using Auth0Mcp.Configuration;
using Auth0Mcp.SignIn;
using Auth0Mcp.SignIn.OAuth;

namespace Auth0Mcp.Cli;

/// <summary>
/// What is wrong with the sign-in when a server starts, as far as it shows without a request and without opening the keychain.
/// </summary>
internal static class SignInNotice
{
    /// <summary>A sentence with the command that helps; null when nothing is known to be wrong.</summary>
    public static string? Of(ServerSettings settings, CliContext context)
        => settings.IsDemo && !settings.UsesProfile ? null
            : settings.UsesProfile ? OfProfile(context.Credentials().NameOf(settings.Profile), context)
            : OfEnvironment(context);

    private static string? OfProfile(string name, CliContext context)
    {
        var profiles = context.Profiles();
        var command = NotSignedInException.Init(name);
        return profiles.Find(name) switch
        {
            null => $"{MissingSignIn.Sentence(name, profiles)} Run '{command}' in a terminal.",
            { Ends: { } end } profile when end <= context.Time.GetUtcNow() =>
                $"The sign-in '{name}' for {profile.Tenant} has expired and cannot renew itself. Run '{command}' in a terminal.",
            _ => null,
        };
    }

    private static string? OfEnvironment(CliContext context)
        => context.Credentials().FromEnvironment(option: null) is { Token: { } token }
           && AccessTokenClaims.Read(token.AccessToken)?.ExpiresAt is { } end && end <= context.Time.GetUtcNow()
            ? $"The token in {EnvironmentVariables.Token} has expired and cannot renew itself. Set a new one and restart this server, "
              + "or unset it and run 'auth0-mcp init' in a terminal."
            : null;
}
