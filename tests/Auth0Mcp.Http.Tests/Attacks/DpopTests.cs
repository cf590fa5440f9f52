using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Auth0Mcp.Team.Tests.Fixtures;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Auth0Mcp.Team.Tests.Attacks;

/// <summary>A token that is bound to a key is worth nothing to whoever stole it (RFC 9449).</summary>
public sealed class DpopTests : IAsyncLifetime
{
    private static readonly JsonWebTokenHandler s_tokens = new() { SetDefaultTimesOnTokenCreation = false };

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private RunningServer _server = null!;

    private string Endpoint => _server.Settings.EndpointOf("north").AbsoluteUri;

    public async Task InitializeAsync() => _server = await RunningServer.StartAsync();

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _key.Dispose();
    }

    [Fact]
    public async Task BoundToken_IsTakenWithItsProof_Once()
    {
        var token = _server.Token(thumbprint: Thumbprint(_key));
        var proof = Proof(_key, token);

        Assert.Equal(HttpStatusCode.OK, await StatusAsync("DPoP", token, proof));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("DPoP", token, proof));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("DPoP", token, Proof(_key, token)));
    }

    [Fact]
    public async Task BoundToken_IsNoBearerToken()
    {
        var token = _server.Token(thumbprint: Thumbprint(_key));

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("Bearer", token, null));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("Bearer", token, Proof(_key, token)));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("DPoP", token, null));
    }

    [Fact]
    public async Task TokenThatIsBoundToNothing_IsNotTakenWithAProof()
    {
        var token = _server.Token();
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("DPoP", token, Proof(_key, token)));
    }

    [Fact]
    public async Task ProofOfAnotherKey_IsRefused()
    {
        using var thief = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var token = _server.Token(thumbprint: Thumbprint(_key));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("DPoP", token, Proof(thief, token)));
    }

    [Theory]
    [InlineData("htm", "GET")]
    [InlineData("htu", "https://evil.example.com/mcp/north")]
    [InlineData("ath", "AAAA")]
    [InlineData("jti", "")]
    [InlineData("typ", "JWT")]
    public async Task ProofForAnotherRequest_IsRefused(string member, string value)
    {
        var token = _server.Token(thumbprint: Thumbprint(_key));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("DPoP", token, Proof(_key, token, (member, value))));
    }

    [Theory]
    [InlineData(-10)]
    [InlineData(10)]
    public async Task ProofOfAnotherTime_IsRefused(int minutes)
    {
        var token = _server.Token(thumbprint: Thumbprint(_key));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("DPoP", token, Proof(_key, token, minutes: minutes)));
    }

    [Fact]
    public async Task ProofWithASharedSecret_IsRefused()
    {
        var token = _server.Token(thumbprint: Thumbprint(_key));
        var secret = new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32));
        var proof = Sign(
            token, new SigningCredentials(secret, "HS256"),
            new Dictionary<string, object> { ["kty"] = "oct", ["k"] = Base64Url.EncodeToString(secret.Key) });

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("DPoP", token, proof));
    }

    [Fact]
    public async Task ServerThatRequiresProofs_TakesNoBearerToken()
    {
        await using var server =
            await RunningServer.StartAsync(static settings => settings with { OAuth = settings.OAuth with { RequiresDpop = true } });
        using var response = await server.Client().SendAsync("tools/list");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.StartsWith("DPoP ", response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    private string Proof(ECDsa key, string token, (string Member, string Value)? change = null, int minutes = 0)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var jwk = new Dictionary<string, object>
        {
            ["kty"] = "EC",
            ["crv"] = "P-256",
            ["x"] = Base64Url.EncodeToString(point.X),
            ["y"] = Base64Url.EncodeToString(point.Y)
        };
        return Sign(token, new SigningCredentials(new ECDsaSecurityKey(key), "ES256"), jwk, change, minutes);
    }

    private string Sign(
        string token, SigningCredentials credentials, Dictionary<string, object> jwk,
        (string Member, string Value)? change = null, int minutes = 0)
    {
        var claims = new Dictionary<string, object>
        {
            ["htm"] = "POST",
            ["htu"] = Endpoint,
            ["jti"] = Guid.NewGuid().ToString(),
            ["iat"] = DateTimeOffset.UtcNow.AddMinutes(minutes).ToUnixTimeSeconds(),
            ["ath"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(token))),
        };
        if (change is { Member: not "typ" } changed)
        {
            claims[changed.Member] = changed.Value;
        }

        return s_tokens.CreateToken(new SecurityTokenDescriptor
        {
            Claims = claims,
            TokenType = change is { Member: "typ", Value: var type } ? type : "dpop+jwt",
            AdditionalHeaderClaims = new Dictionary<string, object> { ["jwk"] = jwk },
            SigningCredentials = credentials,
        });
    }

    private static string Thumbprint(ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var json =
            $$"""{"crv":"P-256","kty":"EC","x":"{{Base64Url.EncodeToString(point.X)}}","y":"{{Base64Url.EncodeToString(point.Y)}}"}""";
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(json)));
    }

    private async Task<HttpStatusCode> StatusAsync(string scheme, string token, string? proof)
    {
        using var message = new RawClient(_server.Http, "/mcp/north", null, RawClient.Rounds).Message("tools/list");
        message.Headers.Authorization = new(scheme, token);
        if (proof is not null)
        {
            message.Headers.Add("DPoP", proof);
        }

        using var response = await _server.Http.SendAsync(message);
        return response.StatusCode;
    }
}
