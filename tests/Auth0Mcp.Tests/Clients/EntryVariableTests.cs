using System.Text.Json;
using Auth0Mcp.Clients;
using Auth0Mcp.Tests.Cli.Init;

namespace Auth0Mcp.Tests.Clients;

/// <summary>Settings of a shell that a client would not hand on travel in the entry; credentials never do.</summary>
public sealed class EntryVariableTests : IDisposable
{
    private readonly SignInShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("cursor", "mcpServers", "env", ".cursor/mcp.json")]
    [InlineData("opencode", "mcp", "environment", ".config/opencode/opencode.json")]
    public async Task Settings_AreWrittenIntoTheEntryAndSaid(string client, string servers, string member, string file)
    {
        _shell.Variables["AUTH0_MCP_RESULT_BYTES"] = "8192";
        var result = await _shell.RunAsync(["clients", "add", client]);
        Assert.Contains("AUTH0_MCP_HOME, AUTH0_MCP_RESULT_BYTES", result.Error, StringComparison.Ordinal);
        var variables = Entry(file, servers).GetProperty(member);
        Assert.Equal(_shell.Variables["AUTH0_MCP_HOME"], variables.GetProperty("AUTH0_MCP_HOME").GetString());
        Assert.Equal("8192", variables.GetProperty("AUTH0_MCP_RESULT_BYTES").GetString());
    }

    [Fact]
    public async Task SettingsThatAreOptions_BecomeOptions()
    {
        _shell.Variables["AUTH0_MCP_READ_ONLY"] = "true";
        _shell.Variables["AUTH0_MCP_TOOLSETS"] = "logs";
        _shell.Variables["AUTH0_MCP_CONFIRM"] = "writes";
        await _shell.RunAsync(["clients", "add", "cursor"]);
        Assert.Equal(["--toolsets", "logs", "--read-only", "--confirm", "writes"], Options());
    }

    [Fact]
    public async Task OptionThatIsGiven_BeatsTheVariable()
    {
        _shell.Variables["AUTH0_MCP_READ_ONLY"] = "true";
        _shell.Variables["AUTH0_MCP_TOOLSETS"] = "logs";
        await _shell.RunAsync(["clients", "add", "cursor", "--read-only=false", "--tools", "auth0_list_roles"]);
        Assert.Equal(["--tools", "auth0_list_roles"], Options());
    }

    [Fact]
    public async Task Credentials_AreNeverWritten()
    {
        _shell.Variables["AUTH0_DOMAIN"] = "example.eu.auth0.com";
        _shell.Variables["AUTH0_TOKEN"] = "canary-token";
        _shell.Variables["AUTH0_CLIENT_SECRET"] = SignInShell.Secret;
        _shell.Variables["HTTPS_PROXY"] = "http://ada:canary-password@proxy.example:3128";
        var result = await _shell.RunAsync(
            ["clients", "add", "cursor", "codex", "gemini", "zed", "opencode", "copilot-cli", "claude-code"]);
        Assert.Equal(0, result.ExitCode);
        Assert.All(_shell.Files.Values, static text => Assert.DoesNotContain("canary", text, StringComparison.Ordinal));
        Assert.Contains("AUTH0_TOKEN", result.Error, StringComparison.Ordinal);
        Assert.Contains("'auth0-mcp init' keeps a sign-in that every client finds", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Codex_IsToldTheNamesInsteadOfTheValues()
    {
        await _shell.RunAsync(["clients", "add", "codex"]);
        var text = _shell.Files[Path.Combine(".codex", "config.toml")];
        Assert.Matches("env_vars = \\[.*\"DBUS_SESSION_BUS_ADDRESS\".*\"AUTH0_MCP_HOME\"", text);
        Assert.DoesNotContain(
            _shell.Home, text.Split('\n').Single(static line => line.StartsWith("env_vars", StringComparison.Ordinal)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task VariableThatThePersonSet_Stays()
    {
        await _shell.RunAsync(["clients", "add", "cursor"]);
        var path = Path.Combine(_shell.Home, ".cursor", "mcp.json");
        await File.WriteAllTextAsync(
            path, (await File.ReadAllTextAsync(path)).Replace(_shell.Variables["AUTH0_MCP_HOME"], "/mine", StringComparison.Ordinal));
        _shell.Variables["AUTH0_MCP_AUDIT"] = "false";
        await _shell.RunAsync(["clients", "add", "cursor"]);
        var variables = Entry(".cursor/mcp.json", "mcpServers").GetProperty("env");
        Assert.Equal(
            ("/mine", "false"),
            (variables.GetProperty("AUTH0_MCP_HOME").GetString(), variables.GetProperty("AUTH0_MCP_AUDIT").GetString()));
    }

    [Fact]
    public async Task NobodySignedIn_IsSaid()
        => Assert.Contains(
            "nobody is signed in yet. Sign in with 'auth0-mcp init'", (await _shell.RunAsync(["clients", "add", "cursor"])).Error,
            StringComparison.Ordinal);

    [Fact]
    public async Task SomebodySignedIn_IsNotMentioned()
    {
        await _shell.InitAsync("--scopes", "read:logs");
        Assert.DoesNotContain("signed in", (await _shell.RunAsync(["clients", "add", "cursor"])).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Init_SaysWhenAClientTakesFewerTools()
        => Assert.Contains(
            "Cursor takes at most 40",
            (await _shell.InitAsync("--scopes", "read:logs", "--client", "cursor", "--toolsets", "all")).Error,
            StringComparison.Ordinal);

    private JsonElement Entry(string file, string servers)
        => JsonElement.Parse(_shell.Files[file.Replace('/', Path.DirectorySeparatorChar)]).GetProperty(servers).GetProperty("auth0");

    private IEnumerable<string> Options()
        => Entry(".cursor/mcp.json", "mcpServers").GetProperty("args").EnumerateArray().Select(static word => word.GetString()!)
            .SkipWhile(static word => word != "run").Skip(1);
}
