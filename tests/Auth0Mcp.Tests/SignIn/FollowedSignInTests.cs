using Auth0Mcp.SignIn;

namespace Auth0Mcp.Tests.SignIn;

/// <summary>A server follows the sign-in: which profile applies, whether anybody is signed in, and for which tenant.</summary>
public sealed class FollowedSignInTests : IDisposable
{
    private readonly SignedInHome _home = new();
    private readonly RotatingServer _tenant;

    public FollowedSignInTests() => _tenant = new RotatingServer(_home.Time);

    public void Dispose()
    {
        _tenant.Dispose();
        _home.Dispose();
    }

    [Fact]
    public async Task TokenForAnotherTenant_IsNotSent()
    {
        await _home.SignInAsync(
            _tenant,
            change: signIn =>
            signIn with { AccessToken = OAuth.FakeAuthorizationServer.Jwt("https://evil.eu.auth0.com/api/v2/", "read:clients") });
        var answer = await SignedInHome.CallAsync(_home.Server());
        Assert.Equal("not_signed_in", answer.Kind);
        Assert.Contains("evil.eu.auth0.com", answer.Message, StringComparison.Ordinal);
        Assert.Empty(_tenant.Faults);
    }

    [Fact]
    public async Task ProfileThatNamesAnotherTenantThanItsSignIn_SendsNothing()
    {
        await _home.SignInAsync(_tenant);
        _home.Profiles.Save(_home.Profiles.Get("default") with { Tenant = "other.eu.auth0.com" });
        var answer = await SignedInHome.CallAsync(_home.Server());
        Assert.Contains("other.eu.auth0.com", answer.Message, StringComparison.Ordinal);
        Assert.Equal(0, _tenant.Served);
    }

    [Fact]
    public async Task Logout_IsNoticed()
    {
        await _home.SignInAsync(_tenant);
        var server = _home.Server();
        Assert.False((await SignedInHome.CallAsync(server)).IsError);
        await _home.Store.DeleteAsync("default", CancellationToken.None);
        _home.Profiles.Remove("default");
        var answer = await SignedInHome.CallAsync(server);
        Assert.Equal("not_signed_in", answer.Kind);
        Assert.Contains("auth0-mcp init", answer.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewSignIn_IsNoticed()
    {
        var process = _home.Process();
        await Assert.ThrowsAsync<NotSignedInException>(() => process.GetAsync(null, CancellationToken.None).AsTask());
        var signIn = await _home.SignInAsync(_tenant);
        Assert.Equal(signIn.AccessToken, (await process.GetAsync(null, CancellationToken.None)).Value);
        var again = await _home.SignInAsync(_tenant);
        Assert.Equal(again.AccessToken, (await process.GetAsync(null, CancellationToken.None)).Value);
    }

    [Fact]
    public async Task ProfileSwitch_SendsTheOtherTokenToTheOtherTenant()
    {
        using var other = new RotatingServer(_home.Time);
        await _home.SignInAsync(_tenant, "one");
        await _home.SignInAsync(other, "two");
        var tokens = _home.Process();
        var (following, staying) = (_home.Server(tokens), _home.Server("one"));
        Assert.Equal(_tenant.Address, (await SignedInHome.CallAsync(following)).Success.GetProperty("friendly_name").GetString());
        _home.Profiles.SetDefault("two");
        Assert.Equal(new Uri(other.Address).Authority, tokens.Tenant);
        Assert.Equal(other.Address, (await SignedInHome.CallAsync(following)).Success.GetProperty("friendly_name").GetString());
        Assert.Equal(_tenant.Address, (await SignedInHome.CallAsync(staying)).Success.GetProperty("friendly_name").GetString());
        Assert.Empty(_tenant.Faults.Concat(other.Faults));
    }

    [Fact]
    public async Task SwitchToAReadOnlyProfile_LetsNoChangeThrough()
    {
        using var other = new RotatingServer(_home.Time);
        await _home.SignInAsync(_tenant, "one");
        await _home.SignInAsync(other, "prod");
        _home.Profiles.Save(_home.Profiles.Get("prod") with { ReadOnly = true });
        var server = _home.Server();
        _home.Profiles.SetDefault("prod");
        Assert.Equal("access_denied", (await SignedInHome.CallAsync(server, "auth0_create_application", """{"name":"Shop"}""")).Kind);
        Assert.Equal(0, other.Served);
        Assert.False((await SignedInHome.CallAsync(server)).IsError);
    }
}
