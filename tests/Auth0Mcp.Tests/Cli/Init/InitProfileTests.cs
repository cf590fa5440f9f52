using System.Text.Json;
using Auth0Mcp.Tests.SignIn.OAuth;

namespace Auth0Mcp.Tests.Cli.Init;

/// <summary>
/// What <c>init</c> remembers, and what it writes into a client's configuration. The numbers are those of faults of the reference
/// server.
/// </summary>
public sealed class InitProfileTests : IDisposable
{
    private readonly SignInShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task TwoProfiles_StandSideBySide()
    {
        _shell.Server.Grants("https://one.eu.auth0.com/api/v2/").Grants("https://two.eu.auth0.com/api/v2/");
        await _shell.InitAsync("--scopes", "read:logs");
        await _shell.InitAsync("--scopes", "read:logs", "--profile", "prod");
        Assert.Equal("one.eu.auth0.com", (await _shell.SessionAsync()).GetProperty("tenant").GetString());
        Assert.Equal("two.eu.auth0.com", (await _shell.SessionAsync("--profile", "prod")).GetProperty("tenant").GetString());
    }

    [Fact]
    public async Task NextCommand_NamesTheProfileThatIsNotTheDefault()
    {
        Assert.Contains(
            "try 'auth0-mcp call auth0_list_applications'.", (await _shell.InitAsync("--scopes", "read:logs")).Error,
            StringComparison.Ordinal);
        Assert.Contains(
            "try 'auth0-mcp call auth0_list_applications --profile prod'.",
            (await _shell.InitAsync("--scopes", "read:logs", "--profile", "prod")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManyScopesThatWereNotGranted_AreNamedInPart()
    {
        _shell.Server.GrantedScopes = "read:logs";
        Assert.Matches(
            @"asked for but not granted: (\S+, ){11}\S+ and \d+ more\. ", (await _shell.InitAsync("--scopes", "read:*")).Error);
    }

    [Fact]
    public async Task AnotherTenantUnderTheSameProfile_IsSaid()
    {
        _shell.Server.Grants("https://one.eu.auth0.com/api/v2/").Grants("https://two.eu.auth0.com/api/v2/");
        await _shell.InitAsync("--scopes", "read:logs");
        var result = await _shell.InitAsync("--scopes", "read:logs");
        Assert.Contains("profile 'default' was for one.eu.auth0.com until now", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProfileVariable_NamesTheProfile()
    {
        _shell.Variables["AUTH0_MCP_PROFILE"] = "staging";
        await _shell.InitAsync("--scopes", "read:logs");
        Assert.Equal("staging", (await _shell.SessionAsync()).GetProperty("profile").GetString());
    }

    [Fact]
    public async Task Selection_IsRememberedUntilItIsSaidAgain()
    {
        await _shell.InitAsync("--scopes", "read:logs", "--read-only", "--tools", "auth0_list_*");
        await _shell.InitAsync("--scopes", "read:logs");
        var session = await _shell.SessionAsync();
        Assert.True(session.GetProperty("read_only").GetBoolean());
        Assert.Equal("auth0_list_*", session.GetProperty("tools").GetString());
        await _shell.InitAsync("--scopes", "read:logs", "--read-only=false", "--toolsets", "logs");
        session = await _shell.SessionAsync();
        Assert.False(session.GetProperty("read_only").GetBoolean());
        Assert.False(session.TryGetProperty("tools", out _));
        Assert.Equal("logs", session.GetProperty("toolsets").GetString());
    }

    [Fact]
    public async Task AutoScopes_AreThoseOfTheRememberedTools()
    {
        await _shell.InitAsync("--scopes", "read:logs", "--tools", "auth0_list_logs,auth0_create_form", "--read-only");
        await _shell.InitAsync("--scopes", "auto");
        Assert.Equal("read:logs", _shell.Server.RequestsTo(FakeAuthorizationServer.Authorize)[1].Form["scope"]);
    }

    [Fact]
    public async Task Fault10And12_ClientStartsThisProgramWithoutADebugVariable()
    {
        var result = await _shell.InitAsync("--scopes", "read:logs", "--client", "cursor", "--read-only", "--profile", "prod");
        Assert.Equal(0, result.ExitCode);
        var server = JsonElement.Parse(_shell.Files[Path.Combine(".cursor", "mcp.json")]).GetProperty("mcpServers").GetProperty("auth0");
        Assert.True(Path.IsPathRooted(server.GetProperty("command").GetString()));
        Assert.Equal(
            ["run", "--read-only", "--profile", "prod"],
            server.GetProperty("args").EnumerateArray().Select(static argument => argument.GetString()!)
            .SkipWhile(static argument => argument != "run"));
        Assert.Equal(["AUTH0_MCP_HOME"], server.GetProperty("env").EnumerateObject().Select(static variable => variable.Name));
    }

    [Fact]
    public async Task ProjectScope_WritesTheProjectsFileAndSaysWhatIsInIt()
    {
        var result = await _shell.InitAsync("--scopes", "read:logs", "--client", "cursor", "--client-scope", "project");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("names a path on this machine", result.Error, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(_shell.Project, ".cursor", "mcp.json"), result.Output, StringComparison.Ordinal);
        Assert.True(
            JsonElement.Parse(_shell.Files[Path.Combine("project", ".cursor", "mcp.json")]).GetProperty("mcpServers")
            .TryGetProperty("auth0", out _));
        Assert.False(_shell.Files.ContainsKey(Path.Combine(".cursor", "mcp.json")));
    }

    [Theory]
    [InlineData("Name the client with --client", "--client-scope", "project")]
    [InlineData("There is no scope 'global'. Use --client-scope user", "--client", "cursor", "--client-scope", "global")]
    [InlineData("Windsurf has no configuration per project", "--client", "windsurf", "--client-scope", "project")]
    public async Task ClientScopeThatDoesNotFit_StopsBeforeTheSignIn(string message, params string[] options)
    {
        Assert.Contains(message, (await _shell.InitAsync(["--scopes", "read:logs", .. options])).UsageMessage, StringComparison.Ordinal);
        Assert.Empty(_shell.Server.Requests);
        Assert.Empty(_shell.Files);
    }

    [Fact]
    public async Task Fault38_BrokenClientFileStopsBeforeTheSignInAndIsLeftAlone()
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(_shell.Home, ".cursor")).FullName, "mcp.json");
        await File.WriteAllTextAsync(file, "{ \"mcpServers\": ");
        var result = await _shell.InitAsync("--scopes", "read:logs", "--client", "cursor");
        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains(file, result.Error, StringComparison.Ordinal);
        Assert.Equal("{ \"mcpServers\": ", await File.ReadAllTextAsync(file));
        Assert.Empty(_shell.Server.Requests);
    }
}
