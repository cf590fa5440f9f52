using Auth0Mcp.Clients;
using Auth0Mcp.Tests.Cli.Init;

namespace Auth0Mcp.Tests.Clients;

/// <summary>The page that tells a client's model which tool to use when.</summary>
public sealed class ClientSkillTests : IDisposable
{
    private readonly SignInShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("claude-code", ".claude/skills/auth0-mcp/SKILL.md")]
    [InlineData("cursor", ".cursor/skills/auth0-mcp/SKILL.md")]
    [InlineData("codex", ".agents/skills/auth0-mcp/SKILL.md")]
    [InlineData("gemini", ".gemini/skills/auth0-mcp/SKILL.md")]
    [InlineData("copilot-cli", ".copilot/skills/auth0-mcp/SKILL.md")]
    public async Task Skill_IsOfferedWrittenAndRemoved(string client, string file)
    {
        var path = file.Replace('/', Path.DirectorySeparatorChar);
        Assert.Contains("--skill adds a page", (await _shell.RunAsync(["clients", "add", client])).Error, StringComparison.Ordinal);
        Assert.DoesNotContain(path, _shell.Files.Keys);
        await _shell.RunAsync(["clients", "add", client, "--skill"]);
        Assert.StartsWith("---\nname: auth0-mcp\ndescription: ", _shell.Files[path], StringComparison.Ordinal);
        Assert.DoesNotContain("--skill", (await _shell.RunAsync(["clients", "add", client])).Error, StringComparison.Ordinal);
        await _shell.RunAsync(["clients", "remove", client]);
        Assert.DoesNotContain(path, _shell.Files.Keys);
    }

    [Fact]
    public async Task DryRun_WritesNoSkill()
    {
        await _shell.RunAsync(["clients", "add", "cursor", "--skill", "--dry-run"]);
        Assert.Empty(_shell.Files);
    }

    [Fact]
    public async Task OlderSkill_IsBroughtUpToDate()
    {
        var path = Write("---\nname: auth0-mcp\ndescription: old\n---\n");
        Assert.Contains("of another version", (await _shell.RunAsync(["clients", "add", "cursor"])).Error, StringComparison.Ordinal);
        await _shell.RunAsync(["clients", "add", "cursor", "--skill"]);
        Assert.True(ClientSkill.IsCurrent(path));
    }

    [Fact]
    public async Task AnotherSkillAtThatPlace_IsLeftAlone()
    {
        var path = Write("mine");
        var result = await _shell.RunAsync(["clients", "add", "cursor", "--skill"]);
        Assert.Equal(1, result.ExitCode);
        Assert.Equal("mine", await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task ClientWithoutSkills_SaysSo()
        => Assert.Contains(
            "Zed reads no skills", (await _shell.RunAsync(["clients", "add", "zed", "--skill"])).Error, StringComparison.Ordinal);

    private string Write(string text)
    {
        var path = Path.Combine(_shell.Home, ".cursor", "skills", "auth0-mcp", "SKILL.md");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
