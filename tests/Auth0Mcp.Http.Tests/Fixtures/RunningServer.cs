using System.Net;
using System.Net.Sockets;
using Auth0Mcp.Team.Hosting;
using Auth0Mcp.Team.Issuer;
using Auth0Mcp.Team.Settings;

namespace Auth0Mcp.Team.Tests.Fixtures;

/// <summary>A server on a loopback port, with the made-up issuer, and clients of it.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly TeamServer _server;
    private readonly StringWriter _record = new();
    private readonly HttpClient _http;

    private RunningServer(TeamServer server, ServerSettings settings, StringWriter record)
    {
        (_server, Settings, _record) = (server, settings, record);
        _http = new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false
        })
        { BaseAddress = settings.PublicUrl };
    }

    public ServerSettings Settings { get; }

    public HttpClient Http => _http;

    /// <summary>The lines of the record; whole after <see cref="StopAsync"/>.</summary>
    public string Record => _record.ToString();

    public DevelopmentIssuer Issuer => _server.Issuer!;

    /// <summary>Starts a server with the made-up tenants, or as a test wants it.</summary>
    public static async Task<RunningServer> StartAsync(
        Func<ServerSettings, ServerSettings>? change = null, Func<TeamOptions, TeamOptions>? surroundings = null)
    {
        var settings = DemoPeople.Settings(new Uri($"http://127.0.0.1:{FreePort()}"));
        settings = change?.Invoke(settings) ?? settings;
        var record = new StringWriter();
        var options = new TeamOptions { Record = record };
        var server = await TeamServer.CreateAsync(settings, surroundings?.Invoke(options) ?? options);
        await server.StartAsync(CancellationToken.None);
        return new RunningServer(server, settings, record);
    }

    /// <summary>A token as the made-up issuer gives it.</summary>
    public string Token(
        string person = "ada", string tenant = "north", string scope = "auth0:read auth0:write", string? thumbprint = null)
        => Issuer.Mint(person, Settings.EndpointOf(tenant).AbsoluteUri, scope, thumbprint);

    /// <summary>An MCP client of a person for a tenant.</summary>
    public RawClient Client(
        string person = "ada", string tenant = "north", string protocol = RawClient.Rounds, string scope = "auth0:read auth0:write")
        => new(_http, $"/mcp/{tenant}", Token(person, tenant, scope), protocol);

    public Task StopAsync() => _server.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.StopAsync(CancellationToken.None);
        await _server.DisposeAsync();
    }

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
