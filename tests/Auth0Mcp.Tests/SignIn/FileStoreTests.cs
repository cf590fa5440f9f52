using System.Runtime.Versioning;
using System.Text;
using Auth0Mcp.Configuration;
using Auth0Mcp.SignIn;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.SignIn;

/// <summary>Sign-ins in private files.</summary>
public sealed class FileStoreTests : IDisposable
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("auth0-mcp-files-");

    private string Folder => Path.Combine(_root.FullName, "state", "sign-ins");

    private string File => Path.Combine(Folder, "prod.json");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public async Task SignIn_ComesBackAsItWas()
    {
        await Store().SaveAsync("prod", SampleSignIn.Full, CancellationToken.None);
        var read = (await Store().LoadAsync("prod", CancellationToken.None))!;
        Assert.Equal(SampleSignIn.Full.Scopes, read.Scopes);
        Assert.Equal(SampleSignIn.Full, read with { Scopes = SampleSignIn.Full.Scopes });
    }

    [Fact]
    public async Task ProfileWithoutASignIn_HasNone() => Assert.Null(await Store().LoadAsync("prod", CancellationToken.None));

    [Fact]
    public async Task Delete_RemovesThatProfileAlone()
    {
        await Store().SaveAsync("prod", SampleSignIn.Full, CancellationToken.None);
        await Store().SaveAsync("dev", SampleSignIn.Full, CancellationToken.None);
        await Store().DeleteAsync("prod", CancellationToken.None);
        await Store().DeleteAsync("prod", CancellationToken.None);
        Assert.Null(await Store().LoadAsync("prod", CancellationToken.None));
        Assert.NotNull(await Store().LoadAsync("dev", CancellationToken.None));
    }

    [UnixFact, UnsupportedOSPlatform("windows")]
    public async Task FilesAndDirectories_AreForTheirOwnerAlone()
    {
        await Store().SaveAsync("prod", SampleSignIn.Full, CancellationToken.None);
        Assert.Equal(Owner, System.IO.File.GetUnixFileMode(File));
        Assert.Equal(Owner | UnixFileMode.UserExecute, System.IO.File.GetUnixFileMode(Folder));
        Assert.Equal(Owner | UnixFileMode.UserExecute, System.IO.File.GetUnixFileMode(Path.GetDirectoryName(Folder)!));
    }

    [UnixTheory, UnsupportedOSPlatform("windows")]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    public async Task FileThatOthersMayRead_IsRefusedWithTheFix(UnixFileMode others)
    {
        await Store().SaveAsync("prod", SampleSignIn.Full, CancellationToken.None);
        System.IO.File.SetUnixFileMode(File, Owner | others);
        Assert.Contains("chmod 600", await RefusedAsync(), StringComparison.Ordinal);
    }

    [UnixFact, UnsupportedOSPlatform("windows")]
    public async Task Link_IsNotFollowed()
    {
        await Store().SaveAsync("dev", SampleSignIn.Full, CancellationToken.None);
        System.IO.File.CreateSymbolicLink(File, Path.Combine(Folder, "dev.json"));
        Assert.Contains("is a link", await RefusedAsync(), StringComparison.Ordinal);

        // Saving puts a file in its place and leaves the target alone.
        await Store().SaveAsync("prod", SampleSignIn.Full with { Tenant = "other.eu.auth0.com" }, CancellationToken.None);
        Assert.Equal(SampleSignIn.Full.Tenant, (await Store().LoadAsync("dev", CancellationToken.None))!.Tenant);
        Assert.Equal("other.eu.auth0.com", (await Store().LoadAsync("prod", CancellationToken.None))!.Tenant);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"kind\":\"device\"")]
    [InlineData("{\"kind\":\"hologram\",\"tenant\":\"a.eu.auth0.com\"}")]
    public async Task FileOfSomethingElse_IsRefusedAndNotRepeated(string content)
    {
        new PrivateFile().Write(File, Encoding.UTF8.GetBytes(content));
        Assert.Contains("auth0-mcp init", await RefusedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FullDisk_LeavesWhatWasStoredAndNothingElse()
    {
        await Store().SaveAsync("prod", SampleSignIn.Full, CancellationToken.None);
        var full = Store(new PrivateFile(new FullDisk().Open));
        var failure =
            await Assert.ThrowsAsync<SignInStoreException>(() => full.SaveAsync(
                "prod", SampleSignIn.Full with { Tenant = "other.eu.auth0.com" }, CancellationToken.None));
        Assert.Contains("the disk is full", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", failure.ToString(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<SignInStoreException>(() => full.CheckAsync(CancellationToken.None));
        Assert.Equal(SampleSignIn.Full.Tenant, (await Store().LoadAsync("prod", CancellationToken.None))!.Tenant);
        Assert.Equal([File], Directory.GetFiles(Folder));
    }

    [Fact]
    public async Task Check_LeavesNothingBehind()
    {
        await Store().CheckAsync(CancellationToken.None);
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Fact]
    public async Task CancelledSave_ChangesNothing()
    {
        await Store().SaveAsync("prod", SampleSignIn.Full, CancellationToken.None);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store()
            .SaveAsync("prod", SampleSignIn.Full with { Tenant = "other.eu.auth0.com" }, new CancellationToken(canceled: true)));
        Assert.Equal(SampleSignIn.Full.Tenant, (await Store().LoadAsync("prod", CancellationToken.None))!.Tenant);
    }

    [Fact]
    public async Task ReadersDuringWrites_SeeOneStateOrTheOther()
    {
        await Store().SaveAsync("prod", SampleSignIn.Full, CancellationToken.None);
        var writing = Task.Run(async () =>
        {
            for (var turn = 0; turn < 200; turn++)
            {
                await Store()
                    .SaveAsync("prod", SampleSignIn.Full with { ClientId = new string('x', turn * 50) }, CancellationToken.None);
            }
        });
        do
        {
            Assert.NotNull(await Store().LoadAsync("prod", CancellationToken.None));
        }
        while (!writing.IsCompleted);
        await writing;
    }

    [Fact]
    public void SignIn_PrintsNoSecret()
        => Assert.DoesNotContain(
            "canary", $"{SampleSignIn.Full} {new AccessToken(TenantAddress.Parse("a.eu.auth0.com", "x"), "canary", default)}",
            StringComparison.Ordinal);

    private FileStore Store(PrivateFile? files = null) => new(Folder, new SignInChanges(_root.FullName), files);

    private async Task<string> RefusedAsync()
    {
        var message = (await Assert.ThrowsAsync<SignInStoreException>(() => Store().LoadAsync("prod", CancellationToken.None))).Message;
        Assert.Contains(File, message, StringComparison.Ordinal);
        return message;
    }
}
