using Auth0Mcp.SignIn;

namespace Auth0Mcp.Tests.SignIn;

/// <summary>Where the session's bus is looked for.</summary>
public sealed class SessionBusTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("auth0-mcp-bus-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void NamedBus_IsTaken()
        => Assert.Equal(
            "unix:path=/elsewhere",
            SessionBus.Find(static name => name == "DBUS_SESSION_BUS_ADDRESS" ? "unix:path=/elsewhere" : null, Usual()));

    [Fact]
    public void RuntimeDirectory_HasTheBusThatCounts()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "bus"), "");
        var address = SessionBus.Find(name => name == "XDG_RUNTIME_DIR" ? _folder.FullName : null, null);
        Assert.Equal("unix:path=" + Path.Combine(_folder.FullName, "bus"), address);
    }

    [Fact]
    public void BareEnvironment_FindsTheBusAtItsUsualPlace()
        => Assert.Equal("unix:path=" + Usual(), SessionBus.Find(static _ => null, Usual()));

    [Fact]
    public void MachineWithoutABus_HasNone()
        => Assert.Null(SessionBus.Find(static _ => null, Path.Combine(_folder.FullName, "nothing")));

    private string Usual()
    {
        var path = Path.Combine(_folder.FullName, "usual");
        File.WriteAllText(path, "");
        return path;
    }
}
