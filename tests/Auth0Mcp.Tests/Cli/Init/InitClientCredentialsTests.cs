namespace Auth0Mcp.Tests.Cli.Init;

/// <summary><c>init</c> for an application. The numbers are those of faults of the reference server.</summary>
public sealed class InitClientCredentialsTests : IDisposable
{
    private readonly SignInShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Application_SignsInAndRenewsItself()
    {
        _shell.Input = SignInShell.Secret + "\n";
        var result = await _shell.InitApplicationAsync("--auth0-client-secret", "-");
        Assert.Equal(0, result.ExitCode);
        var session = await _shell.SessionAsync();
        Assert.Equal(
            ("client_credentials", "client_credentials"),
            (session.GetProperty("kind").GetString(), session.GetProperty("renewal").GetString()));
        Assert.Equal(_shell.Server.Tenant, session.GetProperty("tenant").GetString());
    }

    [Fact]
    public async Task Fault11_SecretComesFromStandardInput()
    {
        _shell.Input = SignInShell.Secret + "\r\nsecond line";
        var result = await _shell.InitApplicationAsync("--auth0-client-secret", "-");
        Assert.Equal(SignInShell.Secret, Assert.Single(_shell.Server.Requests).Form["client_secret"]);
        Assert.DoesNotContain("history", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fault11_SecretComesFromTheEnvironment()
    {
        _shell.Variables["AUTH0_CLIENT_SECRET"] = SignInShell.Secret;
        Assert.Equal(0, (await _shell.InitApplicationAsync()).ExitCode);
        Assert.Equal(SignInShell.Secret, Assert.Single(_shell.Server.Requests).Form["client_secret"]);
    }

    [Fact]
    public async Task Fault11_SecretOnTheCommandLineIsWarnedOf()
    {
        var result = await _shell.InitApplicationAsync("--auth0-client-secret", SignInShell.Secret);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Next time use AUTH0_CLIENT_SECRET, or '-'", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--auth0-client-id", "--auth0-domain", "--auth0-client-id app-1")]
    [InlineData("--auth0-domain", "--auth0-client-id", "--auth0-domain t.eu.auth0.com")]
    [InlineData("--auth0-client-secret", "AUTH0_CLIENT_SECRET", "--auth0-domain t.eu.auth0.com --auth0-client-id app-1")]
    [InlineData(
        "--auth0-client-secret", "standard input", "--auth0-domain t.eu.auth0.com --auth0-client-id app-1 --auth0-client-secret -")]
    public async Task Fault21_HalfOfTheCredentialsIsAnErrorThatNamesTheRest(string option, string part, string arguments)
    {
        var message = (await _shell.InitAsync(arguments.Split(' '))).UsageMessage;
        Assert.Contains(part, message, StringComparison.Ordinal);
        Assert.Contains(option == "--auth0-client-secret" ? option : "too", message, StringComparison.Ordinal);
        Assert.Empty(_shell.Server.Requests);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("{0}/")]
    [InlineData(" {0} ")]
    public async Task Fault21_DomainMayBeAnUrl(string domain)
    {
        _shell.Variables["AUTH0_CLIENT_SECRET"] = SignInShell.Secret;
        var result = await _shell.InitAsync(
            "--auth0-domain", string.Format(null, domain, _shell.Server.Tenant), "--auth0-client-id", "app-1");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(_shell.Server.Tenant + "/api/v2/", Assert.Single(_shell.Server.Requests).Form["audience"]);
    }

    [Fact]
    public async Task CustomDomain_IsWhereCallsGoAndTheAudienceNamesTheTenant()
    {
        _shell.Variables["AUTH0_CLIENT_SECRET"] = SignInShell.Secret;
        _shell.Server.Grants("https://t.eu.auth0.com/api/v2/");
        var result = await _shell.InitApplicationAsync("--audience", "https://t.eu.auth0.com/api/v2/");
        Assert.Equal(0, result.ExitCode);
        _shell.Variables.Remove("AUTH0_CLIENT_SECRET");
        var session = await _shell.SessionAsync();
        Assert.Equal(_shell.Server.Tenant, session.GetProperty("tenant").GetString());
        Assert.Equal("t.eu.auth0.com", session.GetProperty("canonical_host").GetString());
        Assert.True(session.GetProperty("usable").GetBoolean());
    }

    [Fact]
    public async Task Fault13_DomainWithUserInformationIsRefused()
        => Assert.Contains(
            "user information",
            (await _shell.InitAsync(
            "--auth0-domain", "https://x@evil.example", "--auth0-client-id", "a", "--auth0-client-secret", "b")).Error,
            StringComparison.Ordinal);

    [Fact]
    public async Task WrongSecret_EndsWithTheReasonAndNothingIsWritten()
    {
        _shell.Server.Refuses("access_denied", 401, "Unauthorized");
        var result = await _shell.InitApplicationAsync("--auth0-client-secret", SignInShell.Secret, "--client", "cursor");
        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains("does not know this client id with this secret", result.Error, StringComparison.Ordinal);
        Assert.Empty(_shell.Files);
    }

    [Fact]
    public async Task TokenForAnotherAudience_IsRefused()
    {
        _shell.Variables["AUTH0_CLIENT_SECRET"] = SignInShell.Secret;
        _shell.Server.Grants("https://other.eu.auth0.com/api/v2/");
        var result = await _shell.InitApplicationAsync();
        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains("gave a token for 'https://other.eu.auth0.com/api/v2/'", result.Error, StringComparison.Ordinal);
        Assert.Empty(_shell.Files);
    }

    [Fact]
    public async Task ScopesThatTheGrantLacks_AreSaid()
    {
        _shell.Variables["AUTH0_CLIENT_SECRET"] = SignInShell.Secret;
        _shell.Server.GrantedScopes = "read:logs";
        Assert.Contains(
            "not granted: read:users. Authorize the application",
            (await _shell.InitApplicationAsync("--scopes", "read:logs,read:users")).Error, StringComparison.Ordinal);
    }
}
