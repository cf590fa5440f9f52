namespace Auth0Mcp.SignIn;

/// <summary>The token for the next request, whatever it takes to have one.</summary>
internal interface ITokenSource
{
    /// <summary>The host of the tenant that the next token is for, as far as it is known without a request.</summary>
    string Tenant { get; }

    /// <summary>A token that holds for some time yet.</summary>
    /// <param name="rejected">A token that the tenant has just refused: another one is wanted. The same one means that there is none.</param>
    /// <exception cref="NotSignedInException">There is no token, and the message says what to do.</exception>
    ValueTask<AccessToken> GetAsync(AccessToken? rejected, CancellationToken cancellationToken);
}
