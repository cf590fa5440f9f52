using Auth0Mcp.Configuration;
using Auth0Mcp.SignIn;

namespace Auth0Mcp.Calls.Errors;

/// <summary>How each kind of sign-in gets one more scope and keeps those that it has.</summary>
internal static class ScopeGrant
{
    private const string InDashboard = "for it in Auth0's dashboard (Applications > APIs > Auth0 Management API > Application Access)";

    /// <param name="origin">Where the token comes from; null when that is not known.</param>
    public static string Explain(string scope, TokenOrigin? origin) => Explain([scope], origin);

    /// <summary>The same for several scopes.</summary>
    public static string Explain(IReadOnlyList<string> scopes, TokenOrigin? origin) => origin switch
    {
        { Kind: SignInKind.Device, Profile: { } profile } =>
            $"{NotSignedInException.Run(AddScopes(scopes, profile))} The scopes that there are stay.",
        { Kind: SignInKind.ClientCredentials, Profile: { } profile } =>
            $"Ask the user to authorize the application {origin.ClientId} {InDashboard}, then to run "
                + $"'{AddScopes(scopes, profile)}' in a terminal, "
            + "which gets a new token; then call again.",
        { Kind: SignInKind.ClientCredentials } =>
            $"Ask the user to authorize the application {origin.ClientId} {InDashboard} and to restart this server, which then "
                + "gets a new token.",
        _ => $"Ask the user to set {EnvironmentVariables.Token} to a token that has {(scopes.Count == 1 ? "it" : "them")} and to "
            + "restart this server.",
    };

    private static string AddScopes(IReadOnlyList<string> scopes, string profile)
        => NotSignedInException.Init(profile, $" --add-scopes {string.Join(',', scopes)}");
}
