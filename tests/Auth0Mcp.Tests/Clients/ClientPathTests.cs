using System.Text;
using Auth0Mcp.Clients;
using Auth0Mcp.Configuration;
using Snapshooter.Xunit;

namespace Auth0Mcp.Tests.Clients;

/// <summary>Where each client keeps its configuration.</summary>
public class ClientPathTests
{
    [Fact]
    public void EveryClient_OnEverySystem_HasThesePaths()
    {
        var page = new StringBuilder();
        foreach (var system in Enum.GetValues<HostSystem>())
        {
            var places = system == HostSystem.Windows
                ? new SystemPlaces(
                    system, "C:/Users/ada",
                    Variables(("APPDATA", "C:/Users/ada/AppData/Roaming"), ("LOCALAPPDATA", "C:/Users/ada/AppData/Local")), "C:/work")
                : new SystemPlaces(system, "/home/ada", static _ => null, "/work");
            foreach (var client in McpClients.All)
            {
                page.Append(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"{system,-8}{client.Name,-12}{client.File(places, ClientScope.User)}");
                page.Append(client.File(places, ClientScope.Project) is { } project ? $"  project {project}\n" : "\n");
            }
        }

        page.ToString().MatchSnapshot();
    }

    [Theory]
    [InlineData("claude", "XDG_CONFIG_HOME", "/x/Claude/claude_desktop_config.json")]
    [InlineData("claude-code", "CLAUDE_CONFIG_DIR", "/x/.claude.json")]
    [InlineData("vscode", "XDG_CONFIG_HOME", "/x/Code/User/mcp.json")]
    [InlineData("vscode", "VSCODE_PORTABLE", "/x/user-data/User/mcp.json")]
    [InlineData("vscode", "VSCODE_APPDATA", "/x/Code/User/mcp.json")]
    [InlineData("gemini", "GEMINI_CLI_HOME", "/x/.gemini/settings.json")]
    [InlineData("codex", "CODEX_HOME", "/x/config.toml")]
    [InlineData("zed", "XDG_CONFIG_HOME", "/x/zed/settings.json")]
    [InlineData("opencode", "XDG_CONFIG_HOME", "/x/opencode/opencode.json")]
    [InlineData("copilot-cli", "COPILOT_HOME", "/x/mcp-config.json")]
    public void VariableThatTheClientHonours_Counts(string client, string variable, string expected)
        => Assert.Equal(
            expected,
            McpClients.Find(client)
            .File(new SystemPlaces(HostSystem.Linux, "/home/ada", Variables((variable, "/x")), "/work"), ClientScope.User));

    [Fact]
    public void RelativeVariable_DoesNotCount()
        => Assert.Equal(
            "/home/ada/.config/zed/settings.json",
            McpClients.Find("zed")
            .File(new SystemPlaces(HostSystem.Linux, "/home/ada", Variables(("XDG_CONFIG_HOME", "x")), "/work"), ClientScope.User));

    [Fact]
    public void PackagedClaudeOnWindows_ReadsItsPrivateCopy()
    {
        using var machine = new Machine();
        var package = Directory.CreateDirectory(Path.Combine(machine.Home, "Packages", "Claude_pzs8sxrjxfjjc")).FullName;
        var places = machine.Places with
        {
            System = HostSystem.Windows,
            Environment = Variables(("LOCALAPPDATA", machine.Home), ("APPDATA", "C:/Roaming"))
        };
        Assert.Equal(
            package + "/LocalCache/Roaming/Claude/claude_desktop_config.json", McpClients.Find("claude").File(places, ClientScope.User));
    }

    [Fact]
    public void OpenCode_UsesTheFileThatIsThere()
    {
        using var machine = new Machine();
        var path = Path.Combine(machine.Home, ".config", "opencode", "opencode.jsonc");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "{}");
        Assert.Equal(path, machine.FileOf("opencode"));
    }

    [Fact]
    public void OpenCode_WithServersInTheNewerPlace_GetsTheEntryThere()
    {
        using var machine = new Machine();
        machine.Write("opencode", """{ "mcp": { "servers": { "a": { "type": "local" } } } }""");
        Assert.Equal(
            """{ "mcp": { "servers": { "a": { "type": "local" }, "auth0": {"type": "local", "command": ["/opt/auth0-mcp","""
            + """ "run", "--read-only"]} } } }""", machine.Add("opencode"));
    }

    [Theory]
    [InlineData("claude-desktop", "did you mean 'claude'")]
    [InlineData("curser", "did you mean 'cursor'?")]
    [InlineData("copilot", "did you mean 'copilot-cli'?")]
    [InlineData(
        "emacs",
        "No client is called 'emacs'. Clients: claude, claude-code, cursor, windsurf, vscode, gemini, codex, zed, opencode, "
        + "copilot-cli.")]
    public void UnknownClient_IsAnErrorWithNearMissesAndTheList(string name, string expected)
        => Assert.Contains(expected, Assert.Throws<UsageException>(() => McpClients.Find(name)).Message, StringComparison.Ordinal);

    [Fact]
    public void ProjectScopeOfAClientWithoutOne_IsAnError()
    {
        using var machine = new Machine();
        var error =
            Assert.Throws<UsageException>(() => machine.Setup.Plan(McpClients.Find("claude"), ClientScope.Project, Machine.Entry));
        Assert.Contains("has no configuration per project", error.Message, StringComparison.Ordinal);
    }

    private static Func<string, string?> Variables(params (string Name, string Value)[] variables)
        => name => variables.FirstOrDefault(variable => variable.Name == name).Value;
}
