using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Secrets;
using Auth0Mcp.SignIn;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Tests.SignIn;

namespace Auth0Mcp.Tests.Secrets;

/// <summary>A secret that a call creates lies in the keychain under a name, and another call sends it from there.</summary>
public sealed class SecretKeychainTests : IDisposable
{
    private const string Secret = "canary-of-the-keychain";
    private const string Created = """{"client_id":"k7Q","client_secret":"canary-of-the-keychain"}""";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("auth0-mcp-secrets-");
    private readonly TestTenant _tenant = new();
    private readonly ConcurrentDictionary<string, byte[]> _entries = new(StringComparer.Ordinal);

    private UserDirectories Home => new(_root.FullName, _root.FullName, IsOwn: true);

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public async Task SecretOfACreatedApplication_IsInTheKeychainAndNotInTheResult()
    {
        var shown = (await CreateAsync("keychain:shop-client")).Success;
        Assert.Equal("[SAVED to keychain:shop-client]", shown.GetProperty("client_secret").GetString());
        Assert.Equal(Secret, Encoding.UTF8.GetString(_entries["shop-client"]));
        Assert.DoesNotContain("secret_to", _tenant.Request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SavedSecret_IsSentByItsName()
    {
        await CreateAsync("keychain:shop");
        Assert.False((await SendAsync("secret:keychain:shop")).IsError);
        Assert.Equal(Secret, _tenant.Requests[1].Json.GetProperty("secrets")[0].GetProperty("value").GetString());
    }

    [Fact]
    public async Task OneOfSeveralSecrets_IsSentByItsKey()
    {
        _entries["all"] = Encoding.UTF8.GetBytes($$"""{"ticket_id":"one","ticket_url":"{{Secret}}"}""");
        Assert.False((await SendAsync("secret:keychain:all#ticket_url")).IsError);
        Assert.Equal(Secret, _tenant.Request.Json.GetProperty("secrets")[0].GetProperty("value").GetString());
    }

    [Fact]
    public async Task AnswerThatRepeatsTheSecret_DoesNotShowIt()
    {
        _entries["shop"] = Encoding.UTF8.GetBytes(Secret);
        _tenant.Answers(400, $$"""{"message":"bad value {{Secret}}"}""");
        Assert.DoesNotContain(Secret, (await SendAsync("secret:keychain:shop")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EntryThatExists_IsNotOverwritten()
    {
        _entries["shop"] = "mine"u8.ToArray();
        Assert.Equal(
            "secret_to: already exists, and is not overwritten; use another name", (await CreateAsync("keychain:shop")).Problems);
        Assert.Equal("mine"u8.ToArray(), _entries["shop"]);
        Assert.Empty(_tenant.Requests);
    }

    [Theory]
    [InlineData("keychain:")]
    [InlineData("keychain:../sign-in")]
    [InlineData("keychain:a/b")]
    [InlineData("keychain:a b")]
    [InlineData("keychain:a#b")]
    [InlineData("keychain:ä")]
    public async Task NameThatIsNone_IsRefusedBeforeAnythingIsSent(string place)
    {
        Assert.StartsWith("secret_to: expected keychain:NAME", (await CreateAsync(place)).Problems, StringComparison.Ordinal);
        Assert.Empty(_tenant.Requests);
        Assert.Empty(_entries);
    }

    [Theory]
    [InlineData("secret:keychain:missing", "the keychain has no such entry; calls make them with secret_to")]
    [InlineData("secret:keychain:../default", "expected keychain:NAME; a name has letters, digits, - and _, at most 64")]
    [InlineData("secret:keychain:shop#missing", "it has no such key, or nothing under it")]
    public async Task ReferenceThatLeadsNowhere_IsNamedAndNothingIsSent(string reference, string problem)
    {
        _entries["shop"] = """{"a":"b"}"""u8.ToArray();
        Assert.Equal($"secrets[0].value: \"{reference}\": {problem}", (await SendAsync(reference)).Problems);
        Assert.Empty(_tenant.Requests);
    }

    [Theory]
    [InlineData(201, """{"client_id":"k7Q"}""")]
    [InlineData(409, """{"message":"exists"}""")]
    public async Task CallWithoutASecret_SavesNothing(int status, string answer)
    {
        _tenant.Answers(status, answer);
        await CreateAsync("keychain:shop", null);
        Assert.Single(_tenant.Requests);
        Assert.Empty(_entries);
    }

    [Fact]
    public async Task DryRun_TouchesNoKeychain()
    {
        var result = await Pipeline(static _ => throw new InvalidOperationException("canary: touched")).Caller.CallAsync(
            new ToolCall(
            "auth0_create_application",
            Fixtures.Pipeline.Arguments("""{"name":"A","secret_to":"keychain:shop"}"""))
            { IsDryRun = true }, CancellationToken.None);
        Assert.False(result.IsError, result.ToJson());
    }

    [Fact]
    public async Task KeychainThatDoesNotWork_IsSaidBeforeAnythingIsSent()
    {
        var pipeline = Pipeline(static _ => throw new DllNotFoundException("libsecret-1.so.0: canary"));
        var save = await pipeline.CallAsync("auth0_create_application", """{"name":"A","secret_to":"keychain:shop"}""");
        var send = await pipeline.CallAsync("auth0_create_action", Action("secret:keychain:shop"), person: Person.WhoAgrees);
        Assert.Contains("no system keychain here", save.Problems, StringComparison.Ordinal);
        Assert.Contains("Use a file instead", save.Problems, StringComparison.Ordinal);
        Assert.Contains("no system keychain here", send.Problems, StringComparison.Ordinal);
        Assert.Empty(_tenant.Requests);
    }

    [Fact]
    public async Task KeychainThatFailsAfterwards_SaysThatTheSecretIsLost()
    {
        _tenant.Answers(201, Created);
        var answer = await Pipeline(_ => new Entry(_entries, "shop") { IsReadOnly = true })
            .CallAsync("auth0_create_application", """{"name":"A","secret_to":"keychain:shop"}""");
        Assert.Equal("secret_not_saved", answer.Kind);
        Assert.DoesNotContain(Secret, answer.Text, StringComparison.Ordinal);
    }

    [KeychainFact]
    public async Task RealKeychain_KeepsASecretUnderItsName()
    {
        IKeychainEntry Real(string name) => SystemKeychain.Secret(name, Home);
        _tenant.Answers(201, Created);
        var pipeline = Pipeline(Real);
        Assert.False((await pipeline.CallAsync("auth0_create_application", """{"name":"A","secret_to":"keychain:shop"}""")).IsError);
        Assert.All(
            Directory.EnumerateFiles(_root.FullName, "*", SearchOption.AllDirectories),
            static file => Assert.DoesNotContain(Secret, File.ReadAllText(file), StringComparison.Ordinal));
        Assert.Contains(
            "not overwritten",
            (await pipeline.CallAsync("auth0_create_application", """{"name":"A","secret_to":"keychain:shop"}""")).Problems,
            StringComparison.Ordinal);
        Assert.False(
            (await pipeline.CallAsync("auth0_create_action", Action("secret:keychain:shop"), person: Person.WhoAgrees)).IsError);
        Assert.Equal(Secret, _tenant.Requests[1].Json.GetProperty("secrets")[0].GetProperty("value").GetString());
        Real("shop").Clear();
        Assert.Contains(
            "no such entry",
            (await pipeline.CallAsync("auth0_create_action", Action("secret:keychain:shop"), person: Person.WhoAgrees)).Problems,
            StringComparison.Ordinal);
    }

    [KeychainFact]
    public async Task SignInOfAProfile_IsUnderNoNameOfACall()
    {
        var store = SignInStorage.Open(SignInStorage.Keychain, Home);
        await store.SaveAsync("prod", SampleSignIn.Full, CancellationToken.None);
        var answer = await Pipeline(name => SystemKeychain.Secret(name, Home))
            .CallAsync("auth0_create_action", Action("secret:keychain:prod"), person: Person.WhoAgrees);
        Assert.Contains("no such entry", answer.Problems, StringComparison.Ordinal);
        await store.DeleteAsync("prod", CancellationToken.None);
    }

    private static string Action(string value)
        => $$"""{"name":"a","supported_triggers":[{"id":"post-login","version":"v3"}],"secrets":[{"name":"API","value":"""
            + $$"""{{JsonSerializer.Serialize(value)}}}]}""";

    private Task<Answer> CreateAsync(string place, string? answer = Created)
    {
        if (answer is not null)
        {
            _tenant.Answers(201, answer);
        }

        return Pipeline(name => new Entry(_entries, name))
            .CallAsync("auth0_create_application", $$"""{"name":"Storefront","secret_to":{{JsonSerializer.Serialize(place)}}}""");
    }

    private Task<Answer> SendAsync(string reference)
        => Pipeline(name => new Entry(_entries, name)).CallAsync("auth0_create_action", Action(reference), person: Person.WhoAgrees);

    private Pipeline Pipeline(Func<string, IKeychainEntry> entry)
        => new(_tenant, keychain: new SecretKeychain(entry), secrets: SecretAllowance.Parse("keychain:*,keychain:*/*", "test"));

    private sealed class Entry(ConcurrentDictionary<string, byte[]> entries, string name) : IKeychainEntry
    {
        public bool IsReadOnly { get; init; }

        public void Verify()
        {
        }

        public byte[]? Read() => entries.GetValueOrDefault(name, []);

        public void Write(byte[] content) => entries[name] = IsReadOnly ? throw new InvalidOperationException("canary") : content;

        public void Clear() => entries.TryRemove(name, out _);
    }
}
