using Auth0Mcp.Configuration;
using Duende.IdentityModel.Client;

namespace Auth0Mcp.SignIn.OAuth;

/// <summary>Token exchange.</summary>
internal sealed partial class OAuthClient
{
    /// <summary>A token of the tenant for the person whom another token names (RFC 8693).</summary>
    /// <param name="subjectToken">Goes to the authorization server alone.</param>
    /// <param name="further">Further parameters of the request.</param>
    public async Task<TokenResult> ExchangeAsync(
        Uri issuer, string clientId, ClientProof proof, string audience, string subjectToken, string subjectTokenType,
        IEnumerable<KeyValuePair<string, string>> further, CancellationToken cancellationToken)
    {
        using var request = Request<TokenExchangeTokenRequest>(issuer, "/oauth/token", clientId, proof);
        request.SubjectToken = subjectToken;
        request.SubjectTokenType = subjectTokenType;
        request.Audience = audience;
        foreach (var (name, value) in further)
        {
            request.Parameters.Add(name, value);
        }

        return await TokenAsync(
            OAuthRequestKind.TokenExchange, issuer, http.RequestTokenExchangeTokenAsync(request, cancellationToken), cancellationToken);
    }
}
