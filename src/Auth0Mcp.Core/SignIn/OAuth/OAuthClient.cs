using System.Text.Json;
using Auth0Mcp.Configuration;
using Auth0Mcp.Network;
using Duende.IdentityModel.Client;

namespace Auth0Mcp.SignIn.OAuth;

/// <summary>
/// Requests to the authorization server. They fail with a result, never with an exception; only cancellation throws. Secrets travel in
/// the body: that is how Auth0 registers clients unless told otherwise.
/// </summary>
/// <param name="debug">Gets a line per step; null for none.</param>
internal sealed partial class OAuthClient(HttpClient http, TimeProvider time, DebugLog? debug = null)
{
    /// <summary>What the lifetime is taken for when the answer and the token say nothing: short, so that it is renewed early.</summary>
    private static readonly TimeSpan s_unknownLifetime = TimeSpan.FromHours(1);

    /// <summary>A token for the client itself (RFC 6749 §4.4).</summary>
    public async Task<TokenResult> ClientCredentialsAsync(
        Uri issuer, string clientId, ClientProof proof, string audience, CancellationToken cancellationToken)
    {
        using var request = Request<ClientCredentialsTokenRequest>(issuer, "/oauth/token", clientId, proof);
        request.Parameters.Add("audience", audience);
        return await TokenAsync(
            OAuthRequestKind.ClientCredentials, issuer, http.RequestClientCredentialsTokenAsync(request, cancellationToken),
            cancellationToken);
    }

    /// <summary>A new access token for a refresh token (RFC 6749 §6), which is spent where the server rotates.</summary>
    /// <param name="proof">Null for a public client.</param>
    public async Task<TokenResult> RefreshAsync(
        Uri issuer, string clientId, ClientProof? proof, string refreshToken, CancellationToken cancellationToken)
    {
        using var request = Request<RefreshTokenRequest>(issuer, "/oauth/token", clientId, proof);
        request.RefreshToken = refreshToken;
        return await TokenAsync(
            OAuthRequestKind.Refresh, issuer, http.RequestRefreshTokenAsync(request, cancellationToken), cancellationToken);
    }

    /// <summary>Makes a refresh token worthless (RFC 7009). A token that the server does not know counts as revoked.</summary>
    /// <returns>Why it failed, or null.</returns>
    public async Task<OAuthError?> RevokeAsync(
        Uri issuer, string clientId, ClientProof? proof, string refreshToken, CancellationToken cancellationToken)
    {
        using var request = Request<TokenRevocationRequest>(issuer, "/oauth/revoke", clientId, proof);
        request.Token = refreshToken;
        debug.Asking(OAuthRequestKind.Revocation, issuer);
        var (response, failure) = await SendAsync(issuer, http.RevokeTokenAsync(request, cancellationToken), cancellationToken);

        // Success has no body worth reading (RFC 7009 §2.2).
        failure ??= response!.HttpResponse is { IsSuccessStatusCode: true }
            ? null
            : OAuthAnswer.Failure(OAuthRequestKind.Revocation, issuer, response);
        debug.Revoked(issuer, failure);
        return failure;
    }

    private T Request<T>(Uri issuer, string path, string clientId, ClientProof? proof)
        where T : ProtocolRequest, new()
    {
        var request = new T
        {
            Address = new Uri(issuer, path).AbsoluteUri,
            ClientId = clientId,
            ClientCredentialStyle = ClientCredentialStyle.PostBody,
        };
        if (proof is { PrivateKey: not null })
        {
            request.ClientAssertion = ClientAssertions.Create(issuer, clientId, proof, time.GetUtcNow());
        }
        else if (proof is not null)
        {
            request.ClientSecret = proof.Secret;
        }

        return request;
    }

    private async Task<TokenResult> TokenAsync(
        OAuthRequestKind kind, Uri issuer, Task<TokenResponse> sending, CancellationToken cancellationToken)
    {
        debug.Asking(kind, issuer);
        var result = await ReadTokenAsync(kind, issuer, sending, cancellationToken);
        debug.Ended(kind, issuer, result);
        return result;
    }

    private async Task<TokenResult> ReadTokenAsync(
        OAuthRequestKind kind, Uri issuer, Task<TokenResponse> sending, CancellationToken cancellationToken)
    {
        var (response, failure) = await SendAsync(issuer, sending, cancellationToken);
        if (failure is not null)
        {
            return TokenResult.Failed(failure);
        }

        if (response!.HttpResponse is not { IsSuccessStatusCode: true }
            || OAuthAnswer.Text(response, "access_token") is not { Length: > 0 } token)
        {
            return TokenResult.Failed(OAuthAnswer.Failure(kind, issuer, response));
        }

        // A header cannot carry anything else, and a token never has it (RFC 6750 §2.1).
        if (token.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            return TokenResult.Failed(OAuthAnswer.Unexpected(issuer));
        }

        var scopes = OAuthAnswer.Text(response, "scope")?.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return TokenResult.Granted(
            token, Lifetime(response, token),
            OAuthAnswer.Text(response, "refresh_token") is { Length: > 0 } refresh ? refresh : null, scopes);
    }

    private static TimeSpan Lifetime(ProtocolResponse response, string token)
        => OAuthAnswer.Seconds(response, "expires_in") ?? AccessTokenClaims.Read(token)?.Lifetime ?? s_unknownLifetime;

    /// <summary>Awaits an answer; a failure below HTTP becomes a sentence.</summary>
    private async Task<(T? Response, OAuthError? Failure)> SendAsync<T>(Uri issuer, Task<T> sending, CancellationToken cancellationToken)
        where T : ProtocolResponse
    {
        try
        {
            var response = await sending;
            cancellationToken.ThrowIfCancellationRequested();
            return response is { Exception: { } exception and not JsonException, HttpResponse: null }
                ? (null, NoAnswer(issuer, exception))
                : (response, null);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, NoAnswer(issuer, exception));
        }
    }

    private OAuthError NoAnswer(Uri issuer, Exception exception)
    {
        debug.NoAnswer(issuer, ConnectionFailure.Describe(exception));
        return OAuthAnswer.NoAnswer(issuer, exception);
    }
}
