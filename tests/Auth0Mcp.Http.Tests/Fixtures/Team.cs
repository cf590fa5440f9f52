using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Configuration;
using Auth0Mcp.Team.Settings;
using Auth0Mcp.Team.State;

namespace Auth0Mcp.Team.Tests.Fixtures;

/// <summary>Two tenants that mark their answers, and instances before them that share a state.</summary>
internal sealed class Team : IAsyncDisposable
{
    private readonly List<RunningServer> _servers = [];

    public Team(ISharedState? state = null, bool exchanges = false, bool allowsTokens = false)
    {
        State = new AwayState(state ?? new MemoryState(TimeProvider.System)) { Age = TimeSpan.FromDays(1) };
        (Exchanges, AllowsTokens) = (exchanges, allowsTokens);
    }

    public AwayState State { get; }

    public MarkedTenant North { get; } = new("north");

    public MarkedTenant South { get; } = new("south");

    private bool Exchanges { get; }

    private bool AllowsTokens { get; }

    /// <summary>One more instance.</summary>
    public async Task<RunningServer> StartAsync(Func<ServerSettings, ServerSettings>? change = null)
    {
        var server = await RunningServer.StartAsync(
            settings => (change ?? (static same => same))(settings with { Tenants = [Tenant("north"), Tenant("south")] }),
            options => options with { State = State, Network = name => name == "north" ? North : South });
        _servers.Add(server);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }

        North.Dispose();
        South.Dispose();
    }

    private TenantSettings Tenant(string name) => new(name, TenantAddress.Parse($"{name}.eu.auth0.com", "test"))
    {
        AllowsTokens = AllowsTokens,
        Confirm = ConfirmLevel.Destructive,
        SignIn = new TenantSignIn("app", new ClientProof("canary-client-secret-3Xw"), $"https://{name}.eu.auth0.com/api/v2/", Exchanges),
    };
}
