using Auth0Mcp.SignIn;
using Auth0Mcp.SignIn.OAuth;

namespace Auth0Mcp.Cli;

/// <summary>Signs an application in with its id and its secret or key.</summary>
internal sealed class InitClientCredentials(OAuthClient oauth, CliContext context)
{
    /// <exception cref="CommandFailedException">Refused, unreachable, or a token for something else.</exception>
    public async Task<SavedSignIn> SignInAsync(ApplicationCredentials application, string? audience, CancellationToken cancellationToken)
    {
        var issuer = new Uri(application.Domain.ApiBase, "/");
        var wanted = audience ?? application.Domain.ApiBase.AbsoluteUri + "/";
        var result = await oauth.ClientCredentialsAsync(issuer, application.ClientId, application.Proof, wanted, cancellationToken);
        if (!result.IsSuccess)
        {
            throw new CommandFailedException(result.Description);
        }

        var claims = AccessTokenClaims.Read(result.AccessToken);
        if (claims is { Audiences.Count: > 0 } && !claims.Audiences.Contains(wanted, StringComparer.Ordinal))
        {
            throw new CommandFailedException(
                $"{issuer.Authority} gave a token for '{claims}', not for '{wanted}'. Check --audience; nothing was stored.");
        }

        // A token of a custom domain is good at that domain alone, though its audience is the tenant's own host.
        var now = context.Time.GetUtcNow();
        var tenant = SignInTenant.Of(application.Domain.ApiBase);
        return new SavedSignIn(
            SignInKind.ClientCredentials, tenant, issuer.AbsoluteUri, application.ClientId, application.Proof.Secret, wanted,
            result.Scopes ?? claims?.Scopes ?? [], result.AccessToken, now + result.ExpiresIn, result.RefreshToken, now)
        {
            PrivateKey = application.Proof.PrivateKey,
            KeyAlgorithm = application.Proof.PrivateKey is null ? null : application.Proof.Algorithm,
        };
    }
}
