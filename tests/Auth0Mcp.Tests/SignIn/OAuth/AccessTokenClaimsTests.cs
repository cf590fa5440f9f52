using Auth0Mcp.SignIn.OAuth;

namespace Auth0Mcp.Tests.SignIn.OAuth;

/// <summary>What is read off an access token.</summary>
public class AccessTokenClaimsTests
{
    [Fact]
    public void Token_TellsItsTenantScopesAndTimes()
    {
        var issued = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        var claims = AccessTokenClaims.Read(
            FakeAuthorizationServer.Jwt("https://t.eu.auth0.com/api/v2/", "read:logs read:users", issued))!;
        Assert.Equal("t.eu.auth0.com", claims.ManagementApi!.Host);
        Assert.Equal(["read:logs", "read:users"], claims.Scopes);
        Assert.Equal((issued, TimeSpan.FromDays(1)), (claims.IssuedAt, claims.Lifetime));
    }

    [Theory]
    [InlineData("https://api.example.com/")]
    [InlineData("https://t.eu.auth0.com/api/v2")]
    [InlineData("https://t.eu.auth0.com/api/v2/?x")]
    [InlineData("https://user@t.eu.auth0.com/api/v2/")]
    [InlineData("t.eu.auth0.com/api/v2/")]
    [InlineData("ftp://t.eu.auth0.com/api/v2/")]
    public void OtherAudience_IsNoManagementApi(string audience)
        => Assert.Null(AccessTokenClaims.Read(FakeAuthorizationServer.Jwt(audience, ""))!.ManagementApi);

    [Theory]
    [InlineData("")]
    [InlineData("opaque")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJub25lIn0.bm8ganNvbg.")]
    public void TextThatIsNoToken_IsNotRead(string text) => Assert.Null(AccessTokenClaims.Read(text));
}
