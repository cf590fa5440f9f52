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
            ? await oauth.ClientCredentialsAsync(issuer, signIn.ClientId, signIn.Proof!, signIn.Audience, CancellationToken.None)
            : await oauth.RefreshAsync(issuer, signIn.ClientId, signIn.Proof, signIn.RefreshToken!, CancellationToken.None);
        if (!result.IsSuccess)
        {
            throw new NotSignedInException(
                result.Description,
                result.IsTransient
                ? "Call again in a minute; the sign-in is kept."
                : NotSignedInException.Run(NotSignedInException.Init(profile)),
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
    /// <exception cref="NotSignedInException">The token may not go there.</exception>
    public static AccessToken Token(Profile profile, SavedSignIn signIn) => TokenTenant.Problem(profile, signIn) is { } problem
        ? throw new NotSignedInException(
            problem + " Nothing was sent.", NotSignedInException.Run(NotSignedInException.Init(profile.Name)))
        : new AccessToken(TokenTenant.Of(signIn), signIn.AccessToken, signIn.ExpiresAt)
        {
            IsReadOnly = profile.ReadOnly,
            Origin = new TokenOrigin(signIn.Kind, profile.Name, signIn.ClientId, signIn.Scopes.Count == 0 ? null : signIn.Scopes),
            CanonicalHost = TokenTenant.CanonicalHost(signIn.Audience),
        };
}
