using Auth0Mcp.Configuration;
using Auth0Mcp.SignIn;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.SignIn;

/// <summary>Where this program keeps its files.</summary>
public class UserDirectoriesTests
{
    [Fact]
    public void OwnHome_StandsForAll()
    {
        var own = Path.GetFullPath("own");
        Assert.Equal(
            new UserDirectories(own, own, IsOwn: true), UserDirectories.Of(name => name == "AUTH0_MCP_HOME" ? own : "/elsewhere"));
    }

    [Fact]
    public void RelativeHome_IsRefused()
        => Assert.Contains(
            "AUTH0_MCP_HOME",
            Assert.Throws<UsageException>(
            () => UserDirectories.Of(static name => name == "AUTH0_MCP_HOME" ? "own" : null)).Message, StringComparison.Ordinal);

    [LinuxFact]
    public void Linux_FollowsXdg()
    {
        Assert.Equal(
            new UserDirectories("/home/ann/.config/auth0-mcp", "/home/ann/.local/state/auth0-mcp", IsOwn: false),
            UserDirectories.Of(static name => name == "HOME" ? "/home/ann" : null));
        Assert.Equal(
            new UserDirectories("/c/auth0-mcp", "/home/ann/.local/state/auth0-mcp", IsOwn: false),
            UserDirectories.Of(static name => name switch
            {
                "HOME" => "/home/ann",
                "XDG_CONFIG_HOME" => "/c",
                "XDG_STATE_HOME" => "relative",
                _ => null
            }));
    }
}
