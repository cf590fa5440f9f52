using Auth0Mcp.Configuration;
using Auth0Mcp.SignIn.OAuth;

namespace Auth0Mcp.SignIn;

/// <summary>Asks the authorization server for a sign-in's next token.</summary>
internal static class TokenRenewal
{
    /// <summary>The sign-in with its next token.</summary>
    /// <exception cref="NotSignedInException">The server gave none; the sign-in is as good as before.</exception>
    public static async Task<SavedSignIn> RequestAsync(OAuthClient oauth, string profile, SavedSignIn signIn, TimeProvider time)
    {
        var issuer = new Uri(signIn.Issuer);
        var result = signIn.Kind == SignInKind.ClientCredentials
            ? await oauth.ClientCredentialsAsync(issuer, signIn.ClientId, signIn.ClientSecret!, signIn.Audience, CancellationToken.None)
            : await oauth.RefreshAsync(issuer, signIn.ClientId, signIn.ClientSecret, signIn.RefreshToken!, CancellationToken.None);
        if (!result.IsSuccess)
        {
            throw new NotSignedInException(
                result.Description,
                result.IsTransient ? "Call again in a minute; the sign-in is kept." : NotSignedInException.Run(NotSignedInException.Init(profile)),
                result.IsTransient);
        }

        // Without a new one the old refresh token stays good (RFC 6749 §6).
        return signIn with
        {
            AccessToken = result.AccessToken,
            ExpiresAt = time.GetUtcNow() + result.ExpiresIn,
            RefreshToken = result.RefreshToken ?? signIn.RefreshToken,
            Scopes = result.Scopes ?? signIn.Scopes,
        };
    }

    /// <summary>The token of a sign-in, for its tenant alone.</summary>
    /// <exception cref="NotSignedInException">The token says that it is for another tenant.</exception>
    public static AccessToken Token(Profile profile, SavedSignIn signIn)
    {
        TenantAddress tenant;
        try
        {
            tenant = TenantAddress.Parse(signIn.Tenant, "The tenant of the sign-in");
        }
        catch (UsageException wrong)
        {
            throw new NotSignedInException(wrong.Message, NotSignedInException.Run(NotSignedInException.Init(profile.Name)));
        }

        var audience = AccessTokenClaims.Read(signIn.AccessToken)?.ManagementApi;
        if (audience is not null && !string.Equals(audience.Authority, tenant.ApiBase.Authority, StringComparison.OrdinalIgnoreCase))
        {
            throw Mismatch(profile, $"The token of profile '{profile.Name}' is for {audience.Authority}, and the profile is for {tenant.Host}");
        }

        // Plans and questions name the profile's tenant: it has to be the one that gets the request.
        return string.Equals(profile.Tenant, signIn.Tenant, StringComparison.OrdinalIgnoreCase)
            ? new AccessToken(tenant, signIn.AccessToken, signIn.ExpiresAt) { IsReadOnly = profile.ReadOnly }
            : throw Mismatch(profile, $"Profile '{profile.Name}' says {profile.Tenant}, and its sign-in is for {signIn.Tenant}");
    }

    private static NotSignedInException Mismatch(Profile profile, string sentence)
        => new(sentence + ". Nothing was sent.", NotSignedInException.Run(NotSignedInException.Init(profile.Name)));
}
