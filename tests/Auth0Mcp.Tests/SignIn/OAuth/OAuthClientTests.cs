using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Auth0Mcp.SignIn.OAuth;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.SignIn.OAuth;

/// <summary>Token, refresh and revocation requests against a server on loopback.</summary>
public sealed class OAuthClientTests : IDisposable
{
    private const string Secret = "canary-client-secret-5Tr1";
    private readonly FakeAuthorizationServer _server = new();
    private readonly HttpClient _http = OAuthHttp.Create();

    public void Dispose()
    {
        _http.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task ClientCredentials_TravelInTheBodyWithTheAudience()
    {
        var result = await ClientCredentialsAsync();
        Assert.True(result.IsSuccess, result.Description);
        var request = Assert.Single(_server.Requests);
        Assert.Null(request.Authorization);
        Assert.Equal(
            ("client_credentials", "client-1", Secret, "https://t.eu.auth0.com/api/v2/"),
            (request.Form["grant_type"], request.Form["client_id"], request.Form["client_secret"], request.Form["audience"]));
    }

    [Fact]
    public async Task Token_ComesWithItsLifetimeAndScopes()
    {
        _server.GrantedScopes = "read:clients read:logs";
        var result = await ClientCredentialsAsync();
        Assert.Equal(TimeSpan.FromDays(1), result.ExpiresIn);
        Assert.Equal(["read:clients", "read:logs"], result.Scopes);
        Assert.Null(result.RefreshToken);
    }

    [Fact]
    public async Task AnswerWithoutLifetime_TakesItFromTheToken()
    {
        var longAgo = DateTimeOffset.UtcNow.AddYears(-1);
        _server.Answers(
            FakeAuthorizationServer.Token, 200, $$"""{"access_token":"{{FakeAuthorizationServer.Jwt("https://x/", "", longAgo)}}"}""");
        Assert.Equal(TimeSpan.FromDays(1), (await ClientCredentialsAsync()).ExpiresIn);
    }

    [Theory]
    [InlineData(401, "access_denied")]
    [InlineData(401, "invalid_client")]
    public async Task WrongSecret_IsSaidWithoutTheSecret(int status, string error)
    {
        _server.Refuses(error, status, "Unauthorized");
        var result = await ClientCredentialsAsync();
        Assert.Equal(error, result.Error);
        Assert.False(result.IsTransient);
        Assert.Contains("does not know this client id with this secret", result.Description, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, result.Description + result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ApplicationWithoutGrant_IsToldWhatToAuthorize()
    {
        _server.Refuses("access_denied", 403, "Client is not authorized to access the API.");
        Assert.Contains(
            "Authorize it for the Auth0 Management API", (await ClientCredentialsAsync()).Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(404)]
    public async Task WebPageInsteadOfJson_IsSaidInASentence(int status)
    {
        _server.Answers(FakeAuthorizationServer.Token, status, "<html><body>Please log in</body></html>");
        AssertUnexpected(await ClientCredentialsAsync());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("""{"access_token":5}""")]
    [InlineData("""{"access_token":"two words"}""")]
    public async Task AnswerWithoutToken_IsSaidInASentence(string body)
    {
        _server.Answers(FakeAuthorizationServer.Token, 200, body);
        AssertUnexpected(await ClientCredentialsAsync());
    }

    [Fact]
    public async Task EndlessPage_IsNotReadToItsEnd()
    {
        _server.Answers(FakeAuthorizationServer.Token, 200, new string(' ', 3 << 20));
        AssertUnexpected(await ClientCredentialsAsync());
    }

    [Fact]
    public async Task Redirect_IsNotFollowed()
    {
        _server.Answers(FakeAuthorizationServer.Token, 302, "");
        AssertUnexpected(await ClientCredentialsAsync());
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task BrokenServer_IsTransient()
    {
        _server.Answers(FakeAuthorizationServer.Token, 503, "<html>");
        var result = await ClientCredentialsAsync();
        Assert.True(result.IsTransient);
        Assert.Contains("HTTP 503", result.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnreachableServer_IsTransientAndNamed()
    {
        _server.Dispose();
        var result = await ClientCredentialsAsync();
        Assert.Equal((OAuthError.Unreachable, true), (result.Error, result.IsTransient));
        Assert.Contains($"{_server.Issuer.Authority} cannot be reached", result.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UntrustedCertificate_IsSaidInASentence()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeTlsAsync(listener, certificate);
        var result = await ClientCredentialsAsync(new Uri($"https://{listener.LocalEndpoint}/"));
        Assert.Equal(OAuthError.InsecureConnection, result.Error);
        Assert.Contains("SSL_CERT_FILE", result.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", result.Description, StringComparison.Ordinal);
        await serving;
    }

    [Fact]
    public async Task ServersWords_CannotSteerTheTerminal()
    {
        _server.Refuses("server_says", 400, @"\u001b[2J\u0007gone" + new string('x', 5000));
        var description = (await ClientCredentialsAsync()).Description;
        Assert.DoesNotContain(description, char.IsControl);
        Assert.True(description.Length < 500, description);
    }

    [Fact]
    public async Task RefreshOfAPublicClient_SendsNoSecretAndReturnsTheRotatedToken()
    {
        _server.Answers(FakeAuthorizationServer.Token, 200, """{"access_token":"a","expires_in":60,"refresh_token":"next"}""");
        var result = await Client.RefreshAsync(_server.Issuer, "client-1", null, FakeAuthorizationServer.RefreshToken, default);
        Assert.Equal(("a", "next"), (result.AccessToken, result.RefreshToken));
        Assert.Null(result.Scopes);
        var form = Assert.Single(_server.Requests).Form;
        Assert.Equal(("refresh_token", FakeAuthorizationServer.RefreshToken), (form["grant_type"], form["refresh_token"]));
        Assert.DoesNotContain("client_secret", form.Keys);
    }

    [Fact]
    public async Task SpentRefreshToken_AsksForANewSignIn()
    {
        _server.Refuses("invalid_grant", 403, "Unknown or invalid refresh token.");
        var result = await Client.RefreshAsync(_server.Issuer, "client-1", null, FakeAuthorizationServer.RefreshToken, default);
        Assert.Equal(("invalid_grant", false), (result.Error, result.IsTransient));
        Assert.EndsWith("Sign in again.", result.Description, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeAuthorizationServer.RefreshToken, result.Description + result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Revocation_SendsTheTokenAndNeedsNoBody()
    {
        Assert.Null(await Client.RevokeAsync(_server.Issuer, "client-1", null, FakeAuthorizationServer.RefreshToken, default));
        Assert.Equal(
            FakeAuthorizationServer.RefreshToken, Assert.Single(_server.RequestsTo(FakeAuthorizationServer.Revoke)).Form["token"]);
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_request"}""")]
    [InlineData(500, "")]
    [InlineData(404, "<html>")]
    public async Task FailedRevocation_IsSaid(int status, string body)
    {
        _server.Answers(FakeAuthorizationServer.Revoke, status, body);
        Assert.NotNull(await Client.RevokeAsync(_server.Issuer, "client-1", null, FakeAuthorizationServer.RefreshToken, default));
    }

    [Fact]
    public async Task Cancellation_Throws()
        => await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Client.RefreshAsync(
            _server.Issuer, "c", null, "r", new CancellationToken(canceled: true)));

    private OAuthClient Client => new(_http, new TestTime());

    private Task<TokenResult> ClientCredentialsAsync(Uri? issuer = null)
        => Client.ClientCredentialsAsync(issuer ?? _server.Issuer, "client-1", Secret, "https://t.eu.auth0.com/api/v2/", default);

    private void AssertUnexpected(TokenResult result)
    {
        Assert.Equal((OAuthError.UnexpectedAnswer, true), (result.Error, result.IsTransient));
        Assert.Contains(
            $"{_server.Issuer.Authority} did not answer as an authorization server does", result.Description, StringComparison.Ordinal);
    }

    private static async Task ServeTlsAsync(TcpListener listener, X509Certificate2 certificate)
    {
        using var connection = await listener.AcceptTcpClientAsync();
        await using var secured = new SslStream(connection.GetStream());
        try
        {
            await secured.AuthenticateAsServerAsync(certificate);
            _ = await secured.ReadAsync(new byte[1]);
        }
        catch (Exception exception) when (exception is IOException or System.Security.Authentication.AuthenticationException)
        {
            // The client does not trust the certificate: that is the test.
        }
    }
}
