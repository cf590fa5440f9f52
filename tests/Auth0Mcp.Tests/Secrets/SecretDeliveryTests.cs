using System.Text.Json;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Secrets;

/// <summary>A secret that a call creates lies in a file, and nobody was shown it.</summary>
public sealed class SecretDeliveryTests : IDisposable
{
    private const string Create = "auth0_create_application";
    private const string Created = """{"client_id":"k7Q","name":"Storefront","client_secret":"canary-of-the-answer"}""";

    private readonly string _outside = Directory.CreateTempSubdirectory("auth0-mcp-delivery").FullName;
    private readonly TestTenant _tenant = new();

    public SecretDeliveryTests() => Directory.CreateDirectory(Folder);

    private string Folder => Path.Combine(_outside, "work");

    public void Dispose() => Directory.Delete(_outside, recursive: true);

    [Fact]
    public async Task SecretOfACreatedApplication_IsInTheFileAndNotInTheResult()
    {
        var shown = (await Call("file:client.secret")).Success;
        Assert.Equal("[SAVED to file:client.secret]", shown.GetProperty("client_secret").GetString());
        Assert.Equal("k7Q", shown.GetProperty("client_id").GetString());
        Assert.Equal("canary-of-the-answer", await File.ReadAllTextAsync(Path.Combine(Folder, "client.secret")));
        Assert.DoesNotContain("secret_to", _tenant.Request.Body, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task File_IsForItsOwnerAlone()
    {
        await Call("file:client.secret");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(Folder, "client.secret")));
    }

    [Fact]
    public async Task SeveralSecrets_AreAnObjectByPath()
    {
        await Call("file:all.json", """{"client_secret":"canary-1","addons":{"layer":{"privateKey":"canary-2"}}}""");
        Assert.Equal("""{"client_secret":"canary-1","addons.layer.privateKey":"canary-2"}""", await File.ReadAllTextAsync(Path.Combine(Folder, "all.json")));
    }

    [Fact]
    public async Task AnswerWithoutASecret_LeavesNoFile()
    {
        var shown = (await Call("file:client.secret", """{"client_id":"k7Q"}""")).Success;
        Assert.Contains("no secret", shown.GetProperty("_secret_to").GetString(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Fact]
    public async Task RefusedCall_LeavesNoFile()
    {
        _tenant.Answers(409, """{"message":"exists"}""");
        Assert.True((await Call("file:client.secret", null)).IsError);
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Fact]
    public async Task BrokenConnection_LeavesNoFile()
    {
        _tenant.Throws(new HttpRequestException("broken"));
        Assert.True((await Call("file:client.secret", null)).IsError);
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Fact]
    public async Task DryRun_WritesNoFile()
    {
        var result = await new Road(_tenant, folder: Folder).Caller.CallAsync(new(Create, Road.Arguments("""{"name":"Storefront","secret_to":"file:client.secret"}""")) { IsDryRun = true }, CancellationToken.None);
        Assert.False(result.IsError, result.Json);
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Theory]
    [InlineData("client.secret", "expected file:PATH, a new file in the folder in which the server was started, or keychain:NAME")]
    [InlineData("file:", "not a path")]
    [InlineData("file:taken", "exists already, and is not overwritten; name a new file")]
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
        await File.WriteAllTextAsync(Path.Combine(Folder, "taken"), "mine");
        Assert.Equal("secret_to: " + problem, (await Call(place)).Problems);
        Assert.Empty(_tenant.Requests);
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(Folder, "taken")));
    }

    [UnixTheory]
    [InlineData("file:link/client.secret")]
    [InlineData("file:dangling")]
    public async Task Link_IsNotWrittenThrough(string place)
    {
        File.CreateSymbolicLink(Path.Combine(Folder, "link"), _outside);
        File.CreateSymbolicLink(Path.Combine(Folder, "dangling"), Path.Combine(_outside, "client.secret"));
        Assert.Equal("secret_to: leads through a link, which is not followed; name the file itself", (await Call(place)).Problems);
        Assert.Empty(_tenant.Requests);
        Assert.Empty(Directory.GetFiles(_outside));
    }

    [UnixFact]
    public async Task FolderThatIsALinkItself_IsAFolder()
    {
        var link = Path.Combine(_outside, "project");
        File.CreateSymbolicLink(link, Folder);
        Assert.False((await Call("file:client.secret", Created, link)).IsError);
        Assert.True(File.Exists(Path.Combine(Folder, "client.secret")));
    }

    [Fact]
    public void ToolsThatCreateSecrets_TakeAPlaceForThem()
        => Assert.All(
            new[] { Create, "auth0_rotate_application_secret", "auth0_create_scim_token", "auth0_create_password_change_ticket" }.Where(static name => ManagementApi.ManagementCatalog.Find(name) is not null),
            static name => Assert.Contains("secret_to", ToolSamples.Tool(name).LocalArguments));

    [Fact]
    public void ToolsThatAnswerWithoutSecretsOrOnlyRead_TakeNone()
        => Assert.All(ManagementApi.ManagementCatalog.All().Where(static tool => tool.Secrets.IsEmpty || tool.Access == ManagementApi.ToolAccess.Read), static tool => Assert.DoesNotContain("secret_to", tool.LocalArguments));

    private async Task<Answer> Call(string place, string? answer = Created, string? folder = null)
    {
        if (answer is not null)
        {
            _tenant.Answers(201, answer);
        }

        return await new Road(_tenant, folder: folder ?? Folder).CallAsync(Create, $$"""{"name":"Storefront","secret_to":{{JsonSerializer.Serialize(place)}}}""");
    }
}
