using System.Text.Json;
using Auth0Mcp.Clients;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Clients;

/// <summary><c>clients</c>.</summary>
public class ClientsCommandTests
{
    [Fact]
    public async Task Add_WritesTheEntryWithTheChosenOptions()
    {
        using var machine = new Machine();
        var result = await RunAsync(machine, "clients", "add", "cursor", "--read-only", "--tools", "auth0_list_*");
        Assert.Equal((0, $"Cursor: added to {machine.FileOf("cursor")}\n"), (result.ExitCode, result.Output));
        using var file = JsonDocument.Parse(File.ReadAllText(machine.FileOf("cursor")));
        var arguments = file.RootElement.GetProperty("mcpServers").GetProperty("auth0").GetProperty("args").EnumerateArray()
            .Select(static item => item.GetString());
        Assert.Equal(["run", "--tools", "auth0_list_*", "--read-only"], arguments.SkipWhile(static argument => argument != "run"));
    }

    [Fact]
    public async Task DryRun_ShowsTheChange_AndMakesNone()
    {
        using var machine = new Machine();
        var result = await RunAsync(machine, "clients", "add", "zed", "codex", "--dry-run");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("+  \"context_servers\": {", result.Output, StringComparison.Ordinal);
        Assert.Contains("+[mcp_servers.auth0]", result.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(machine.Home));
    }

    [Fact]
    public async Task MissingSignIn_IsSaidOnceForAllClients()
    {
        using var machine = new Machine();
        var error = (await RunAsync(machine, "clients", "add", "claude", "cursor", "zed")).Error;
        Assert.Equal(2, error.Split("nobody is signed in yet").Length);
        Assert.EndsWith("the server starts all the same and notices it.", error.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void HomeThatIsTheProject_HasItsFileOnce()
    {
        using var machine = new Machine();
        machine.Add("cursor");
        var places = new SystemPlaces(HostSystem.Linux, machine.Home, static _ => null, machine.Home);
        Assert.NotEmpty(ClientInspection.All(McpClients.Find("cursor"), ClientScope.User, places));
        Assert.Empty(ClientInspection.All(McpClients.Find("cursor"), ClientScope.Project, places));
    }

    [Fact]
    public async Task Remove_TakesItOutAgain()
    {
        using var machine = new Machine();
        machine.Write("vscode", "{ \"inputs\": [] }");
        await RunAsync(machine, "clients", "add", "vscode");
        var result = await RunAsync(machine, "clients", "remove", "vscode");
        Assert.Equal((0, $"VS Code: removed from {machine.FileOf("vscode")}\n"), (result.ExitCode, result.Output));
        Assert.Equal("{ \"inputs\": [], \"servers\": {} }", File.ReadAllText(machine.FileOf("vscode")));
        Assert.Contains("nothing to change", (await RunAsync(machine, "clients", "remove", "vscode")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProjectScope_WritesBelowTheDirectory()
    {
        using var machine = new Machine();
        var result = await RunAsync(machine, "clients", "add", "claude-code", "--scope", "project", "--directory", machine.Project);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("names a path on this machine", result.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(machine.Project, ".mcp.json")));
    }

    [Fact]
    public async Task ScopeUnderTheNameThatInitHasForIt_IsTheSame()
    {
        using var machine = new Machine();
        await RunAsync(machine, "clients", "add", "claude-code", "--client-scope", "project", "--directory", machine.Project);
        Assert.True(File.Exists(Path.Combine(machine.Project, ".mcp.json")));
    }

    [Theory]
    [InlineData("No client is called 'zet'; did you mean 'zed'?", "clients", "add", "cursor", "zet")]
    [InlineData("There is no scope 'global'", "clients", "add", "cursor", "--scope", "global")]
    [InlineData("has no configuration per project", "clients", "add", "windsurf", "--scope", "project")]
    [InlineData("There is no directory '/nowhere/x'", "clients", "add", "cursor", "--directory", "/nowhere/x")]
    [InlineData("No tool matches 'nope_*'", "clients", "add", "cursor", "--tools", "nope_*")]
    [InlineData("--tools is empty", "clients", "add", "cursor", "--tools", ",")]
    [InlineData("--profile is empty", "clients", "add", "cursor", "--profile", "")]
    public async Task Mistake_IsSaidBeforeAnythingIsWritten(string message, params string[] arguments)
    {
        using var machine = new Machine();
        Assert.Contains(message, (await RunAsync(machine, arguments)).UsageMessage, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(machine.Home));
    }

    [Fact]
    public async Task BrokenFile_EndsWith1()
    {
        using var machine = new Machine();
        machine.Write("cursor", "{");
        var result = await RunAsync(machine, "clients", "add", "zed", "cursor");
        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains("does not parse: line 1, column 2", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(machine.FileOf("zed")));
    }

    [Fact]
    public async Task Print_GivesTheEntryToPaste()
    {
        using var machine = new Machine();
        using var entry = JsonDocument.Parse((await RunAsync(machine, "clients", "--print", "--read-only")).Output);
        Assert.Equal(
            "--read-only",
            entry.RootElement.GetProperty("mcpServers").GetProperty("auth0").GetProperty("args").EnumerateArray().Last().GetString());
        Assert.StartsWith(
            "[mcp_servers.auth0]\ncommand = ", (await RunAsync(machine, "clients", "add", "codex", "--print")).Output,
            StringComparison.Ordinal);
        Assert.Contains(
            "\"context_servers\"", (await RunAsync(machine, "clients", "add", "zed", "--print")).Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(machine.Home));
    }

    [Fact]
    public async Task List_SaysWhatIsInstalledAndConfigured()
    {
        using var machine = new Machine();
        Directory.CreateDirectory(Path.Combine(machine.Home, ".gemini"));
        machine.Write("windsurf", "{");
        machine.Add("cursor");
        using var list = JsonDocument.Parse((await RunAsync(machine, "clients", "list", "--json")).Output);
        var states = list.RootElement.EnumerateArray().ToDictionary(
            static item => item.GetProperty("client").GetString()!,
            static item => $"{item.GetProperty("installed").GetBoolean()} {item.GetProperty("configured").GetString()}",
            StringComparer.Ordinal);
        Assert.Equal(
            ("True no", "True unreadable", "True yes", "False no"),
            (states["gemini"], states["windsurf"], states["cursor"], states["zed"]));
        var table = (await RunAsync(machine, "clients")).Output;
        Assert.Matches($@"(?m)^cursor +auth0 +user +yes +yes +~/\.cursor/mcp\.json$", table);
    }

    [Fact]
    public async Task Remove_SaysNothingOfSwitchingOn()
    {
        using var machine = new Machine();
        await RunAsync(machine, "clients", "add", "cursor");
        var result = await RunAsync(machine, "clients", "remove", "cursor");
        Assert.DoesNotContain("Switch the server on", result.Error, StringComparison.Ordinal);
        Assert.Contains("Cursor stops starting it", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_TakesTheOtherOptionsOfRun_AndReplacesThoseAlone()
    {
        using var machine = new Machine();
        await RunAsync(
            machine, "clients", "add", "cursor", "--demo", "--secrets", "env:CI_*", "--confirm", "writes", "--confirm-by", "token");
        await RunAsync(machine, "clients", "add", "cursor", "--confirm", "destructive", "--demo=false");
        using var file = JsonDocument.Parse(File.ReadAllText(machine.FileOf("cursor")));
        var arguments = file.RootElement.GetProperty("mcpServers").GetProperty("auth0").GetProperty("args").EnumerateArray()
            .Select(static item => item.GetString());
        string[] words = ["run", "--confirm-by", "token", "--secrets", "env:CI_*", "--confirm", "destructive"];
        Assert.Equal(words, arguments.SkipWhile(static argument => argument != "run"));
    }

    [Theory]
    [InlineData("--confirm", "sometimes")]
    [InlineData("--confirm-by", "mail")]
    [InlineData("--secrets", "nope:X")]
    public async Task Add_RefusesWhatRunWould(string option, string value)
    {
        using var machine = new Machine();
        Assert.Contains(
            value, (await RunAsync(machine, "clients", "add", "cursor", option, value)).UsageMessage, StringComparison.Ordinal);
        Assert.False(File.Exists(machine.FileOf("cursor")));
    }

    [Fact]
    public async Task NameOfAnEntry_ReachesNoTerminalAsKeys()
    {
        using var machine = new Machine();
        machine.Write("cursor", """{ "mcpServers": { "x\u001b]0;y": { "command": "/gone/auth0-mcp", "args": ["run"] } } }""");
        var table = (await RunAsync(machine, "clients")).Output;
        Assert.DoesNotContain("\e", table, StringComparison.Ordinal);
        Assert.Contains(@"x\u001B]0;y", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task KeptProfileThatIsNoName_IsInNoCommand()
    {
        using var machine = new Machine();
        machine.Add("zed", new("/gone/auth0-mcp", ["run", "--profile", "x; touch PWNED"]));
        Assert.DoesNotContain(
            "auth0-mcp init --profile x;", (await RunAsync(machine, "clients", "add", "zed")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExamplesOfTheReadMe_StayWithinTheLimitsOfTheirClients()
    {
        var examples = File.ReadLines(Path.Combine(ApiDocument.RepositoryRoot, "README.md"))
            .Where(static line => line.StartsWith("auth0-mcp clients add ", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(examples);
        foreach (var example in examples)
        {
            using var machine = new Machine();
            var words = example.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1)
                .Select(static word => word.Trim('\'')).ToArray();
            var result = await RunAsync(machine, words);
            Assert.Equal(0, result.ExitCode);
            Assert.DoesNotContain("takes at most", result.Error, StringComparison.Ordinal);
        }
    }

    private static Task<ShellResult> RunAsync(Machine machine, params string[] arguments)
        => Shell.RunAsync(arguments, [("HOME", machine.Home), ("USERPROFILE", machine.Home)]);
}
