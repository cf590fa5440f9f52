namespace Auth0Mcp.SignIn;

/// <summary>The token for the next request, whatever it takes to have one.</summary>
internal interface ITokenSource
{
    /// <summary>The host of the tenant that the next token is for, as far as it is known without a request.</summary>
    string Tenant { get; }

    /// <summary>The secrets that it has seen so far: tokens, and what makes new ones.</summary>
    IReadOnlyList<string> Secrets => [];

    /// <summary>The same, and those of the next token; where there is none, the call itself will say so.</summary>
    async ValueTask<IReadOnlyList<string>> SecretsAsync(CancellationToken cancellationToken)
    {
        try
        {
            return [(await GetAsync(rejected: null, cancellationToken)).Value, .. Secrets];
        }
        catch (NotSignedInException)
        {
            return Secrets;
        }
    }

    /// <summary>What the sign-in allows, as far as it is known without a request.</summary>
    ValueTask<GrantedScopes> GrantedAsync(CancellationToken cancellationToken) => ValueTask.FromResult(GrantedScopes.Unknown);

    /// <summary>A token that holds for some time yet.</summary>
    /// <param name="rejected">A token that the tenant has just refused: another one is wanted. The same one means that there is
    /// none.</param>
    /// <exception cref="NotSignedInException">There is no token, and the message says what to do.</exception>
    ValueTask<AccessToken> GetAsync(AccessToken? rejected, CancellationToken cancellationToken);
}
