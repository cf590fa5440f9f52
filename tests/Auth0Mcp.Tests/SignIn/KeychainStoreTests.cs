using Auth0Mcp.SignIn;

namespace Auth0Mcp.Tests.SignIn;

/// <summary>What becomes of a keychain that does not work.</summary>
public sealed class KeychainStoreTests : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("auth0-mcp-keychain-");

    public void Dispose() => _root.Delete(recursive: true);

    public static TheoryData<string> Operations => ["check", "load", "save", "delete"];

    [Theory, MemberData(nameof(Operations))]
    public async Task KeychainThatDenies_IsASentenceWithTheFixAndRepeatsNoSecret(string operation)
    {
        var store = Store(new Entry(static () => throw new InvalidOperationException("canary: no")));
        var failure = await Assert.ThrowsAsync<SignInStoreException>(() => RunAsync(store, operation));
        Assert.Contains("--storage file", failure.Message, StringComparison.Ordinal);
        Assert.Contains("AUTH0_TOKEN", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task MissingLibrary_IsNamed(string operation)
    {
        var store = Store(new Entry(static () => throw new DllNotFoundException("libsecret-1.so.0")));
        var failure = await Assert.ThrowsAsync<SignInStoreException>(() => RunAsync(store, operation));
        Assert.Contains("no system keychain here", failure.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task KeychainThatNeverAnswers_IsLeftBehind(string operation)
    {
        using var answer = new ManualResetEventSlim();
        var store = Store(new Entry(answer.Wait), TimeSpan.FromMilliseconds(50));
        var failure = await Assert.ThrowsAsync<SignInStoreException>(() => RunAsync(store, operation).WaitAsync(s_limit));
        Assert.Contains("did not answer", failure.Message, StringComparison.Ordinal);
        Assert.Contains("--storage file", failure.Message, StringComparison.Ordinal);
        answer.Set();
    }

    [Fact]
    public async Task SomebodyElsesEntry_IsNoSignIn()
    {
        var entry = new Entry(static () => { }) { Content = "{}"u8.ToArray() };
        var failure = await Assert.ThrowsAsync<SignInStoreException>(() => Store(entry).LoadAsync("prod", CancellationToken.None));
        Assert.Contains("auth0-mcp init", failure.Message, StringComparison.Ordinal);
    }

    private static Task RunAsync(KeychainStore store, string operation) => operation switch
    {
        "check" => store.CheckAsync(CancellationToken.None),
        "load" => store.LoadAsync("prod", CancellationToken.None),
        "save" => store.SaveAsync("prod", SampleSignIn.Full, CancellationToken.None),
        _ => store.DeleteAsync("prod", CancellationToken.None),
    };

    private KeychainStore Store(IKeychainEntry entry, TimeSpan? patience = null)
        => new(_ => entry, new SignInChanges(_root.FullName), patience);

    private sealed class Entry(Action behave) : IKeychainEntry
    {
        public byte[]? Content { get; init; }

        public void Verify() => behave();

        public byte[]? Read()
        {
            behave();
            return Content;
        }

        public void Write(byte[] content) => behave();

        public void Clear() => behave();
    }
}
