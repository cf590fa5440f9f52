using System.Text;
using Auth0Mcp.Clients;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Clients;

/// <summary>How a configuration file is replaced.</summary>
public class ConfigurationFileTests
{
    [Fact]
    public void Backup_IsTheFileBeforeTheLastChange()
    {
        using var machine = new Machine();
        var path = machine.Write("cursor", "{ \"a\": 1 }");
        machine.Add("cursor");
        Assert.Equal("{ \"a\": 1 }", File.ReadAllText(path + ".auth0-mcp.bak"));
    }

    [Fact]
    public void NewFile_IsForItsOwnerOnly_AndHasNoBackup()
    {
        using var machine = new Machine();
        machine.Add("cursor");
        var path = machine.FileOf("cursor");
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }

    [UnixFact]
    public void Permissions_AreKept_OnTheFileAndItsBackup()
    {
        using var machine = new Machine();
        var path = machine.Write("cursor", "{}");
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
        File.SetUnixFileMode(path, Mode);
        machine.Add("cursor");
        Assert.Equal((Mode, Mode), (File.GetUnixFileMode(path), File.GetUnixFileMode(path + ".auth0-mcp.bak")));
    }

    [Fact]
    public void FileThatChangedMeanwhile_IsLeftAlone()
    {
        using var machine = new Machine();
        var path = machine.Write("claude-code", "{}");
        var plan = machine.Plan("claude-code");
        File.WriteAllText(path, "{ \"numStartups\": 2 }");
        Assert.Contains(
            "was changed by another program just now", Assert.Throws<ClientFileException>(plan.Apply).Message, StringComparison.Ordinal);
        Assert.Equal("{ \"numStartups\": 2 }", File.ReadAllText(path));
    }

    [Fact]
    public void DirectoryInThePlaceOfTheFile_IsAnError()
    {
        using var machine = new Machine();
        Directory.CreateDirectory(machine.FileOf("cursor"));
        Assert.Contains(
            "is a directory", Assert.Throws<ClientFileException>(() => machine.Plan("cursor")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DirectoryThatCannotBeMade_IsAnError()
    {
        using var machine = new Machine();
        File.WriteAllText(Path.Combine(machine.Home, ".cursor"), "");
        Assert.Contains("cannot be", Assert.Throws<ClientFileException>(() => machine.Add("cursor")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(28, "the disk is full")]
    [InlineData(122, "the disk is full")]
    [InlineData(30, "the file system is read-only")]
    public void FailureOfTheFileSystem_IsSaidInWords(int error, string reason)
        => Assert.Equal(
            $"/home/x.json cannot be written: {reason}. Fix that and try again; nothing was changed.",
            ConfigurationFile.Failed("/home/x.json", "written", new IOException("framework text", error)).Message);

    [Fact]
    public void LinkToNowhere_GetsItsTarget()
    {
        using var machine = new Machine();
        var target = Path.Combine(machine.Project, "dotfile.json");
        Directory.CreateDirectory(Path.GetDirectoryName(machine.FileOf("cursor"))!);
        File.CreateSymbolicLink(machine.FileOf("cursor"), target);
        machine.Add("cursor");
        Assert.True(File.Exists(target));
        Assert.Equal(target, new FileInfo(machine.FileOf("cursor")).LinkTarget);
    }

    [Fact]
    public void Diff_ShowsTheChange_AndMasksTheSecretsOfOthers()
    {
        using var machine = new Machine();
        machine.Write(
            "cursor",
            "{\n  \"mcpServers\": {\n    \"github\": {\n      \"env\": { \"GITHUB_TOKEN\": \"ghp_x\\\"y\", \"A\": \"b\" }\n    "
            + "}\n  }\n}\n");
        var plan = machine.Plan("cursor");
        Assert.Equal("""
            --- /home/.cursor/mcp.json
            +++ /home/.cursor/mcp.json
            @@ -2,6 +2,14 @@
               "mcpServers": {
                 "github": {
                   "env": { "GITHUB_TOKEN": "***", "A": "b" }
            +    },
            +    "auth0": {
            +      "type": "stdio",
            +      "command": "/opt/auth0-mcp",
            +      "args": [
            +        "run",
            +        "--read-only"
            +      ]
                 }
               }
             }
            """.ReplaceLineEndings("\n"), machine.Neutral(plan.Diff));
        Assert.Contains("ghp_x", Encoding.UTF8.GetString(plan.After), StringComparison.Ordinal);
    }

    [Fact]
    public void DiffOfANewFile_CountsItsLinesFromOne()
    {
        using var machine = new Machine();
        var lines = machine.Plan("zed").Diff.Split('\n');
        Assert.Equal($"@@ -0,0 +1,{lines.Length - 3} @@", lines[2]);
        Assert.Equal("+}", lines[^1]);
        Assert.All(lines[3..], static line => Assert.StartsWith("+", line, StringComparison.Ordinal));
    }
}
