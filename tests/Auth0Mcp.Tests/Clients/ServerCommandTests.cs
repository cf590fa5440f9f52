using Auth0Mcp.Clients;

namespace Auth0Mcp.Tests.Clients;

/// <summary>How a client is told to start this program.</summary>
public class ServerCommandTests
{
    [Fact]
    public void Executable_IsStartedByItsPath() => Assert.Equal(["/opt/x/auth0-mcp"], Line("/opt/x/auth0-mcp"));

    [Fact]
    public void Library_IsStartedByDotnet()
        => Assert.Equal(["/usr/bin/dotnet", "/opt/x/auth0-mcp.dll"], Line("/usr/bin/dotnet", "/opt/x/"));

    [Fact]
    public void CopyInThePackageCache_IsStartedByItsRunner()
        => Assert.Equal(
            ["dnx", "Auth0Mcp", "--yes", "--"],
            Line("/home/ada/.nuget/packages/auth0mcp.linux-x64/0.1.0/tools/any/linux-x64/auth0-mcp"));

    [Fact]
    public void InstalledTool_IsStartedByTheCommandThatOutlivesUpdates()
    {
        using var machine = new Machine();
        var shim = Touch(machine, "tools", "auth0-mcp");
        Assert.Equal([shim], Line(Touch(machine, "tools", ".store", "auth0mcp", "0.1.0", "auth0-mcp")));
    }

    [Fact]
    public void LinkOnThePath_IsPreferredToTheVersionBehindIt()
    {
        using var machine = new Machine();
        var real = Touch(machine, "Cellar", "0.1.0", "auth0-mcp");
        var link = Path.Combine(Directory.CreateDirectory(Path.Combine(machine.Home, "bin")).FullName, "auth0-mcp");
        File.CreateSymbolicLink(link, real);
        var places = machine.Places with { Environment = name => name == "PATH" ? Path.GetDirectoryName(link) : null };
        var command = ServerCommand.From(real, "/", places);
        Assert.Equal(link, command.Command);
        Assert.All((string[])[link, real, "auth0-mcp"], configured => Assert.True(command.IsStartedBy(configured, ["run"], places)));
        Assert.False(command.IsStartedBy("/opt/other", ["run"], places));
    }

    [Fact]
    public void Arguments_AreOnlyThoseThatDifferFromTheDefaults()
    {
        Assert.Equal(["run"], ServerEntry.For(new ServerCommand("x", []), new EntryOptions()).Arguments);
        Assert.Equal(
            ["a.dll", "run", "--tools", "auth0_list_*", "--toolsets", "core", "--read-only", "--profile", "prod"],
            ServerEntry.For(new ServerCommand("dotnet", ["a.dll"]), new EntryOptions("auth0_list_*", "core", true, "prod")).Arguments);
    }

    private static IEnumerable<string> Line(string process, string directory = "/")
    {
        var command = ServerCommand.From(process, directory, new SystemPlaces(HostSystem.Linux, "/home/ada", static _ => null, "/work"));
        return command.Prefix.Prepend(command.Command);
    }

    private static string Touch(Machine machine, params string[] parts)
    {
        var path = Path.Combine([machine.Home, .. parts]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "");
        return path;
    }
}
