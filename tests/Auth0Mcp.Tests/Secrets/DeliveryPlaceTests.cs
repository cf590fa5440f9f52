using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Secrets;

/// <summary>Places that are not for secrets are refused before anything is sent.</summary>
public sealed class DeliveryPlaceTests : DeliveryScenario
{
    [Theory]
    [InlineData(".env.py#K")]
    [InlineData(".env.local.SH#K")]
    [InlineData(".env.bat#K")]
    [InlineData(".env.ps1#K")]
    [InlineData(".env#PATH")]
    [InlineData(".env#NODE_OPTIONS")]
    [InlineData(".env#LD_PRELOAD")]
    [InlineData(".env#DYLD_INSERT_LIBRARIES")]
    [InlineData(".env#BASH_ENV")]
    [InlineData(".env#PYTHONSTARTUP")]
    [InlineData("a\nb.env#K")]
    [InlineData("a\nb.secret")]
    [InlineData("a\u2028b.secret")]
    public async Task PlaceThatOtherProgramsTakeForAnOrder_IsRefused(string place)
    {
        Assert.Equal("invalid_arguments", (await Call("file:" + place)).Kind);
        Assert.Empty(Tenant.Requests);
    }

    [UnixFact]
    public async Task BackslashInAName_IsRefused() => Assert.Equal("invalid_arguments", (await Call("file:sub\\x.secret")).Kind);

    [Theory]
    [InlineData(
        "client.secret",
        "expected file:PATH, a new file in the folder in which the server was started, file:PATH#KEY for a .env file, or keychain:NAME")]
    [InlineData("file:", "not a path")]
    [InlineData("file:taken.secret", "already exists, and is not overwritten; name a new file")]
    [InlineData("file:missing/client.secret", "its folder does not exist; create it first")]
    [InlineData("file:../client.secret", "outside the folder in which the server was started; use a file in it")]
    [InlineData("file:a/../../client.secret", "outside the folder in which the server was started; use a file in it")]
    [InlineData("file:../work-other/client.secret", "outside the folder in which the server was started; use a file in it")]
    [InlineData("file:/etc/client.secret", "outside the folder in which the server was started; use a file in it")]
    [InlineData("file://etc/client.secret", "outside the folder in which the server was started; use a file in it")]
    [InlineData("file:/./etc/client.secret", "outside the folder in which the server was started; use a file in it")]
    [InlineData("file:/proc/self/client.secret", "outside the folder in which the server was started; use a file in it")]
    [InlineData("keychain:client", "there is no keychain here; use file:PATH")]
    public async Task PlaceThatCannotHoldASecret_IsRefusedBeforeAnythingIsSent(string place, string problem)
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "taken.secret"), "mine");
        Assert.Equal("secret_to: " + problem, (await Call(place)).Problems);
        Assert.Empty(Tenant.Requests);
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(Folder, "taken.secret")));
    }

    [UnixTheory]
    [InlineData("file:link/client.secret")]
    [InlineData("file:dangling.secret")]
    public async Task Link_IsNotWrittenThrough(string place)
    {
        File.CreateSymbolicLink(Path.Combine(Folder, "link"), Outside);
        File.CreateSymbolicLink(Path.Combine(Folder, "dangling.secret"), Path.Combine(Outside, "client.secret"));
        Assert.Equal("secret_to: leads through a link, which is not followed; name the file itself", (await Call(place)).Problems);
        Assert.Empty(Tenant.Requests);
        Assert.Empty(Directory.GetFiles(Outside));
    }

    [UnixFact]
    public async Task FolderThatIsALinkItself_IsAFolder()
    {
        var link = Path.Combine(Outside, "project");
        File.CreateSymbolicLink(link, Folder);
        Assert.False((await Call("file:client.secret", Created, link)).IsError);
        Assert.True(File.Exists(Path.Combine(Folder, "client.secret")));
    }
}
