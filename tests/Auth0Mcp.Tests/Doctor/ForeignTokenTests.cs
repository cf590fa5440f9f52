using System.Text.Json;
using Auth0Mcp.SignIn;
using Auth0Mcp.Tests.Clients;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Tests.SignIn.OAuth;

namespace Auth0Mcp.Tests.Doctor;

/// <summary>The doctor sends a token to nobody but the tenant that it is for.</summary>
public sealed class ForeignTokenTests : IDisposable
{
    private const string Elsewhere = "https://real.eu.auth0.com/api/v2/";

    private readonly Machine _machine = new();
    private readonly FakeAuthorizationServer _host = new();

    public void Dispose()
    {
        _host.Dispose();
        _machine.Dispose();
    }

    [Fact]
    public async Task TokenOfTheEnvironmentForItsTenant_IsSentThere()
    {
        await ExamineAsync(("AUTH0_DOMAIN", _host.Tenant), ("AUTH0_TOKEN", Token(_host.Tenant + "/api/v2/")));
        Assert.Single(_host.Requests, static request => request.Authorization is not null);
    }

    [Fact]
    public async Task TokenOfTheEnvironmentForAnotherTenant_IsAFailure_AndIsNotSent()
    {
        var (message, fix) = await FailureAsync(("AUTH0_DOMAIN", _host.Tenant), ("AUTH0_TOKEN", Token(Elsewhere)));
        Assert.Equal(
            $"The token in AUTH0_TOKEN is for real.eu.auth0.com, and AUTH0_DOMAIN says {new Uri(_host.Tenant).Authority}. The "
            + "token is not sent.", message);
        Assert.Contains("AUTH0_DOMAIN", fix, StringComparison.Ordinal);
        AssertNothingSent();
    }

    [Fact]
    public async Task TokenOfAProfileForAnotherTenant_IsAFailure_AndIsNotSent()
    {
        await SignInAsync(_host.Tenant, Token(Elsewhere));
        var (message, fix) = await FailureAsync();
        Assert.Equal(
            $"The token of profile 'prod' is for real.eu.auth0.com, and the profile is for {new Uri(_host.Tenant).Authority}. "
            + "The token is not sent.", message);
        Assert.Equal("auth0-mcp init --profile prod", fix);
        AssertNothingSent();
    }

    [Fact]
    public async Task ProfileThatNamesAnotherTenantThanItsSignIn_IsAFailure_AndNothingIsSent()
    {
        await SignInAsync("real.eu.auth0.com", "opaque");
        var (message, fix) = await FailureAsync();
        Assert.Equal($"Profile 'prod' says real.eu.auth0.com, and its sign-in is for {_host.Tenant}. The token is not sent.", message);
        Assert.Equal("auth0-mcp init --profile prod", fix);
        AssertNothingSent();
    }

    private void AssertNothingSent() => Assert.DoesNotContain(_host.Requests, static request => request.Authorization is not null);

    /// <summary>A sign-in that is kept for the host of this test.</summary>
    private async Task SignInAsync(string profileTenant, string token)
    {
        var directories = new UserDirectories(_machine.Home, _machine.Home, IsOwn: true);
        var now = DateTimeOffset.UtcNow;
        await SignInStorage.Open(SignInStorage.File, directories).SaveAsync(
            "prod",
            new SavedSignIn(
            SignInKind.Device, _host.Tenant, _host.Tenant + "/", "public-client", null, _host.Tenant + "/api/v2/", ["read:logs"],
            token, now.AddHours(1), null, now),
            CancellationToken.None);
        new ProfileStore(directories).Save(new Profile("prod", profileTenant, SignInStorage.File, ReadOnly: false, null, null, null));
    }

    private async Task<(string? Message, string? Fix)> FailureAsync(params (string, string)[] variables)
    {
        var findings = (await ExamineAsync(variables)).GetProperty("findings").EnumerateArray().ToList();
        Assert.DoesNotContain(findings, static finding => finding.GetProperty("check").GetString() == "access");
        var token = Assert.Single(findings, static finding => finding.GetProperty("check").GetString() == "token");
        Assert.Equal("failure", token.GetProperty("level").GetString());
        return (token.GetProperty("message").GetString(), token.GetProperty("fix").GetString());
    }

    private async Task<JsonElement> ExamineAsync(params (string, string)[] variables)
        => JsonElement.Parse(
            (await Shell.RunAsync(
            ["doctor", "--json"],
            [("HOME", _machine.Home), ("USERPROFILE", _machine.Home), ("AUTH0_MCP_HOME", _machine.Home), .. variables])).Output);

    private static string Token(string audience) => FakeAuthorizationServer.Jwt(audience, "read:logs");
}
