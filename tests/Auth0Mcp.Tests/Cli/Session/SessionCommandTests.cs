using Auth0Mcp.Cli;
using Auth0Mcp.SignIn;
using Auth0Mcp.Tests.Cli.Init;
using Auth0Mcp.Tests.SignIn.OAuth;

namespace Auth0Mcp.Tests.Cli.Session;

/// <summary><c>session</c>. The numbers are those of faults of the reference server.</summary>
public sealed class SessionCommandTests : IDisposable
{
    private readonly SignInShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task NoSignIn_FailsAndNamesTheCommandThatMakesOne()
    {
        var result = await _shell.RunAsync(["session"]);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("auth0-mcp init", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DemoTenant_IsASession()
    {
        var result = await _shell.RunAsync(["session", "--demo"]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("demo.auth0.example", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("AUTH0_TOKEN", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoSignIn_IsJsonToo()
    {
        var session = await _shell.SessionAsync();
        Assert.False(session.GetProperty("signed_in").GetBoolean());
        Assert.False(session.GetProperty("usable").GetBoolean());
        Assert.Contains("auth0-mcp init", session.GetProperty("fix").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_IsShownWithRelativeAndLocalExpiry()
    {
        await _shell.InitAsync("--scopes", "read:logs,offline_access", "--read-only");
        var result = await _shell.RunAsync(["session"]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains(_shell.Server.Tenant, result.Output, StringComparison.Ordinal);
        Assert.Matches(@"Expires +in 24 h \(\d{4}-\d\d-\d\d \d\d:\d\d\)", result.Output);
        Assert.Contains("2: offline_access, read:logs", result.Output, StringComparison.Ordinal);
        Assert.Contains("by itself, with the refresh token", result.Output, StringComparison.Ordinal);
        Assert.Contains("--read-only", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_HasOneObjectWithTheseKeys()
    {
        await _shell.InitAsync("--scopes", "read:logs", "--tools", "auth0_list_logs");
        var result = await _shell.RunAsync(["session", "--json"]);
        Assert.Equal(
            ["profile", "signed_in", "usable", "tenant", "kind", "storage", "scopes", "expires_at", "expires_in", "renewal",
            "read_only", "tools"],
            (await _shell.SessionAsync()).EnumerateObject().Select(static property => property.Name));
        Assert.Single(result.Output.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Fault23_ExpiredSignInNamesThisProgram()
    {
        await _shell.InitAsync("--scopes", "read:logs", "--profile", "prod");
        _shell.Time.Advance(TimeSpan.FromHours(25));
        var result = await _shell.RunAsync(["session", "--profile", "prod"]);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("1 h ago", result.Output, StringComparison.Ordinal);
        Assert.Contains("auth0-mcp init --profile prod", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExpiredSignInThatRenewsItself_IsUsable()
    {
        await _shell.InitAsync("--scopes", "read:logs,offline_access");
        _shell.Time.Advance(TimeSpan.FromHours(25));
        Assert.Equal(0, (await _shell.RunAsync(["session"])).ExitCode);
    }

    [Fact]
    public async Task TokenInTheEnvironment_IsShownWithoutAProfile()
    {
        _shell.Variables["AUTH0_DOMAIN"] = "t.eu.auth0.com";
        _shell.Variables["AUTH0_TOKEN"] = FakeAuthorizationServer.Jwt(
            "https://t.eu.auth0.com/api/v2/", "read:logs", _shell.Time.GetUtcNow());
        var session = await _shell.SessionAsync();
        Assert.Equal(
            ("t.eu.auth0.com", "token", "none", 86400),
            (session.GetProperty("tenant").GetString(), session.GetProperty("kind").GetString(),
            session.GetProperty("renewal").GetString(), session.GetProperty("expires_in").GetInt64()));
        Assert.Contains("Profile    the environment", (await _shell.RunAsync(["session"])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TokenOfAnotherTenantInTheEnvironment_IsSaid()
    {
        _shell.Variables["AUTH0_DOMAIN"] = "t.eu.auth0.com";
        _shell.Variables["AUTH0_TOKEN"] = FakeAuthorizationServer.Jwt(
            "https://other.eu.auth0.com/api/v2/", "read:logs", _shell.Time.GetUtcNow());
        var result = await _shell.RunAsync(["session"]);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("is for other.eu.auth0.com, and AUTH0_DOMAIN says t.eu.auth0.com", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ApplicationInTheEnvironment_RenewsItself()
    {
        _shell.Variables["AUTH0_DOMAIN"] = "t.eu.auth0.com";
        _shell.Variables["AUTH0_CLIENT_ID"] = "app-1";
        _shell.Variables["AUTH0_CLIENT_SECRET"] = SignInShell.Secret;
        Assert.Equal("client_credentials", (await _shell.SessionAsync()).GetProperty("renewal").GetString());
    }

    [Fact]
    public async Task TokenOfAnotherTenantInAProfile_IsSaid()
    {
        await _shell.InitAsync("--scopes", "read:logs");
        var file = Assert.Single(Directory.GetFiles(_shell.Home, "default.json", SearchOption.AllDirectories));
        var foreign = FakeAuthorizationServer.Jwt("https://other.eu.auth0.com/api/v2/", "read:logs", _shell.Time.GetUtcNow());
        var signIn = SavedSignInJson.Read(await File.ReadAllBytesAsync(file))! with { AccessToken = foreign };
        await File.WriteAllBytesAsync(file, SavedSignInJson.Write(signIn));
        var result = await _shell.RunAsync(["session"]);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("is for other.eu.auth0.com, and the profile is for", result.Error, StringComparison.Ordinal);
        Assert.Contains("auth0-mcp init", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ApplicationBehindACustomDomain_IsShownWithBothHosts()
    {
        _shell.Variables["AUTH0_DOMAIN"] = "login.example.com";
        _shell.Variables["AUTH0_CLIENT_ID"] = "app-1";
        _shell.Variables["AUTH0_CLIENT_SECRET"] = SignInShell.Secret;
        _shell.Variables["AUTH0_AUDIENCE"] = "https://t.eu.auth0.com/api/v2/";
        var session = await _shell.SessionAsync();
        Assert.Equal(
            ("login.example.com", "t.eu.auth0.com"),
            (session.GetProperty("tenant").GetString(), session.GetProperty("canonical_host").GetString()));
    }

    [Theory]
    [InlineData("AUTH0_DOMAIN")]
    [InlineData("AUTH0_CLIENT_ID")]
    [InlineData("AUTH0_CLIENT_SECRET")]
    [InlineData("AUTH0_TOKEN")]
    [InlineData("AUTH0_DOMAIN AUTH0_CLIENT_ID")]
    [InlineData("AUTH0_DOMAIN AUTH0_CLIENT_SECRET")]
    public async Task PartOfTheVariables_IsRefusedAsACallIs(string given)
    {
        await _shell.InitAsync("--scopes", "read:logs");
        foreach (var name in given.Split(' '))
        {
            _shell.Variables[name] = name == "AUTH0_DOMAIN" ? "t.eu.auth0.com" : "x";
        }

        Assert.Equal(
            (await _shell.RunAsync(["call", "auth0_list_logs"])).UsageMessage, (await _shell.RunAsync(["session"])).UsageMessage);
    }

    [Fact]
    public async Task NamedProfile_BeatsTheEnvironment()
    {
        await _shell.InitAsync("--scopes", "read:logs", "--profile", "prod");
        _shell.Variables["AUTH0_DOMAIN"] = "t.eu.auth0.com";
        _shell.Variables["AUTH0_TOKEN"] = "opaque";
        Assert.Equal("prod", (await _shell.SessionAsync("--profile", "prod")).GetProperty("profile").GetString());
    }

    [Theory]
    [InlineData(42, "42 s")]
    [InlineData(125, "2 min")]
    [InlineData(3600, "1 h")]
    [InlineData(86399, "23 h 59 min")]
    [InlineData(2 * 86400, "2 days")]
    [InlineData(3 * 86400 + 7300, "3 days 2 h")]
    public void Span_IsToldInItsTwoLargestUnits(int seconds, string text)
        => Assert.Equal(text, SignInText.Span(TimeSpan.FromSeconds(seconds)));
}
