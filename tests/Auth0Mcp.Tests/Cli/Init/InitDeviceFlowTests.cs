using Auth0Mcp.Tests.SignIn.OAuth;

namespace Auth0Mcp.Tests.Cli.Init;

/// <summary><c>init</c> for a person.</summary>
public sealed class InitDeviceFlowTests : IDisposable
{
    private readonly SignInShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Approval_StoresTheSignInAndNamesTheTenant()
    {
        var result = await _shell.InitAsync("--scopes", "read:clients,read:logs");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains($"Signed in to {_shell.Server.Tenant}.", result.Output, StringComparison.Ordinal);
        var session = await _shell.SessionAsync();
        Assert.Equal(
            (_shell.Server.Tenant, "device"), (session.GetProperty("tenant").GetString(), session.GetProperty("kind").GetString()));
        Assert.Equal(
            ["read:clients", "read:logs"], session.GetProperty("scopes").EnumerateArray().Select(static scope => scope.GetString()));
    }

    [Fact]
    public async Task Request_NamesTheClientAndTheServersOwnApi()
    {
        await _shell.InitAsync("--scopes", "read:logs");
        var form = Assert.Single(_shell.Server.RequestsTo(FakeAuthorizationServer.Authorize)).Form;
        Assert.Equal(
            ("public-client", _shell.Server.Tenant + "/api/v2/", "read:logs"), (form["client_id"], form["audience"], form["scope"]));
    }

    [Theory]
    [InlineData(FakeAuthorizationServer.Authorize)]
    [InlineData(FakeAuthorizationServer.Token)]
    public async Task WebPageInsteadOfJson_EndsWithOneSentence(string path)
    {
        _shell.Server.Answers(path, 200, "<html><body>Log in to the network</body></html>");
        var result = await _shell.InitAsync("--scopes", "read:logs");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("did not answer as an authorization server does", result.Error, StringComparison.Ordinal);
        Assert.Empty(_shell.Files);
    }

    [Fact]
    public async Task AutoScopes_AreListedBeforeAnybodyApprovesThem()
    {
        var result = await _shell.InitAsync(
            "--no-interaction", "--scopes", "auto", "--tools", "auth0_list_logs,auth0_create_application");
        Assert.Equal(
            "create:clients read:logs", Assert.Single(_shell.Server.RequestsTo(FakeAuthorizationServer.Authorize)).Form["scope"]);
        var list = result.Error.IndexOf("Scopes (2): create:clients, read:logs", StringComparison.Ordinal);
        Assert.InRange(list, 0, result.Error.IndexOf("Open this page", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AutoScopes_AddTheReadsBehindTheListAndSaySo()
    {
        var result = await _shell.InitAsync("--no-interaction", "--scopes", "auto");
        var asked = Assert.Single(_shell.Server.RequestsTo(FakeAuthorizationServer.Authorize)).Form["scope"].Split(' ');
        Assert.Contains("read:organizations", asked);
        Assert.DoesNotContain("create:organizations", asked);
        Assert.Contains("--add-scopes", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Wait_IsDrawnForAPersonAtATerminalOnly(bool isTerminal)
    {
        _shell.Person = new ScriptedPrompts { CanAsk = isTerminal };
        var result = await _shell.InitAsync("--scopes", "read:logs");
        Assert.Equal((0, isTerminal), (result.ExitCode, _shell.Person.HasShownAWait));
        Assert.Equal(isTerminal, !result.Error.Contains("Waiting for the approval, until", StringComparison.Ordinal));
    }

    [Fact]
    public async Task DebugVariable_ShowsEachStepAndNoSecret()
    {
        _shell.Variables["DEBUG"] = "auth0-mcp";
        _shell.Server.Refuses("authorization_pending").Grants();
        var log = (await _shell.InitAsync("--scopes", "read:logs")).Error;
        var host = _shell.Server.Issuer.Authority;
        Assert.Matches(@"^auth0-mcp: \S+ signs a person in; profile: default, in a file", log);
        Assert.Contains("auth0-mcp: sign-in 'default': stored in a file", log, StringComparison.Ordinal);
        Assert.Contains($"auth0-mcp: device flow: {host} gave a code for 900 s; asking every 5 s", log, StringComparison.Ordinal);
        Assert.Contains($"auth0-mcp: device flow: {host}: authorization_pending", log, StringComparison.Ordinal);
        Assert.Contains($"auth0-mcp: device flow: {host} gave a token for 86400 s", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DebugVariable_NamesHostAndCauseOfAConnectionThatFailed()
    {
        _shell.Variables["DEBUG"] = "auth0-mcp";
        _shell.Server.Dispose();
        var log = (await _shell.InitAsync("--scopes", "read:logs")).Error;
        Assert.Contains(
            $"auth0-mcp: {_shell.Server.Issuer.Authority}: no answer: ConnectionError, ConnectionRefused", log,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task RefusedSecondSignIn_LeavesTheFirst()
    {
        await _shell.InitAsync("--scopes", "read:logs");
        var before = _shell.Files;
        _shell.Server.Refuses("access_denied");
        Assert.Equal(1, (await _shell.InitAsync("--scopes", "read:clients")).ExitCode);
        Assert.Equal(before, _shell.Files);
    }

    [Fact]
    public async Task TenantThatWasNotWanted_IsRefused()
    {
        _shell.Server.Grants("https://other.eu.auth0.com/api/v2/");
        var result = await _shell.InitAsync("--scopes", "read:logs", "--tenant", "wanted.eu.auth0.com");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("is for other.eu.auth0.com, and --tenant says wanted.eu.auth0.com", result.Error, StringComparison.Ordinal);
        Assert.Empty(_shell.Files);
    }

    [Fact]
    public async Task TenantThatWasWanted_IsTaken()
    {
        _shell.Server.Grants("https://wanted.eu.auth0.com/api/v2/");
        var result = await _shell.InitAsync("--scopes", "read:logs", "--tenant", "https://Wanted.eu.auth0.com/");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal("wanted.eu.auth0.com", (await _shell.SessionAsync()).GetProperty("tenant").GetString());
    }

    [Fact]
    public async Task FewerScopesThanAskedFor_AreSaid()
    {
        _shell.Server.GrantedScopes = "read:logs";
        var result = await _shell.InitAsync("--scopes", "read:logs,update:actions,read:clients");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("asked for but not granted: read:clients, update:actions.", result.Error, StringComparison.Ordinal);
        Assert.Equal(1, (await _shell.SessionAsync()).GetProperty("scopes").GetArrayLength());
    }

    [Theory]
    [InlineData(-2, "2 h ahead of the server's")]
    [InlineData(2, "2 h behind the server's")]
    public async Task ClockTwoHoursOff_WorksAndIsSaid(int hours, string words)
    {
        _shell.Server.Grants(issuedAt: _shell.Time.GetUtcNow().AddHours(hours));
        var result = await _shell.InitAsync("--scopes", "read:logs");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains(words, result.Error, StringComparison.Ordinal);
        Assert.Equal(86400, (await _shell.SessionAsync()).GetProperty("expires_in").GetInt64());
    }

    [Theory]
    [InlineData("--scopes", "nope:*", "'nope:*'")]
    [InlineData("--tools", "nope*", "'nope*'")]
    [InlineData("--toolsets", "nope", "'nope'")]
    [InlineData("--tenant", "http://tenant.example.com", "--tenant")]
    [InlineData("--storage", "drawer", "keychain")]
    [InlineData("--audience", "api", "--audience")]
    public async Task WrongOption_IsRefusedBeforeAnythingElse(string option, string value, string part)
    {
        Assert.Contains(part, (await _shell.RunAsync(["init", option, value])).UsageMessage, StringComparison.Ordinal);
        Assert.Empty(_shell.Server.Requests);
    }
}
