using Auth0Mcp.Configuration;
using Auth0Mcp.SignIn.OAuth;

namespace Auth0Mcp.Doctor;

/// <summary>Finds the sign-in of this process.</summary>
internal static class SignInLoader
{
    private const string InEnvironment = "the environment";

    /// <summary>The sign-in in the environment.</summary>
    public static SignInState FromEnvironment(Func<string, string?> environment)
    {
        try
        {
            var credentials = Credentials.FromEnvironment(environment);
            var claims = AccessTokenClaims.Read(credentials.AccessToken);
            return new SignInState(InEnvironment, null, $"set {EnvironmentVariables.Token} to a new Management API token")
            {
                Tenant = credentials.Tenant,
                Token = credentials.AccessToken,
                ExpiresAt = claims?.ExpiresAt,
                Scopes = claims?.Scopes,
            };
        }
        catch (UsageException problem)
        {
            return new SignInState(InEnvironment, new Finding("token", FindingLevel.Failure, problem.Message), "auth0-mcp init");
        }
    }
}
