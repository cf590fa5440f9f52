using Auth0Mcp.Configuration;
using Auth0Mcp.SignIn.OAuth;

namespace Auth0Mcp.SignIn;

/// <summary>
/// The token that somebody brought. It does not renew itself; the tenant, not this machine's clock, says when it has ended.
/// </summary>
internal sealed class FixedTokenSource(Credentials credentials) : ITokenSource
{
    private AccessToken _token = new(
        credentials.Tenant, credentials.AccessToken,
        DateTimeOffset.MaxValue)
    { Origin = new TokenOrigin(SignInKind.Token, null, "", null) };
    private bool _isChecked;

    public string Tenant => credentials.Tenant.Host;

    public IReadOnlyList<string> Secrets => [credentials.AccessToken];

    /// <summary>The made-up tenant takes everything.</summary>
    public ValueTask<GrantedScopes> GrantedAsync(CancellationToken cancellationToken)
        => ValueTask.FromResult(credentials == Credentials.Demo ? GrantedScopes.Unknown : GrantedScopes.Of(_token));

    public ValueTask<AccessToken> GetAsync(AccessToken? rejected, CancellationToken cancellationToken)
    {
        if (!_isChecked)
        {
            Check();
            _token = _token with { CanonicalHost = AccessTokenClaims.Read(credentials.AccessToken)?.ManagementApi?.Authority };
            _isChecked = true;
        }

        return rejected is not null && AccessTokenClaims.Read(credentials.AccessToken)?.ExpiresAt is { } end
            ? throw new NotSignedInException(
                $"{Tenant} refuses the token in {EnvironmentVariables.Token}; it "
                + $"{(end <= DateTimeOffset.UtcNow ? "ended" : "would end")} at {end:yyyy-MM-dd HH:mm} UTC, and it cannot renew itself.",
                $"Ask the user to set a new {EnvironmentVariables.Token} and restart this server, or to unset it and run "
                + "'auth0-mcp init', whose sign-in renews itself.")
            : ValueTask.FromResult(_token);
    }

    private void Check()
    {
        if (credentials != Credentials.Demo && TokenTenant.Problem(credentials) is { } problem)
        {
            throw new NotSignedInException(
                problem + " It was not sent.",
                $"Ask the user to set {EnvironmentVariables.Token} and {EnvironmentVariables.Domain} to the same tenant and to "
                + "restart this server.");
        }
    }
}
