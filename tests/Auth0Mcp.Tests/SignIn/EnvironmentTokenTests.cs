using Auth0Mcp.Configuration;
using Auth0Mcp.SignIn;
using Auth0Mcp.SignIn.OAuth;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Tests.SignIn.OAuth;

namespace Auth0Mcp.Tests.SignIn;

/// <summary>Tokens of a sign-in that the environment holds.</summary>
public sealed class EnvironmentTokenTests : IDisposable
{
    private readonly SignedInHome _home = new();
    private readonly RotatingServer _tenant;
    private readonly HttpClient _http = OAuthHttp.Create();

    public EnvironmentTokenTests() => _tenant = new RotatingServer(_home.Time);

    public void Dispose()
    {
        _http.Dispose();
        _tenant.Dispose();
        _home.Dispose();
    }

    [Fact]
    public async Task Application_MintsOnceAndAgainBeforeTheEnd()
    {
        var server = _home.Server(Application());
        await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ => (await SignedInHome.CallAsync(server)).Success));
        Assert.Equal(1, _tenant.Minted);
        _home.Time.Advance(RotatingServer.Life - TimeSpan.FromMinutes(2));
        Assert.False((await SignedInHome.CallAsync(server)).IsError);
        Assert.Equal(2, _tenant.Minted);
        Assert.Empty(_tenant.Faults);
    }

    [Fact]
    public async Task ApplicationWhoseTokenIsRefused_MintsAgainAndRepeatsTheRequest()
    {
        var server = _home.Server(Application());
        await SignedInHome.CallAsync(server);
        _home.Time.Advance(TimeSpan.FromHours(1));
        _tenant.RevokeAccessTokens();
        Assert.False((await SignedInHome.CallAsync(server)).IsError);
        Assert.Equal(2, _tenant.Minted);
    }

    [Fact]
    public async Task WrongSecret_IsSaidWithTheVariables()
    {
        _tenant.Instead.Enqueue((401, """{"error":"access_denied","error_description":"Unauthorized"}"""));
        var answer = await SignedInHome.CallAsync(_home.Server(Application()));
        Assert.Equal("not_signed_in", answer.Kind);
        Assert.Contains("AUTH0_CLIENT_SECRET", answer.Next, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallsThatWaitForAFailingServer_ShareItsAnswer()
    {
        var answer = new TaskCompletionSource();
        _tenant.Hold = answer.Task;
        _tenant.Instead.Enqueue((503, "{}"));
        var server = _home.Server(Application());
        var calls = Enumerable.Range(0, 5).Select(_ => SignedInHome.CallAsync(server)).ToList();
        await _tenant.Asked.Task.WaitAsync(TimeSpan.FromSeconds(30));
        answer.SetResult();
        Assert.All(await Task.WhenAll(calls), static call => Assert.Equal("unreachable", call.Kind));
        Assert.Equal((1, 0), (_tenant.Refusals, _tenant.Minted));
    }

    [Fact]
    public async Task TokenForAnotherTenant_IsNotSent()
    {
        var tenant = new TestTenant();
        var server = new Pipeline(
            tenant, credentials: Credentials(FakeAuthorizationServer.Jwt("https://other.eu.auth0.com/api/v2/", "read:logs")));
        var answer = await server.CallAsync("auth0_list_logs");
        Assert.Equal("not_signed_in", answer.Kind);
        Assert.Contains("other.eu.auth0.com", answer.Message, StringComparison.Ordinal);
        Assert.Empty(tenant.Requests);
    }

    [Fact]
    public async Task EndedToken_IsAClearNotice()
    {
        var tenant = new TestTenant().Answers(
            401, """{"statusCode":401,"error":"Unauthorized","message":"Expired token received for JSON Web Token validation"}""");
        var server = new Pipeline(
            tenant, credentials: Credentials(
            FakeAuthorizationServer.Jwt(
            $"https://{TestTenant.Host}/api/v2/", "read:logs", new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))));
        var answer = await server.CallAsync("auth0_list_logs");
        Assert.Equal("not_signed_in", answer.Kind);
        Assert.Contains("2026-01-02 00:00 UTC", answer.Message, StringComparison.Ordinal);
        Assert.Contains("AUTH0_TOKEN", answer.Next, StringComparison.Ordinal);
        Assert.Single(tenant.Requests);
    }

    private static Credentials Credentials(string token) => new(TestTenant.Credentials.Tenant, token);

    private ApplicationTokenSource Application()
    {
        var tenant = TenantAddress.Parse(_tenant.Address, "test");
        return new ApplicationTokenSource(
            new ApplicationVariables(tenant, new Uri(_tenant.Address), "app", "canary-secret", _tenant.Address + "/api/v2/"),
            () => new OAuthClient(_http, _home.Time), _home.Time);
    }
}
