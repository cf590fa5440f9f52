using Auth0Mcp.SignIn;

namespace Auth0Mcp.Tests.SignIn;

/// <summary>Renewal while a server runs, and what it notices of other processes.</summary>
public sealed class TokenSourceTests : IDisposable
{
    private readonly SignedInHome _home = new();
    private readonly RotatingServer _tenant;

    public TokenSourceTests() => _tenant = new RotatingServer(_home.Time);

    public void Dispose()
    {
        _tenant.Dispose();
        _home.Dispose();
    }

    [Fact]
    public async Task FreshToken_IsUsedWithoutAskingAnybody()
    {
        var signIn = await _home.SignInAsync(_tenant);
        Assert.Equal(signIn.AccessToken, (await _home.Process().GetAsync(null, CancellationToken.None)).Value);
        Assert.Equal(0, _tenant.Renewals);
    }

    [Fact]
    public async Task TokenAboutToEnd_IsRenewedAndStored()
    {
        var before = await _home.SignInAsync(_tenant);
        _home.Time.Advance(RotatingServer.Life - TimeSpan.FromMinutes(3));
        var token = await _home.Process().GetAsync(null, CancellationToken.None);
        var stored = (await _home.LoadAsync())!;
        Assert.NotEqual(before.AccessToken, token.Value);
        Assert.Equal((token.Value, token.ExpiresAt), (stored.AccessToken, stored.ExpiresAt));
        Assert.NotEqual(before.RefreshToken, stored.RefreshToken);
        Assert.Equal(before.Scopes, stored.Scopes);
        Assert.Equal(before.SignedInAt, stored.SignedInAt);
    }

    [Fact]
    public async Task TenCallsAtOnce_RenewOnce()
    {
        await _home.SignInAsync(_tenant);
        _home.Time.Advance(RotatingServer.Life);
        var process = _home.Process();
        var tokens = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => process.GetAsync(null, CancellationToken.None).AsTask()));
        Assert.Single(tokens.Select(static token => token.Value).Distinct());
        Assert.Equal(1, _tenant.Renewals);
    }

    [Fact]
    public async Task TenProcessesAtOnce_RenewOnce()
    {
        await _home.SignInAsync(_tenant);
        _home.Time.Advance(RotatingServer.Life);
        var tokens = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => Task.Run(() => _home.Process().GetAsync(null, CancellationToken.None).AsTask())));
        Assert.Single(tokens.Select(static token => token.Value).Distinct());
        Assert.Equal(1, _tenant.Renewals);
        Assert.Empty(_tenant.Faults);
    }

    [Fact]
    public async Task TokenThatTheTenantRefuses_IsRenewedAndTheRequestRepeated()
    {
        await _home.SignInAsync(_tenant);
        var server = _home.Server();
        Assert.False((await SignedInHome.CallAsync(server)).IsError);
        _tenant.RevokeAccessTokens();
        Assert.False((await SignedInHome.CallAsync(server)).IsError);
        Assert.Equal(1, _tenant.Renewals);
    }

    [Fact]
    public async Task TenantThatRefusesEveryToken_IsAskedTwiceAndNoMore()
    {
        await _home.SignInAsync(_tenant);
        var process = _home.Process();
        var first = await process.GetAsync(null, CancellationToken.None);
        var second = await process.GetAsync(first, CancellationToken.None);
        Assert.NotEqual(first, second);
        Assert.Equal(second, await process.GetAsync(second, CancellationToken.None));
        Assert.Equal(1, _tenant.Renewals);
    }

    [Fact]
    public async Task RefusedRefreshToken_LeavesTheStateAndNamesTheOneCommand()
    {
        var before = await _home.SignInAsync(_tenant, "prod");
        _home.Time.Advance(RotatingServer.Life);
        _tenant.Instead.Enqueue((403, """{"error":"invalid_grant","error_description":"revoked"}"""));
        var server = _home.Server();
        var answer = await SignedInHome.CallAsync(server);
        Assert.Equal("not_signed_in", answer.Kind);
        Assert.Contains("'auth0-mcp init --profile prod'", answer.Next, StringComparison.Ordinal);
        Assert.Equal(before.RefreshToken, (await _home.LoadAsync("prod"))!.RefreshToken);

        // The next call does not ask again.
        Assert.Equal("not_signed_in", (await SignedInHome.CallAsync(server)).Kind);
        Assert.Equal((1, 0), (_tenant.Refusals, _tenant.Renewals));
    }

    [Theory]
    [InlineData(200, "<html>Sign in to the network</html>")]
    [InlineData(503, "{}")]
    [InlineData(200, "{}")]
    [InlineData(200, "not JSON")]
    public async Task ServerInTrouble_LeavesTheStateAndTheNextCallSucceeds(int status, string body)
    {
        var before = await _home.SignInAsync(_tenant);
        _home.Time.Advance(RotatingServer.Life);
        _tenant.Instead.Enqueue((status, body));
        var server = _home.Server();
        Assert.Equal("unreachable", (await SignedInHome.CallAsync(server)).Kind);
        Assert.Equal(before.RefreshToken, (await _home.LoadAsync())!.RefreshToken);
        Assert.False((await SignedInHome.CallAsync(server)).IsError);
    }

    [Fact]
    public async Task ServerInTroubleBeforeTheEnd_LeavesTheOldTokenInUse()
    {
        var before = await _home.SignInAsync(_tenant);
        _home.Time.Advance(RotatingServer.Life - TimeSpan.FromMinutes(3));
        _tenant.Instead.Enqueue((503, "{}"));
        var process = _home.Process();
        Assert.Equal(before.AccessToken, (await process.GetAsync(null, CancellationToken.None)).Value);
        Assert.Equal(before.AccessToken, (await process.GetAsync(null, CancellationToken.None)).Value);
        Assert.Equal(1, _tenant.Refusals);
        _home.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.NotEqual(before.AccessToken, (await process.GetAsync(null, CancellationToken.None)).Value);
    }

    [Fact]
    public async Task UnreachableIssuer_IsSaidAndTheStateIsLeft()
    {
        var before = await _home.SignInAsync(_tenant, change: static signIn => signIn with { Issuer = "http://127.0.0.1:9/" });
        _home.Time.Advance(RotatingServer.Life);
        var answer = await SignedInHome.CallAsync(_home.Server());
        Assert.Equal("unreachable", answer.Kind);
        Assert.Contains("127.0.0.1:9", answer.Message, StringComparison.Ordinal);
        Assert.Equal(before.RefreshToken, (await _home.LoadAsync())!.RefreshToken);
    }

    [Fact]
    public async Task WrongSecretOfAnApplication_NamesTheFix()
    {
        await _home.SignInAsync(
            _tenant,
            change: static signIn => signIn with
            {
                Kind = SignInKind.ClientCredentials,
                ClientSecret = "canary-secret",
                RefreshToken = null
            });
        _home.Time.Advance(RotatingServer.Life);
        _tenant.Instead.Enqueue((401, """{"error":"access_denied","error_description":"Unauthorized"}"""));
        var answer = await SignedInHome.CallAsync(_home.Server());
        Assert.Equal("not_signed_in", answer.Kind);
        Assert.Contains("secret", answer.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Application_MintsAgain()
    {
        await _home.SignInAsync(
            _tenant,
            change: static signIn => signIn with { Kind = SignInKind.ClientCredentials, ClientSecret = "s", RefreshToken = null });
        _home.Time.Advance(RotatingServer.Life);
        Assert.False((await SignedInHome.CallAsync(_home.Server())).IsError);
        Assert.Equal(1, _tenant.Minted);
    }

    [Fact]
    public async Task EndedTokenWithoutRenewal_SaysSo()
    {
        await _home.SignInAsync(_tenant, change: static signIn => signIn with { RefreshToken = null });
        _home.Time.Advance(RotatingServer.Life);
        var answer = await SignedInHome.CallAsync(_home.Server());
        Assert.Equal("not_signed_in", answer.Kind);
        Assert.Contains("cannot renew itself", answer.Message, StringComparison.Ordinal);
        Assert.Contains("'auth0-mcp init'", answer.Next, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-2)]
    public async Task ClockThatJumpsTwoHours_CostsOneRenewalAtMost(int hours)
    {
        await _home.SignInAsync(_tenant, change: signIn => signIn with { ExpiresAt = signIn.ExpiresAt + TimeSpan.FromHours(-hours) });
        _home.Time.Advance(RotatingServer.Life - TimeSpan.FromHours(1));
        var server = _home.Server();
        Assert.False((await SignedInHome.CallAsync(server)).IsError);
        _home.Time.Advance(TimeSpan.FromMinutes(50));
        Assert.False((await SignedInHome.CallAsync(server)).IsError);
        Assert.InRange(_tenant.Renewals, 0, 1);
    }
}
