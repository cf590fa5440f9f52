using Auth0Mcp.SignIn;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.SignIn;

/// <summary>Renewal while a server runs, and what it notices of other processes.</summary>
public sealed class TokenSourceTests : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

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
        var tokens = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => _home.Process().GetAsync(null, CancellationToken.None).AsTask())));
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
        await _home.SignInAsync(_tenant, change: static signIn => signIn with { Kind = SignInKind.ClientCredentials, ClientSecret = "canary-secret", RefreshToken = null });
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
        await _home.SignInAsync(_tenant, change: static signIn => signIn with { Kind = SignInKind.ClientCredentials, ClientSecret = "s", RefreshToken = null });
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

    [Fact]
    public async Task TokenForAnotherTenant_IsNotSent()
    {
        await _home.SignInAsync(_tenant, change: signIn => signIn with { AccessToken = OAuth.FakeAuthorizationServer.Jwt("https://evil.eu.auth0.com/api/v2/", "read:clients") });
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

    [Fact]
    public async Task CancelledCall_LosesNoRotation()
    {
        var before = await _home.SignInAsync(_tenant);
        _home.Time.Advance(RotatingServer.Life);
        var answer = new TaskCompletionSource();
        _tenant.Hold = answer.Task;
        using var cancel = new CancellationTokenSource();
        var call = _home.Process().GetAsync(null, cancel.Token).AsTask();
        await _tenant.Asked.Task.WaitAsync(s_limit);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(before.RefreshToken, (await _home.LoadAsync())!.RefreshToken);

        // The answer comes after the caller has gone, and before the process may end.
        answer.SetResult();
        await _home.Renewals.FinishAsync();
        Assert.NotEqual(before.RefreshToken, (await _home.LoadAsync())!.RefreshToken);
        await _home.Process().GetAsync(null, CancellationToken.None);
        Assert.Empty(_tenant.Faults);
    }

    [Fact]
    public async Task LogoutDuringARenewal_WaitsForItAndWins()
    {
        await _home.SignInAsync(_tenant);
        _home.Time.Advance(RotatingServer.Life);
        var answer = new TaskCompletionSource();
        _tenant.Hold = answer.Task;
        var call = _home.Process().GetAsync(null, CancellationToken.None).AsTask();
        await _tenant.Asked.Task.WaitAsync(s_limit);
        var logout = Task.Run(async () =>
        {
            using var held = await ProfileLock.AcquireAsync(_home.Directories.State, "default", CancellationToken.None);
            await _home.Store.DeleteAsync("default", CancellationToken.None);
        });
        answer.SetResult();
        await Task.WhenAll(call, logout).WaitAsync(s_limit);
        Assert.Null(await _home.LoadAsync());
    }

    [Fact]
    public async Task DiskThatIsFull_SpendsNoRefreshToken()
    {
        await _home.SignInAsync(_tenant);
        _home.Time.Advance(RotatingServer.Life);
        var disk = new FullDisk();
        _home.Store = new FileStore(SignInStorage.FilesIn(_home.Directories), new SignInChanges(_home.Directories.State), new PrivateFile(disk.Open));
        var server = _home.Server();
        var answer = await SignedInHome.CallAsync(server);
        Assert.Equal("not_signed_in", answer.Kind);
        Assert.Contains("disk is full", answer.Message, StringComparison.Ordinal);
        Assert.Equal((0, 0), (_tenant.Renewals, _tenant.Refusals));
        disk.IsFull = false;
        Assert.False((await SignedInHome.CallAsync(server)).IsError);
    }

    [Fact]
    public async Task DiskThatFillsUpDuringTheRenewal_LosesNoRotationAndSendsNoTokenBeforeItIsStored()
    {
        await _home.SignInAsync(_tenant);
        _home.Time.Advance(RotatingServer.Life);
        var disk = new FullDisk { Free = 1 };
        _home.Store = new FileStore(SignInStorage.FilesIn(_home.Directories), new SignInChanges(_home.Directories.State), new PrivateFile(disk.Open));
        var server = _home.Server();
        Assert.Contains("disk is full", (await SignedInHome.CallAsync(server)).Message, StringComparison.Ordinal);
        Assert.Equal((1, 0), (_tenant.Renewals, _tenant.Served));
        disk.IsFull = false;
        Assert.False((await SignedInHome.CallAsync(server)).IsError);
        Assert.False((await SignedInHome.CallAsync(_home.Server())).IsError);
        Assert.Equal(1, _tenant.Renewals);
        Assert.Empty(_tenant.Faults);
    }
}
