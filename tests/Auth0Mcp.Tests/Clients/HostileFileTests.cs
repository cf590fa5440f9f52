using System.Diagnostics;
using Auth0Mcp.Clients;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Clients;

/// <summary>Client files that another program left in the way: read without a crash, a wait or a way out of their directory.</summary>
public sealed class HostileFileTests : IDisposable
{
    private readonly Machine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Theory]
    [InlineData(65)]
    [InlineData(2000)]
    public void DeeplyNestedToml_DoesNotParse(int depth)
    {
        _machine.Write("codex", $"a = {new string('[', depth)}{new string(']', depth)}");
        Assert.Contains("does not parse", Problem("codex"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(65)]
    [InlineData(2000)]
    public void DeeplyNestedJson_DoesNotParse(int depth)
    {
        _machine.Write("cursor", $$"""{"a":{{new string('[', depth)}}{{new string(']', depth)}}}""");
        Assert.Contains("does not parse", Problem("cursor"), StringComparison.Ordinal);
    }

    [UnixFact]
    public void Pipe_IsNotWaitedFor()
    {
        var path = _machine.FileOf("cursor");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using (var made = Process.Start("mkfifo", path))
        {
            made.WaitForExit();
        }

        Assert.Contains("not a regular file", Problem("cursor"), StringComparison.Ordinal);
    }

    [UnixFact]
    public void EndlessDevice_IsNotRead()
    {
        var path = _machine.FileOf("cursor", ClientScope.Project);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.CreateSymbolicLink(path, "/dev/zero");
        Assert.Contains("through a link out of", Problem("cursor", ClientScope.Project), StringComparison.Ordinal);
    }

    [UnixFact]
    public void ProjectFileThatIsALink_IsNotWrittenOutsideOfTheProject()
    {
        var outside = Path.Combine(_machine.Home, "outside.json");
        File.WriteAllText(outside, "{}");
        var path = _machine.FileOf("cursor", ClientScope.Project);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.CreateSymbolicLink(path, outside);
        Assert.Throws<ClientFileException>(() => _machine.Setup.Plan(McpClients.Find("cursor"), ClientScope.Project, Machine.Entry));
        Assert.Equal("{}", File.ReadAllText(outside));
    }

    [UnixFact]
    public void DirectoryThatIsALink_IsNotFollowedOutOfTheProject()
    {
        var outside = Directory.CreateDirectory(Path.Combine(_machine.Home, "outside")).FullName;
        Directory.CreateSymbolicLink(Path.GetDirectoryName(_machine.FileOf("cursor", ClientScope.Project))!, outside);
        Assert.Throws<ClientFileException>(() => _machine.Setup.Plan(McpClients.Find("cursor"), ClientScope.Project, Machine.Entry));
    }

    [Fact]
    public void EnormousFile_IsNotRead()
    {
        _machine.Write("cursor", new string(' ', 9 * 1024 * 1024));
        Assert.Contains("larger than", Problem("cursor"), StringComparison.Ordinal);
    }

    [Fact]
    public void HalfACharacterInAnEntry_IsReadAndReplaced()
    {
        var half = "\\ud800";
        _machine.Write("cursor", $$"""{"mcpServers":{"{{half}}":1,"auth0":{"command":"auth0-mcp","args":["run","{{half}}"] } } }""");
        Assert.Equal(
            ["auth0-mcp", "run", "\ufffd"],
            ClientInspection.All(McpClients.Find("cursor"), ClientScope.User, _machine.Places)[0].Command);
        Assert.Contains("/opt/auth0-mcp", _machine.Add("cursor"), StringComparison.Ordinal);
    }

    [Fact]
    public void MemberThatIsThereTwice_CountsTheLastTime()
    {
        _machine.Write(
            "cursor",
            """{"mcpServers":{"auth0":{"command":"auth0-mcp","args":["run"],"args":["run","--read-only"],"env":{"A":"1","A":"2"}}}}""");
        Assert.True(ClientInspection.All(McpClients.Find("cursor"), ClientScope.User, _machine.Places)[0].Options.ReadOnly);
    }

    private string Problem(string client, ClientScope scope = ClientScope.User)
        => ClientInspection.All(McpClients.Find(client), scope, _machine.Places)[0].Problem?.Problem ?? "";
}
