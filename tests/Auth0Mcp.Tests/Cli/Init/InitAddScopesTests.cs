using Auth0Mcp.Tests.SignIn.OAuth;

namespace Auth0Mcp.Tests.Cli.Init;

/// <summary><c>init --add-scopes</c>: the sign-in that is there, with more scopes.</summary>
public sealed class InitAddScopesTests : IDisposable
{
    private readonly SignInShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task AddedScopes_AreAskedForTogetherWithThoseThatAreThere()
    {
        await _shell.InitAsync("--scopes", "read:logs,offline_access");
        var result = await _shell.RunAsync(["init", "--add-scopes", "read:users"]);
        Assert.Equal(0, result.ExitCode);
        var form = _shell.Server.RequestsTo(FakeAuthorizationServer.Authorize)[^1].Form;
        Assert.Equal(
            ("public-client", _shell.Server.Tenant + "/api/v2/", "offline_access read:logs read:users"),
            (form["client_id"], form["audience"], form["scope"]));
    }

    [Fact]
    public async Task AddedScopes_ChangeNothingElseOfTheProfile()
    {
        await _shell.InitAsync("--scopes", "read:logs,offline_access", "--read-only", "--tools", "auth0_list_*");
        var before = await _shell.SessionAsync();
        Assert.Equal(0, (await _shell.RunAsync(["init", "--add-scopes", "read:users"])).ExitCode);
        var after = await _shell.SessionAsync();
        Assert.All(
            (string[])["profile", "tenant", "kind", "renewal", "storage", "read_only", "tools"],
            member => Assert.Equal(
            before.TryGetProperty(member, out var old) ? old.ToString() : null,
            after.TryGetProperty(member, out var now) ? now.ToString() : null));
        Assert.Equal(
            ["offline_access", "read:logs", "read:users"],
            after.GetProperty("scopes").EnumerateArray().Select(static scope => scope.GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task AddedScopes_AreAskedForAtTheServerThatSignedIn()
    {
        await _shell.InitAsync("--scopes", "read:logs");
        _shell.Variables["AUTH0_MCP_ISSUER"] = "https://elsewhere.example";
        _shell.Variables["AUTH0_MCP_DEVICE_CLIENT_ID"] = "another-client";
        Assert.Equal(0, (await _shell.RunAsync(["init", "--add-scopes", "read:users", "--no-interaction"])).ExitCode);
        Assert.Equal("public-client", _shell.Server.RequestsTo(FakeAuthorizationServer.Authorize)[^1].Form["client_id"]);
    }

    [Fact]
    public async Task NamedProfile_GetsTheScopesAndTheOthersNone()
    {
        await _shell.InitAsync("--scopes", "read:logs");
        await _shell.InitAsync("--scopes", "read:clients", "--profile", "other");
        Assert.Equal(0, (await _shell.RunAsync(["init", "--add-scopes", "read:users", "--profile", "other"])).ExitCode);
        Assert.Equal(2, (await _shell.SessionAsync("--profile", "other")).GetProperty("scopes").GetArrayLength());
        Assert.Equal(1, (await _shell.SessionAsync("--profile", "default")).GetProperty("scopes").GetArrayLength());
    }

    [Fact]
    public async Task AnotherTenantInTheBrowser_IsRefusedAndTheSignInStays()
    {
        await _shell.InitAsync("--scopes", "read:logs");
        var before = _shell.Files;
        _shell.Server.Grants("https://other.eu.auth0.com/api/v2/");
        Assert.Equal(1, (await _shell.RunAsync(["init", "--add-scopes", "read:users"])).ExitCode);
        Assert.Equal(before, _shell.Files);
    }

    [Fact]
    public async Task ScopesThatAreThere_AskNobody()
    {
        await _shell.InitAsync("--scopes", "read:logs,read:users");
        var requests = _shell.Server.Requests.Count;
        var result = await _shell.RunAsync(["init", "--add-scopes", "read:users"]);
        Assert.Contains("has these scopes already", result.Output, StringComparison.Ordinal);
        Assert.Equal(requests, _shell.Server.Requests.Count);
    }

    [Fact]
    public async Task ScopeThatIsNotGranted_IsSaid()
    {
        await _shell.InitAsync("--scopes", "read:logs");
        _shell.Server.GrantedScopes = "read:logs";
        Assert.Contains(
            "asked for but not granted: read:users.", (await _shell.RunAsync(["init", "--add-scopes", "read:users"])).Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Application_GetsANewTokenWithItsSavedSecret()
    {
        _shell.Variables["AUTH0_CLIENT_SECRET"] = SignInShell.Secret;
        _shell.Server.GrantedScopes = "read:logs";
        await _shell.InitApplicationAsync();
        _shell.Variables.Remove("AUTH0_CLIENT_SECRET");
        _shell.Server.GrantedScopes = "read:logs read:users";
        Assert.Equal(0, (await _shell.RunAsync(["init", "--add-scopes", "read:users"])).ExitCode);
        var form = _shell.Server.Requests[^1].Form;
        Assert.Equal(("app-1", SignInShell.Secret), (form["client_id"], form["client_secret"]));
        Assert.Equal(2, (await _shell.SessionAsync()).GetProperty("scopes").GetArrayLength());
    }

    [Fact]
    public async Task ApplicationWithoutTheGrant_IsToldWhereToGiveIt()
    {
        _shell.Variables["AUTH0_CLIENT_SECRET"] = SignInShell.Secret;
        _shell.Server.GrantedScopes = "read:logs";
        await _shell.InitApplicationAsync();
        Assert.Contains(
            "not granted: read:users. Authorize the application",
            (await _shell.RunAsync(["init", "--add-scopes", "read:users"])).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutASignIn_TheWayToOneIsNamed()
    {
        var message = (await _shell.RunAsync(["init", "--add-scopes", "read:users"])).UsageMessage;
        Assert.Contains("'auth0-mcp init --scopes read:users'", message, StringComparison.Ordinal);
        Assert.Empty(_shell.Server.Requests);
    }

    [Theory]
    [InlineData("did you mean 'read:users'", "--add-scopes", "read:usres")]
    [InlineData("--add-scopes is empty", "--add-scopes", ",")]
    [InlineData("--scopes cannot be given", "--add-scopes", "read:users", "--scopes", "read:logs")]
    [InlineData("--auth0-client-id cannot be given", "--add-scopes", "read:users", "--auth0-client-id", "x")]
    public async Task WrongOptions_AreRefusedBeforeAnythingElse(string part, params string[] options)
    {
        await _shell.InitAsync("--scopes", "read:logs");
        var requests = _shell.Server.Requests.Count;
        Assert.Contains(part, (await _shell.RunAsync(["init", .. options])).UsageMessage, StringComparison.Ordinal);
        Assert.Equal(requests, _shell.Server.Requests.Count);
    }
}
