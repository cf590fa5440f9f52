using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Auth0Mcp.Team.Tests.Fixtures;
using Microsoft.IdentityModel.Tokens;

namespace Auth0Mcp.Team.Tests.Attacks;

/// <summary>Tokens that somebody made, found or bent: none of them gets in.</summary>
public sealed class TokenAttackTests : IAsyncLifetime
{
    private RealIssuer _issuer = null!;
    private RunningServer _server = null!;

    private string North => _server.Settings.EndpointOf("north").AbsoluteUri;

    public async Task InitializeAsync()
    {
        _issuer = await RealIssuer.StartAsync();
        _server = await RunningServer.StartAsync(settings => settings with
        {
            IsDemo = false,
            OAuth = settings.OAuth with { Issuer = _issuer.Address.AbsoluteUri },
        });
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _issuer.DisposeAsync();
    }

    [Fact]
    public async Task TokenOfTheIssuer_IsTaken_AndItsKeysAreFetchedOnce()
    {
        for (var request = 0; request < 5; request++)
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(_issuer.Token(North)));
        }

        Assert.Equal(1, _issuer.Fetches);
    }

    [Fact]
    public async Task ExpiredToken_IsRefused()
        => await AssertRefusedAsync(
            _issuer.Token(
            North, static token => (token.NotBefore, token.IssuedAt, token.Expires) = (DateTime.UtcNow.AddHours(-2),
            DateTime.UtcNow.AddHours(-2), DateTime.UtcNow.AddHours(-1))));

    [Fact]
    public async Task TokenOfTheFuture_IsRefused()
        => await AssertRefusedAsync(_issuer.Token(North, static token => token.NotBefore = DateTime.UtcNow.AddMinutes(5)));

    [Theory]
    [InlineData("https://other.example.com/mcp/north")]
    [InlineData("{server}/mcp/south")]
    [InlineData("{server}/mcp")]
    [InlineData("{server}")]
    [InlineData("")]
    public async Task TokenForAnotherAudience_IsRefused(string audience)
        => await AssertRefusedAsync(
            _issuer.Token(audience.Replace("{server}", _server.Settings.PublicUrl.AbsoluteUri.TrimEnd('/'), StringComparison.Ordinal)));

    [Theory]
    [InlineData("https://evil.example.com/")]
    [InlineData("")]
    public async Task TokenOfAnotherIssuer_IsRefused(string issuer)
        => await AssertRefusedAsync(_issuer.Token(North, token => token.Issuer = issuer));

    [Fact]
    public async Task TokenSignedByAnotherKey_IsRefused()
    {
        using var other = RSA.Create(2048);
        await AssertRefusedAsync(
            _issuer.Token(
            North, token => token.SigningCredentials = new SigningCredentials(new RsaSecurityKey(other) { KeyId = "k1" }, "RS256")));
    }

    [Fact]
    public async Task PublicKeyAsASharedSecret_SignsNothing()
    {
        foreach (var secret in (byte[][])[Encoding.ASCII.GetBytes(_issuer.Key.ExportSubjectPublicKeyInfoPem()),
            _issuer.Key.ExportSubjectPublicKeyInfo(), _issuer.Key.ExportRSAPublicKey()])
        {
            await AssertRefusedAsync(
                _issuer.Token(
                North, token => token.SigningCredentials = new SigningCredentials(
                new SymmetricSecurityKey(secret) { KeyId = "k1" }, "HS256")));
        }
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("NONE")]
    public async Task TokenWithoutASignature_IsRefused(string algorithm)
    {
        var parts = _issuer.Token(North).Split('.');
        var header = Base64Url.EncodeToString(Encoding.ASCII.GetBytes($$"""{"alg":"{{algorithm}}","typ":"at+jwt"}"""));
        await AssertRefusedAsync($"{header}.{parts[1]}.");
        await AssertRefusedAsync($"{header}.{parts[1]}.{parts[2]}");
    }

    [Theory]
    [InlineData("jku", "\"https://evil.example.com/keys\"")]
    [InlineData("x5u", "\"https://evil.example.com/cert\"")]
    public async Task KeyThatATokenNamesItself_IsNotFetched(string member, string value)
    {
        using var own = RSA.Create(2048);
        var token = _issuer.Token(North, descriptor =>
        {
            descriptor.SigningCredentials = new SigningCredentials(new RsaSecurityKey(own) { KeyId = "k9" }, "RS256");
            descriptor.AdditionalHeaderClaims = new Dictionary<string, object> { [member] = value.Trim('"') };
        });
        await AssertRefusedAsync(token);
    }

    [Theory]
    [InlineData("ID+JWT")]
    [InlineData("dpop+jwt")]
    [InlineData("logout+jwt")]
    public async Task TokenOfAnotherKind_IsRefused(string type)
        => await AssertRefusedAsync(_issuer.Token(North, token => token.TokenType = type));

    [Fact]
    public async Task TokenThatNamesNobody_IsRefused()
        => await AssertRefusedAsync(_issuer.Token(North, static token => token.Claims.Remove("sub")));

    [Fact]
    public async Task TokenInTheAddressOrTwice_IsRefused()
    {
        var token = _issuer.Token(North);
        using var inAddress =
            await new RawClient(_server.Http, $"/mcp/north?access_token={token}", null, RawClient.Rounds).SendAsync("tools/list");
        using var twice = new RawClient(_server.Http, "/mcp/north", null, RawClient.Rounds).Message("tools/list");
        twice.Headers.TryAddWithoutValidation("Authorization", [$"Bearer {token}", "Bearer x"]);
        using var answer = await _server.Http.SendAsync(twice);

        Assert.Equal(HttpStatusCode.Unauthorized, inAddress.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9..")]
    [InlineData("....")]
    public async Task Nonsense_IsRefused(string token) => await AssertRefusedAsync(token);

    [Fact]
    public async Task ChangedToken_IsRefused()
    {
        var parts = _issuer.Token(North).Split('.');
        var payload = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1]))
            .Replace("\"ada\"", "\"eve\"", StringComparison.Ordinal);
        await AssertRefusedAsync($"{parts[0]}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(payload))}.{parts[2]}");
    }

    [Fact]
    public async Task Refusal_TellsNothingOfTheReasonOrTheToken()
    {
        using var response = await SendAsync(_issuer.Token("https://other.example.com"));
        var text = await response.Content.ReadAsStringAsync() + response.Headers;

        Assert.DoesNotContain("other.example.com", text, StringComparison.Ordinal);
        Assert.DoesNotContain("IDX", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IssuerThatIsAway_IsNotTheCallersFault()
    {
        await _issuer.DisposeAsync();
        await using var issuer = await RealIssuer.StartAsync();
        var gone = $"http://127.0.0.1:{RunningServer.FreePort()}/";
        await using var server =
            await RunningServer.StartAsync(settings => settings with { IsDemo = false, OAuth = settings.OAuth with { Issuer = gone } });
        var token = issuer.Token(server.Settings.EndpointOf("north").AbsoluteUri, descriptor => descriptor.Issuer = gone);
        using var response = await new RawClient(server.Http, "/mcp/north", token, RawClient.Rounds).SendAsync("tools/list");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        _issuer = await RealIssuer.StartAsync();
    }

    private async Task AssertRefusedAsync(string token) => Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(token));

    private async Task<HttpStatusCode> StatusAsync(string token)
    {
        using var response = await SendAsync(token);
        return response.StatusCode;
    }

    private async Task<HttpResponseMessage> SendAsync(string token)
    {
        using var message = new RawClient(_server.Http, "/mcp/north", null, RawClient.Rounds).Message("tools/list");
        message.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        return await _server.Http.SendAsync(message);
    }
}
