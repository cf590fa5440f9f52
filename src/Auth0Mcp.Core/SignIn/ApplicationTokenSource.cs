using Auth0Mcp.Configuration;
using Auth0Mcp.SignIn.OAuth;

namespace Auth0Mcp.SignIn;

/// <summary>
/// Tokens for an application whose id and secret, or key, are in the environment. They live in memory alone and are made again as
/// they end.
/// </summary>
internal sealed class ApplicationTokenSource(ApplicationVariables application, Func<OAuthClient> oauth, TimeProvider time) : ITokenSource
{
    private readonly SharedAttempt _attempt = new();
    private volatile HeldToken? _held;

    public string Tenant => application.Tenant.Host;

    public IReadOnlyList<string> Secrets => [application.Proof.Hidden];

    /// <summary>Known since the first token.</summary>
    public ValueTask<GrantedScopes> GrantedAsync(CancellationToken cancellationToken)
        => ValueTask.FromResult(_held is { } held ? GrantedScopes.Of(held.Token) : GrantedScopes.Unknown);

    public ValueTask<AccessToken> GetAsync(AccessToken? rejected, CancellationToken cancellationToken)
        => _held is { } held && held.IsGood(time.GetUtcNow(), rejected)
            ? ValueTask.FromResult(held.Token)
            : new ValueTask<AccessToken>(
                _attempt.RunAsync(() => _held is { } now && now.IsGood(time.GetUtcNow(), rejected) ? now.Token : null, MintAsync)
                .WaitAsync(cancellationToken));

    private async Task<AccessToken> MintAsync()
    {
        var before = _held;
        var result = await oauth().ClientCredentialsAsync(
            application.Issuer, application.ClientId, application.Proof, application.Audience, CancellationToken.None);
        var now = time.GetUtcNow();
        if (!result.IsSuccess)
        {
            if (result.IsTransient && before is { } && before.Token.ExpiresAt > now)
            {
                _held = before.AskedAgain(now);
                return before.Token;
            }

            throw new NotSignedInException(
                result.Description,
                result.IsTransient
                    ? "Call again in a minute."
                    : $"Ask the user to correct {EnvironmentVariables.Domain}, {EnvironmentVariables.ClientId} and "
                        + (application.Proof.PrivateKey is null ? EnvironmentVariables.ClientSecret : EnvironmentVariables.SigningKeyPath)
                        + " and to restart this server.",
                result.IsTransient);
        }

        if (TokenTenant.Other(result.AccessToken, application.Tenant, application.Issuer, application.Audience) is { } other)
        {
            throw new NotSignedInException(
                $"{application.Issuer.Authority} gave a token for {other}, not for {Tenant}. It was not sent.",
                $"Ask the user to check {EnvironmentVariables.Domain} and {EnvironmentVariables.Audience} and to restart this server.");
        }

        var token = new AccessToken(application.Tenant, result.AccessToken, now + result.ExpiresIn)
        {
            Origin = new TokenOrigin(SignInKind.ClientCredentials, null, application.ClientId, result.Scopes),
            CanonicalHost = TokenTenant.CanonicalHost(application.Audience),
        };
        var held = HeldToken.Renewed(token, now, result.ExpiresIn);
        _held = held;
        return held.Token;
    }
}
