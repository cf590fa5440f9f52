using Auth0Mcp.Tests.Cli.Init;
using Auth0Mcp.Tests.SignIn.OAuth;

namespace Auth0Mcp.Tests.Cli.Logout;

/// <summary><c>logout</c>. The numbers are those of faults of the reference server.</summary>
public sealed class LogoutCommandTests : IDisposable
{
    private readonly SignInShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task RefreshToken_IsRevokedAndTheSignInRemoved()
    {
        await _shell.InitAsync("--scopes", "read:logs,offline_access");
        var result = await _shell.RunAsync(["logout"]);
        Assert.Equal(0, result.ExitCode);
        var form = Assert.Single(_shell.Server.RequestsTo(FakeAuthorizationServer.Revoke)).Form;
        Assert.Equal((FakeAuthorizationServer.RefreshToken, "public-client"), (form["token"], form["client_id"]));
        Assert.Contains($"Signed out of {_shell.Server.Tenant}", result.Output, StringComparison.Ordinal);
        AssertNothingLeft();
    }

    [Fact]
    public async Task DefaultProfile_IsNotReplacedByAnother()
    {
        await _shell.InitAsync("--scopes", "read:logs");
        await _shell.InitAsync("--scopes", "read:logs", "--profile", "prod");
        var result = await _shell.RunAsync(["logout"]);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("No profile is the default now. 'auth0-mcp profiles default prod'", result.Error, StringComparison.Ordinal);
        Assert.Equal(
            "There is no sign-in 'default', and no other one stands in for it. Run 'auth0-mcp init'.",
            (await _shell.SessionAsync()).GetProperty("fix").GetString());
    }

    [Fact]
    public async Task DebugVariable_ShowsTheRevocation()
    {
        await _shell.InitAsync("--scopes", "read:logs,offline_access");
        _shell.Variables["DEBUG"] = "auth0-mcp";
        var log = (await _shell.RunAsync(["logout"])).Error;
        Assert.Matches(@"auth0-mcp: \S+ ends a sign-in; profile: default, in a file", log);
        Assert.Contains($"auth0-mcp: revocation: {_shell.Server.Issuer.Authority}: done", log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(400)]
    public async Task FailedRevocation_IsSaidAndTheSignInIsRemovedAllTheSame(int status)
    {
        await _shell.InitAsync("--scopes", "read:logs,offline_access");
        _shell.Server.Answers(FakeAuthorizationServer.Revoke, status, """{"error":"invalid_request"}""");
        var result = await _shell.RunAsync(["logout"]);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("revoking it failed", result.Error, StringComparison.Ordinal);
        AssertNothingLeft();
    }

    [Fact]
    public async Task UnreachableServer_IsSaidAndTheSignInIsRemovedAllTheSame()
    {
        await _shell.InitAsync("--scopes", "read:logs,offline_access");
        _shell.Server.Dispose();
        var result = await _shell.RunAsync(["logout"]);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("cannot be reached", result.Error, StringComparison.Ordinal);
        AssertNothingLeft();
    }

    [Fact]
    public async Task Fault22_SignInWithoutRefreshTokenLeavesWithoutAnyComplaint()
    {
        await _shell.InitAsync("--scopes", "read:logs");
        var result = await _shell.RunAsync(["logout"]);
        Assert.Equal(0, result.ExitCode);
        Assert.DoesNotContain("failed", result.Error, StringComparison.Ordinal);
        Assert.Empty(_shell.Server.RequestsTo(FakeAuthorizationServer.Revoke));
        AssertNothingLeft();
    }

    [Fact]
    public async Task AccessTokenThatLivesOn_IsSaid()
    {
        await _shell.InitAsync("--scopes", "read:logs");
        Assert.Contains("cannot be revoked; it ends in 24 h", (await _shell.RunAsync(["logout"])).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingToEnd_IsNoFailure()
    {
        var result = await _shell.RunAsync(["logout"]);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("no sign-in to end", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NamedProfileThatDoesNotExist_IsRefused()
    {
        await _shell.InitAsync("--scopes", "read:logs", "--profile", "staging");
        Assert.Contains("'stagin'", (await _shell.RunAsync(["logout", "--profile", "stagin"])).UsageMessage, StringComparison.Ordinal);
        Assert.Equal(0, (await _shell.RunAsync(["session", "--profile", "staging"])).ExitCode);
    }

    [Fact]
    public async Task OneProfile_LeavesTheOthers()
    {
        await _shell.InitAsync("--scopes", "read:logs");
        await _shell.InitAsync("--scopes", "read:logs", "--profile", "prod");
        await _shell.RunAsync(["logout", "--profile", "prod"]);
        Assert.Equal(0, (await _shell.RunAsync(["session"])).ExitCode);
        Assert.NotEqual(0, (await _shell.RunAsync(["session", "--profile", "prod"])).ExitCode);
    }

    [Fact]
    public async Task All_EndsEveryProfile()
    {
        await _shell.InitAsync("--scopes", "read:logs,offline_access");
        await _shell.InitAsync("--scopes", "read:logs,offline_access", "--profile", "prod");
        var result = await _shell.RunAsync(["logout", "--all"]);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(2, _shell.Server.RequestsTo(FakeAuthorizationServer.Revoke).Count);
        AssertNothingLeft();
    }

    [Fact]
    public async Task AllAndOne_IsRefused()
        => Assert.Contains(
            "either", (await _shell.RunAsync(["logout", "--all", "--profile", "x"])).UsageMessage, StringComparison.Ordinal);

    /// <summary>No token, and no name of a tenant.</summary>
    private void AssertNothingLeft()
        => Assert.DoesNotContain(
            _shell.Files.Values,
            content => content.Contains("canary", StringComparison.Ordinal)
            || content.Contains(_shell.Server.Tenant, StringComparison.Ordinal));
}
