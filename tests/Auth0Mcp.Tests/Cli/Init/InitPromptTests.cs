using Auth0Mcp.Tests.SignIn.OAuth;

namespace Auth0Mcp.Tests.Cli.Init;

/// <summary><c>init</c> with a person at the terminal.</summary>
public sealed class InitPromptTests : IDisposable
{
    private readonly SignInShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Person_ChoosesTheScopes()
    {
        _shell.Person = new ScriptedPrompts { Scopes = ["offline_access", "read:logs"] };
        Assert.Equal(0, (await _shell.InitAsync()).ExitCode);
        Assert.Equal(
            "offline_access read:logs", Assert.Single(_shell.Server.RequestsTo(FakeAuthorizationServer.Authorize)).Form["scope"]);
    }

    [Fact]
    public async Task Person_IsOfferedOfflineAccessAndEveryScope()
    {
        _shell.Person = new ScriptedPrompts();
        await _shell.InitAsync();
        Assert.Equal("offline_access", _shell.Person.Offered![0].Resource);
        Assert.Contains("delete:users", _shell.Person.Offered.SelectMany(static group => group.Scopes));
    }

    [Fact]
    public async Task PersonWhoChoosesAuto_AsksForWhatItStandsFor()
    {
        _shell.Person = new ScriptedPrompts { Scopes = ["offline_access", "auto"] };
        var result = await _shell.InitAsync("--tools", "auth0_list_logs,auth0_create_application");
        Assert.Contains(_shell.Person.Offered!, static group => group.Resource == "auto");
        Assert.Equal(
            "create:clients offline_access read:logs",
            Assert.Single(_shell.Server.RequestsTo(FakeAuthorizationServer.Authorize)).Form["scope"]);
        Assert.Contains("'auto' asks for what the 2 enabled tools need.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PersonWithReadOnlyTools_IsOfferedNoWrites()
    {
        _shell.Person = new ScriptedPrompts();
        await _shell.InitAsync("--read-only");
        Assert.DoesNotContain("create:clients", _shell.Person.Offered!.SelectMany(static group => group.Scopes));
    }

    [Fact]
    public async Task ScopesOption_AsksNoMore()
    {
        _shell.Person = new ScriptedPrompts();
        await _shell.InitAsync("--scopes", "read:logs");
        Assert.Null(_shell.Person.Offered);
    }

    [Fact]
    public async Task Person_IsOfferedTheClientsOnThisMachine()
    {
        Directory.CreateDirectory(Path.Combine(_shell.Home, ".codex", "sessions"));
        Directory.CreateDirectory(Path.Combine(_shell.Home, ".copilot", "logs"));
        _shell.Person = new ScriptedPrompts { Clients = ["Codex"] };
        var result = await _shell.InitAsync("--scopes", "read:logs");
        Assert.Equal(["Codex", "GitHub Copilot CLI"], _shell.Person.OfferedClients!);
        Assert.Contains("[mcp_servers.auth0]", _shell.Files[Path.Combine(".codex", "config.toml")], StringComparison.Ordinal);
        Assert.DoesNotContain(Path.Combine(".copilot", "mcp-config.json"), _shell.Files.Keys);
        Assert.Contains("Codex", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ClientThatStartsThisServer_IsNotOfferedAgain()
    {
        Directory.CreateDirectory(Path.Combine(_shell.Home, ".codex", "sessions"));
        await _shell.RunAsync(["clients", "add", "codex"]);
        _shell.Person = new ScriptedPrompts();
        await _shell.InitAsync("--scopes", "read:logs");
        Assert.Null(_shell.Person.OfferedClients);
    }

    [Fact]
    public async Task NamedClient_AsksForNoOther()
    {
        Directory.CreateDirectory(Path.Combine(_shell.Home, ".codex", "sessions"));
        _shell.Person = new ScriptedPrompts();
        await _shell.InitAsync("--scopes", "read:logs", "--client", "cursor");
        Assert.Null(_shell.Person.OfferedClients);
    }

    [Fact]
    public async Task NobodyAtTheTerminal_IsToldTheClientsInstead()
    {
        Directory.CreateDirectory(Path.Combine(_shell.Home, ".codex", "sessions"));
        Assert.Contains("(found here: codex)", (await _shell.InitAsync("--scopes", "read:logs")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EnterKey_OpensThePageWithTheCode()
    {
        _shell.Person = new ScriptedPrompts { PressesEnter = true };
        var result = await _shell.InitAsync();
        Assert.Equal("https://example.com/activate?user_code=ABCD-EFGH", Assert.Single(_shell.Person.Opened).AbsoluteUri);
        Assert.Contains("Press Enter", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoKey_OpensNothing()
    {
        _shell.Person = new ScriptedPrompts();
        Assert.Equal(0, (await _shell.InitAsync()).ExitCode);
        Assert.Empty(_shell.Person.Opened);
    }

    [Fact]
    public async Task MissingBrowser_IsSaid()
    {
        _shell.Person = new ScriptedPrompts { PressesEnter = true, HasBrowser = false };
        var result = await _shell.InitAsync();
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("No browser opens here.", _shell.Person.Told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecretGivenNowhere_IsAskedFor()
    {
        _shell.Person = new ScriptedPrompts { Secret = SignInShell.Secret };
        Assert.Equal(0, (await _shell.InitApplicationAsync()).ExitCode);
        Assert.Equal(SignInShell.Secret, Assert.Single(_shell.Server.Requests).Form["client_secret"]);
    }

    [Fact]
    public async Task SecretThatIsNotTyped_IsMissing()
    {
        _shell.Person = new ScriptedPrompts();
        Assert.Contains("--auth0-client-secret", (await _shell.InitApplicationAsync()).UsageMessage, StringComparison.Ordinal);
    }
}
