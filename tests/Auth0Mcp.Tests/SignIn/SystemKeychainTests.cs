using Auth0Mcp.SignIn;

namespace Auth0Mcp.Tests.SignIn;

/// <summary>The real keychain of the system.</summary>
public sealed class SystemKeychainTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("auth0-mcp-keychain-");

    private UserDirectories Directories => new(_root.FullName, _root.FullName, IsOwn: true);

    public void Dispose() => _root.Delete(recursive: true);

    [KeychainFact]
    public async Task SignIn_ComesBackAsItWasAndIsGoneAfterwards()
    {
        var store = SignInStorage.Open(SignInStorage.Keychain, Directories);
        await store.CheckAsync(CancellationToken.None);
        Assert.Null(await store.LoadAsync("prod", CancellationToken.None));
        await store.SaveAsync("prod", SampleSignIn.Full, CancellationToken.None);
        await store.SaveAsync("dev", SampleSignIn.Full with { Tenant = "dev.eu.auth0.com" }, CancellationToken.None);

        // As another process sees it.
        store = SignInStorage.Open(SignInStorage.Keychain, Directories);
        var read = (await store.LoadAsync("prod", CancellationToken.None))!;
        Assert.Equal(SampleSignIn.Full, read with { Scopes = SampleSignIn.Full.Scopes });
        Assert.Equal("dev.eu.auth0.com", (await store.LoadAsync("dev", CancellationToken.None))!.Tenant);
        await store.DeleteAsync("prod", CancellationToken.None);
        Assert.Null(await store.LoadAsync("prod", CancellationToken.None));
        Assert.NotNull(await store.LoadAsync("dev", CancellationToken.None));
        await store.DeleteAsync("dev", CancellationToken.None);
        await store.DeleteAsync("dev", CancellationToken.None);
    }

    [KeychainFact]
    public async Task NoSecret_IsInAFile()
    {
        var store = SignInStorage.Open(SignInStorage.Keychain, Directories);
        await store.SaveAsync("prod", SampleSignIn.Full, CancellationToken.None);
        Assert.All(
            Directory.EnumerateFiles(_root.FullName, "*", SearchOption.AllDirectories),
            static file => Assert.DoesNotContain("canary", File.ReadAllText(file), StringComparison.Ordinal));
        await store.DeleteAsync("prod", CancellationToken.None);
    }

    [KeychainFact]
    public async Task TwoHomes_HaveEntriesOfTheirOwn()
    {
        var other = Path.Combine(_root.FullName, "other");
        var (one, two) = (SignInStorage.Open(SignInStorage.Keychain, Directories),
            SignInStorage.Open(SignInStorage.Keychain, new UserDirectories(other, other, IsOwn: true)));
        await one.SaveAsync("prod", SampleSignIn.Full, CancellationToken.None);
        Assert.Null(await two.LoadAsync("prod", CancellationToken.None));
        await one.DeleteAsync("prod", CancellationToken.None);
    }
}
