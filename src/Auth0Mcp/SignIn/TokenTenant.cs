using Auth0Mcp.Configuration;
using Auth0Mcp.SignIn.OAuth;

namespace Auth0Mcp.SignIn;

/// <summary>Whether a token may go to a tenant: the one rule of everything that sends tokens, or says that one could be sent.</summary>
internal static class TokenTenant
{
    /// <summary>The host of the other tenant that the token names; null when it names this one, or none.</summary>
    public static string? Other(string token, TenantAddress tenant)
        => AccessTokenClaims.Read(token)?.ManagementApi is { } api && !string.Equals(api.Authority, tenant.ApiBase.Authority, StringComparison.OrdinalIgnoreCase)
            ? api.Authority
            : null;

    /// <summary>Why the token in the environment may not be sent, a sentence; null when it may.</summary>
    public static string? Problem(Credentials credentials)
        => Other(credentials.AccessToken, credentials.Tenant) is { } other
            ? $"The token in {EnvironmentVariables.Token} is for {other}, and {EnvironmentVariables.Domain} says {credentials.Tenant.Host}."
            : null;

    /// <summary>Why the token of a profile may not be sent, a sentence; null when it may, and then the tenant of the sign-in can be read.</summary>
    public static string? Problem(Profile profile, SavedSignIn signIn)
    {
        TenantAddress tenant;
        try
        {
            tenant = Of(signIn);
        }
        catch (UsageException wrong)
        {
            return wrong.Message;
        }

        // Plans and questions name the profile's tenant: it has to be the one that gets the request.
        return Other(signIn.AccessToken, tenant) is { } other ? $"The token of profile '{profile.Name}' is for {other}, and the profile is for {tenant.Host}."
            : string.Equals(profile.Tenant, signIn.Tenant, StringComparison.OrdinalIgnoreCase) ? null
            : $"Profile '{profile.Name}' says {profile.Tenant}, and its sign-in is for {signIn.Tenant}.";
    }

    /// <summary>The tenant of a sign-in.</summary>
    /// <exception cref="UsageException">It is no address that a token may go to.</exception>
    public static TenantAddress Of(SavedSignIn signIn) => TenantAddress.Parse(signIn.Tenant, "The tenant of the sign-in");
}
