using Auth0Mcp.SignIn;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Tests.SignIn;

/// <summary>What a sign-in allows is told without a request.</summary>
public sealed class GrantedScopesTests
{
    private static readonly TokenOrigin s_origin = new(SignInKind.Device, "default", "public", null);

    [Theory]
    [InlineData("auth0_list_users", "read:users", "")]
    [InlineData("auth0_list_users", "read:clients", "read:users")]
    [InlineData("auth0_get_application", "read:client_keys", "")]
    [InlineData("auth0_get_application", "read:logs", "read:clients")]
    [InlineData("auth0_search_tools", "read:logs", "")]
    [InlineData("auth0_publish_form", "read:logs", "create:actions,read:actions,read:forms,update:actions")]
    public void Tool_LacksWhatNoneOfItsOperationsIsGranted(string tool, string granted, string missing)
        => Assert.Equal(missing, string.Join(',', new GrantedScopes(s_origin, [granted]).MissingFor(ToolRegistry.Instance.Find(tool)!)));

    [Fact]
    public void UnknownGrant_LacksNothing()
        => Assert.Empty(GrantedScopes.Unknown.MissingFor(ToolRegistry.Instance.Find("auth0_list_users")!));

    [Fact]
    public async Task StoredSignIn_TellsItsScopesWithoutARequest()
    {
        using var home = new SignedInHome();
        using var server = new RotatingServer(home.Time);
        await home.SignInAsync(server);
        ITokenSource tokens = home.Process();

        var granted = await tokens.GrantedAsync(CancellationToken.None);

        Assert.Contains("read:tenant_settings", granted.Scopes!);
        Assert.Equal("default", granted.Origin!.Profile);
        Assert.Equal(0, server.Renewals);
    }

    [Fact]
    public async Task NobodySignedIn_IsUnknownUntilSomebodyIs()
    {
        using var home = new SignedInHome();
        using var server = new RotatingServer(home.Time);
        ITokenSource tokens = home.Process();

        Assert.Same(GrantedScopes.Unknown, await tokens.GrantedAsync(CancellationToken.None));
        await home.SignInAsync(server);
        Assert.NotNull((await tokens.GrantedAsync(CancellationToken.None)).Scopes);
    }
}
