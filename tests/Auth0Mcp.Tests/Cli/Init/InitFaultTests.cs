using Auth0Mcp.Tests.SignIn.OAuth;

namespace Auth0Mcp.Tests.Cli.Init;

/// <summary><c>init</c> for a person, where the reference server goes wrong; the numbers are those of its faults.</summary>
public sealed class InitFaultTests : IDisposable
{
    private readonly SignInShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Fault15_OfflineAccessIsAskedForAndTheSignInRenewsItself()
    {
        var result = await _shell.InitAsync("--scopes", "read:logs,offline_access");
        Assert.Contains("by itself, with the refresh token", result.Output, StringComparison.Ordinal);
        Assert.Equal("refresh_token", (await _shell.SessionAsync()).GetProperty("renewal").GetString());
    }

    [Fact]
    public async Task Fault15_WithoutOfflineAccessTheEndIsSaidBeforehand()
        => Assert.Contains(
            "To stay signed in, ask for offline_access too", (await _shell.InitAsync("--scopes", "read:logs")).Error,
            StringComparison.Ordinal);

    [Fact]
    public async Task Fault15_OfflineAccessThatIsNotGrantedIsSaid()
    {
        _shell.Server.GrantedScopes = "read:logs";
        Assert.Contains(
            "the server gave no refresh token", (await _shell.InitAsync("--scopes", "read:logs,offline_access")).Error,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("access_denied", "denied in the browser")]
    [InlineData("expired_token", "before the code expired")]
    [InlineData("invalid_request", "invalid_request: said the server")]
    public async Task Fault16_RefusalEndsWithTheReasonAndNothingIsWritten(string error, string reason)
    {
        _shell.Server.Refuses(error);
        var result = await _shell.InitAsync("--scopes", "read:logs", "--client", "cursor");
        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains(reason, result.Error, StringComparison.Ordinal);
        Assert.Empty(_shell.Files);
    }

    [Fact]
    public async Task Fault16_LostNetworkEndsWithTheReasonAndNothingIsWritten()
    {
        _shell.Server.Dispose();
        var result = await _shell.InitAsync("--scopes", "read:logs", "--client", "cursor");
        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains("cannot be reached", result.Error, StringComparison.Ordinal);
        Assert.Empty(_shell.Files);
    }

    [Theory]
    [InlineData("https://api.example.com/")]
    [InlineData("https://t.eu.auth0.com/userinfo")]
    [InlineData("http://t.eu.auth0.com/api/v2/")]
    public async Task Fault17_TokenForAnotherAudienceIsRefusedBeforeAnythingIsWritten(string audience)
    {
        _shell.Server.Grants(audience);
        var result = await _shell.InitAsync("--scopes", "read:logs", "--client", "cursor");
        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Empty(_shell.Files);
    }

    [Fact]
    public async Task Fault18_AddressAndCodeArePrinted()
    {
        var result = await _shell.InitAsync("--scopes", "read:logs");
        Assert.Contains("https://example.com/activate?user_code=ABCD-EFGH", result.Error, StringComparison.Ordinal);
        Assert.Contains("code: ABCD-EFGH", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fault18_PollingKeepsTheServersPace()
    {
        _shell.Server.Refuses("authorization_pending").Refuses("slow_down").Grants();
        Assert.Equal(0, (await _shell.InitAsync("--scopes", "read:logs")).ExitCode);
        Assert.Equal([5, 5, 10], _shell.Time.Waits.Select(static wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task Fault19_WithoutATerminalNoPermissionIsAskedForAndTheOptionIsNamed()
    {
        var result = await _shell.InitAsync("--no-interaction", "--tools", "auth0_list_logs,auth0_create_application");
        Assert.Equal(0, result.ExitCode);
        Assert.DoesNotContain("Enter", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("scope", Assert.Single(_shell.Server.RequestsTo(FakeAuthorizationServer.Authorize)).Form.Keys);
        Assert.Contains("--scopes auto", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fault19_NoInteractionAsksNobodyWhoIsThere()
    {
        _shell.Person = new ScriptedPrompts { PressesEnter = true };
        Assert.Equal(0, (await _shell.InitAsync("--no-interaction")).ExitCode);
        Assert.Null(_shell.Person.Offered);
        Assert.Empty(_shell.Person.Opened);
    }

    [Fact]
    public async Task Fault40_UnknownClientIsRefusedBeforeAnythingElse()
    {
        Assert.Contains("did you mean 'cursor'", (await _shell.InitAsync("--client", "curser")).UsageMessage, StringComparison.Ordinal);
        Assert.Empty(_shell.Server.Requests);
    }

    [Fact]
    public async Task Fault40_CancellationEndsWithAnErrorAndLeavesWhatWasStored()
    {
        await _shell.InitAsync("--scopes", "read:logs");
        var before = _shell.Files;
        using var interrupt = new CancellationTokenSource();
        _shell.Server.Answers(FakeAuthorizationServer.Token, _ =>
        {
            interrupt.Cancel();
            return (200, "{}");
        });
        var result = await _shell.RunAsync(["init", "--storage", "file", "--scopes", "read:clients"], interrupt.Token);
        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Equal(before, _shell.Files);
    }

    [Theory]
    [InlineData("AUTH0_MCP_ISSUER", "http://login.example.com")]
    [InlineData("AUTH0_MCP_ISSUER", "https://user:secret@login.example.com")]
    [InlineData("AUTH0_MCP_ISSUER", "https://login.example.com/realm")]
    public async Task Fault13_DoubtfulIssuerIsRefused(string variable, string value)
    {
        _shell.Variables[variable] = value;
        Assert.Contains(variable, (await _shell.InitAsync("--scopes", "read:logs", "--no-interaction")).Error, StringComparison.Ordinal);
        Assert.Empty(_shell.Files);
    }
}
