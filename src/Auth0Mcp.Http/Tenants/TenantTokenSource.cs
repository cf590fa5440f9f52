using Auth0Mcp.Calls;
using Auth0Mcp.Configuration;
using Auth0Mcp.SignIn;
using Auth0Mcp.SignIn.OAuth;
using Auth0Mcp.Team.Settings;

namespace Auth0Mcp.Team.Tenants;

/// <summary>
/// Tokens for a tenant, from its own token endpoint: those of this server's application or, by exchange, those of one person.
/// They are looked for in memory, then where all instances keep them, and asked for last.
/// </summary>
/// <param name="name">Names the tokens among all: the tenant and, where they are a person's, the person.</param>
/// <param name="ask">Asks the token endpoint; the time is the latest at which the token may end.</param>
internal sealed class TenantTokenSource(
    TenantAddress tenant, TenantSignIn signIn, string name, TokenVault vault,
    Func<Task<(TokenResult Result, DateTimeOffset Latest)>> ask, TimeProvider time)
    : ITokenSource
{
    private readonly SharedAttempt _attempt = new();
    private volatile HeldToken? _held;

    public string Tenant => tenant.Host;

    public ValueTask<AccessToken> GetAsync(AccessToken? rejected, CancellationToken cancellationToken)
        => Good(rejected) is { } held
            ? ValueTask.FromResult(held)
            : new ValueTask<AccessToken>(
                _attempt.RunAsync(() => Good(rejected), () => FindAsync(rejected)).WaitAsync(cancellationToken));

    private AccessToken? Good(AccessToken? rejected) => _held is { } held && held.IsGood(time.GetUtcNow(), rejected) ? held.Token : null;

    private async Task<AccessToken> FindAsync(AccessToken? rejected)
    {
        if (await vault.FindAsync(name, CancellationToken.None) is { } kept)
        {
            var held = HeldToken.Stored(Token(kept.Token, kept.Ends), null);
            if (held.IsGood(time.GetUtcNow(), rejected))
            {
                _held = held;
                return held.Token;
            }
        }

        return await AskAsync();
    }

    private async Task<AccessToken> AskAsync()
    {
        var (result, latest) = await ask();
        if (!result.IsSuccess)
        {
            throw new NotSignedInException(
                result.Description,
                result.IsTransient
                ? "Call again in a minute."
                : "Tell the user that whoever runs this server has to correct how it signs in to this tenant.",
                result.IsTransient);
        }

        if (TokenTenant.Other(result.AccessToken, tenant, tenant.ApiBase, signIn.Audience) is { } other)
        {
            throw new NotSignedInException(
                $"{tenant.Host} gave a token for {other}. It was not sent.",
                "Tell the user that whoever runs this server has to correct the audience of this tenant.");
        }

        var now = time.GetUtcNow();
        var ends = now + result.ExpiresIn < latest ? now + result.ExpiresIn : latest;
        var token = Token(result.AccessToken, ends);
        _held = HeldToken.Renewed(token, now, ends - now);
        await vault.KeepAsync(name, result.AccessToken, ends, CancellationToken.None);
        return token;
    }

    private AccessToken Token(string value, DateTimeOffset ends) => new(tenant, value, ends)
    {
        Origin = new TokenOrigin(SignInKind.ClientCredentials, null, signIn.ClientId, null),
        CanonicalHost = TokenTenant.CanonicalHost(signIn.Audience),
    };
}
