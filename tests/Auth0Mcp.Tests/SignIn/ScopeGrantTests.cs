using Auth0Mcp.Calls.Errors;
using Auth0Mcp.SignIn;

namespace Auth0Mcp.Tests.SignIn;

/// <summary>Each kind of sign-in gets one more scope in its own way.</summary>
public class ScopeGrantTests
{
    [Theory]
    [InlineData("default", "'auth0-mcp init --add-scopes read:users'")]
    [InlineData("shop", "'auth0-mcp init --add-scopes read:users --profile shop'")]
    public void Person_SignsInAgainForOneMore(string profile, string command)
        => Assert.Contains(
            command, ScopeGrant.Explain("read:users", new TokenOrigin(SignInKind.Device, profile, "public", null)),
            StringComparison.Ordinal);

    [Fact]
    public void SavedApplication_IsAuthorizedAndGetsANewToken()
    {
        var text = ScopeGrant.Explain("read:users", new TokenOrigin(SignInKind.ClientCredentials, "default", "app-1", null));
        Assert.Contains("authorize the application app-1", text, StringComparison.Ordinal);
        Assert.Contains("init --add-scopes read:users", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ApplicationOfTheEnvironment_IsAuthorizedAndTheServerRestarted()
    {
        var text = ScopeGrant.Explain("read:users", new TokenOrigin(SignInKind.ClientCredentials, null, "app-1", null));
        Assert.Contains("authorize the application app-1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("auth0-mcp init", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TokenOfAProfile_KnowsItsScopesThoughItDoesNotTell()
    {
        using var home = new SignedInHome();
        using var server = new RotatingServer(home.Time);
        await home.SignInAsync(server);
        var token = await home.Process().GetAsync(rejected: null, CancellationToken.None);
        Assert.Equal((SignInKind.Device, "default"), (token.Origin!.Kind, token.Origin.Profile));
        Assert.Contains("read:tenant_settings", token.Scopes!);
    }
}
