using Auth0Mcp.Configuration;
using Auth0Mcp.SignIn.OAuth;

namespace Auth0Mcp.SignIn;

/// <summary>Whether a token may go to a tenant: the one rule of everything that sends tokens, or says that one could be sent.</summary>
internal static class TokenTenant
{
    /// <summary>
    /// The host of the other tenant that the token names; null when it names this one, or none. A custom domain is this one where
    /// it is the server that was asked for a token of that audience: its tokens name the canonical host.
    /// </summary>
    /// <param name="issuer">The server that was asked; null when that is not known.</param>
    /// <param name="audience">What it was asked for.</param>
    public static string? Other(string token, TenantAddress tenant, Uri? issuer, string audience)
        => AccessTokenClaims.Read(token)?.ManagementApi is not { } api || IsAt(api, tenant)
            || IsCustomDomain(tenant, issuer, audience, api)
            ? null
            : api.Authority;

    /// <summary>
    /// True when a tenant is a custom domain: the server that was asked for tokens of the audience, which are for another host.
    /// </summary>
    public static bool IsCustomDomain(TenantAddress tenant, Uri? issuer, string audience, Uri api)
        => issuer is not null && IsAt(issuer, tenant) && CanonicalHost(audience) == api.Authority;

    /// <summary>The tenant's own host, where its address is a custom domain; null elsewhere.</summary>
    /// <param name="audience">What its tokens are for; empty when that is not known.</param>
    public static string? CanonicalHost(TenantAddress tenant, string audience)
        => AccessTokenClaims.ManagementAddress(audience) is { } api && !IsAt(api, tenant) ? api.Authority : null;

    /// <summary>The same of a sign-in; null as well where its tenant cannot be read.</summary>
    public static string? CanonicalHost(SavedSignIn signIn)
        => TryOf(signIn).Value is { } tenant ? CanonicalHost(tenant, signIn.Audience) : null;

    /// <summary>The host that an audience names; null when it is none of a Management API.</summary>
    public static string? CanonicalHost(string audience) => AccessTokenClaims.ManagementAddress(audience)?.Authority;

    /// <summary>
    /// Why the token in the environment may not be sent, a sentence; null when it may. Who brings a token of a custom domain
    /// names that domain.
    /// </summary>
    public static string? Problem(Credentials credentials)
        => AccessTokenClaims.Read(credentials.AccessToken) is { ManagementApi: { } api } claims
           && Other(
               credentials.AccessToken, credentials.Tenant,
               credentials.Audience is null ? claims.Issuer : credentials.Tenant.ApiBase,
               credentials.Audience ?? api.AbsoluteUri) is { } other
            ? $"The token in {EnvironmentVariables.Token} is for {other}, and {EnvironmentVariables.Domain} says "
                + $"{credentials.Tenant.Host}."
            : null;

    /// <summary>
    /// Why the token of a profile may not be sent, a sentence; null when it may, and then the tenant of the sign-in can be read.
    /// </summary>
    public static string? Problem(Profile profile, SavedSignIn signIn)
    {
        var (tenant, unreadable) = TryOf(signIn);

        // Plans and questions name the profile's tenant: it has to be the one that gets the request.
        return tenant is null ? unreadable
            : Other(signIn.AccessToken, tenant, new Uri(signIn.Issuer), signIn.Audience) is { } other
                ? $"The token of profile '{profile.Name}' is for {other}, and the profile is for {tenant.Host}."
            : string.Equals(profile.Tenant, signIn.Tenant, StringComparison.OrdinalIgnoreCase) ? null
            : $"Profile '{profile.Name}' says {profile.Tenant}, and its sign-in is for {signIn.Tenant}.";
    }

    private static Result<TenantAddress, string> TryOf(SavedSignIn signIn)
    {
        try
        {
            return Of(signIn);
        }
        catch (UsageException wrong)
        {
            return wrong.Message;
        }
    }

    private static bool IsAt(Uri address, TenantAddress tenant)
        => string.Equals(address.Authority, tenant.ApiBase.Authority, StringComparison.OrdinalIgnoreCase);

    /// <summary>The tenant of a sign-in.</summary>
    /// <exception cref="UsageException">It is not an address that a token may go to.</exception>
    public static TenantAddress Of(SavedSignIn signIn) => TenantAddress.Parse(signIn.Tenant, "The tenant of the sign-in");
}
