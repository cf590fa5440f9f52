using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Calls.Execution;
using Auth0Mcp.Calls.Pipeline;
using Auth0Mcp.Catalog;
using Auth0Mcp.Configuration;
using Auth0Mcp.Http;
using Auth0Mcp.SignIn;
using Auth0Mcp.SignIn.OAuth;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Tests.SignIn;

/// <summary>The directories of one person with sign-ins in them, and servers that use them.</summary>
internal sealed class SignedInHome : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("auth0-mcp-home-");
    private readonly List<HttpClient> _clients = [];

    public SignedInHome()
    {
        Directories = new UserDirectories(_root.FullName, _root.FullName, IsOwn: true);
        Store = SignInStorage.Open(SignInStorage.File, Directories);
    }

    public TestTime Time { get; } = new(TimeSpan.Zero);

    public UserDirectories Directories { get; }

    public ProfileStore Profiles => new(Directories);

    /// <summary>The store of all profiles; a test may put a failing one in its place.</summary>
    public ISignInStore Store { get; set; }

    public RenewalsInFlight Renewals { get; } = new();

    /// <summary>Where the file of a profile is.</summary>
    public string FileOf(string profile) => Path.Combine(SignInStorage.FilesIn(Directories), profile + ".json");

    /// <summary>Signs a profile in with the tokens of a new family.</summary>
    public async Task<SavedSignIn> SignInAsync(
        RotatingServer server, string profile = "default", Func<SavedSignIn, SavedSignIn>? change = null)
    {
        var (access, refresh) = server.SignIn();
        var now = Time.GetUtcNow();
        var signIn = new SavedSignIn(
            SignInKind.Device, server.Address, server.Address + "/", "public-client", null, server.Address + "/api/v2/",
            ["read:tenant_settings", "offline_access"], access, now + RotatingServer.Life, refresh, now);
        signIn = change?.Invoke(signIn) ?? signIn;
        using var held = await ProfileLock.AcquireAsync(Directories.State, profile, CancellationToken.None);
        await Store.SaveAsync(profile, signIn, CancellationToken.None);
        Profiles.Save(new Profile(profile, signIn.Tenant, SignInStorage.File, ReadOnly: false, null, null, null));
        return signIn;
    }

    public Task<SavedSignIn?> LoadAsync(string profile = "default") => Store.LoadAsync(profile, CancellationToken.None);

    /// <summary>A process: nothing is shared with another one but the directories.</summary>
    public TokenSource Process(string? profile = null)
    {
        var oauth = new Lazy<OAuthClient>(() =>
        {
            var client = OAuthHttp.Create();
            _clients.Add(client);
            return new OAuthClient(client, Time);
        });
        return new TokenSource(Directories, profile, _ => Store, () => oauth.Value, Time, Renewals);
    }

    /// <summary>A process with the whole pipeline of calls over real HTTP.</summary>
    public ToolInvoker Server(ITokenSource tokens, ConfirmLevel confirm = ConfirmLevel.Never)
    {
        var catalog = ToolCatalog.Select(Pipeline.Everything, ToolRegistry.Instance);
        var api = ManagementHttp.Create(
            tokens, catalog, new SocketsHttpHandler { AllowAutoRedirect = false }, Time, ManagementHttp.CallTimeout);
        return new ToolInvoker(catalog, () => api, new CallSettings(ResultLimits.Default, confirm, () => tokens.Tenant, Time));
    }

    public ToolInvoker Server(string? profile = null) => Server(Process(profile));

    /// <summary>A read through a server.</summary>
    public static async Task<Answer> CallAsync(ToolInvoker server, string tool = "auth0_get_tenant_settings", string arguments = "{}")
        => new(await server.CallAsync(new ToolCall(tool, Pipeline.Arguments(arguments)), CancellationToken.None));

    public void Dispose()
    {
        _clients.ForEach(static client => client.Dispose());
        _root.Delete(recursive: true);
    }
}
