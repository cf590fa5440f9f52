using System.Net;
using Auth0Mcp.Http;
using Auth0Mcp.Network;
using Auth0Mcp.SignIn;
using Auth0Mcp.SignIn.OAuth;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Tests.SignIn.OAuth;
using Auth0Mcp.Tests.Telemetry;

namespace Auth0Mcp.Tests.SignIn;

/// <summary>A proxy in the settings of the system is for the other programs: only the variables count, for every connection.</summary>
[Collection(Alone.Name)]
public sealed class SystemProxyTests : IDisposable
{
    private readonly IWebProxy _before = HttpClient.DefaultProxy;
    private readonly FakeAuthorizationServer _server = new();
    private readonly Settings _settings;
    private readonly bool _variablesAreSet;

    public SystemProxyTests()
    {
        using var calls = OutboundHttp.CreateHandler();
        _variablesAreSet = calls.UseProxy;
        HttpClient.DefaultProxy = _settings = new Settings(_server.Issuer.Authority);
    }

    public void Dispose()
    {
        HttpClient.DefaultProxy = _before;
        _server.Dispose();
    }

    [Fact]
    public async Task SignIn_DoesNotAskIt()
    {
        using var http = OAuthHttp.Create();
        using var response = await http.GetAsync(new Uri(_server.Issuer, FakeAuthorizationServer.Token));
        Assert.Equal((_variablesAreSet, 1), (_settings.WereRead, _server.Requests.Count));
    }

    [Fact]
    public async Task Doctor_DoesNotAskIt()
    {
        await Shell.RunAsync(["doctor"], [("AUTH0_DOMAIN", _server.Tenant), ("AUTH0_TOKEN", TestTenant.Token)]);
        Assert.Equal((_variablesAreSet, 1), (_settings.WereRead, _server.Requests.Count));
    }

    /// <summary>Stands for the settings of the system; notes whether a request to the one host looked there, and lets it pass.</summary>
    private sealed class Settings(string authority) : IWebProxy
    {
        public bool WereRead { get; private set; }

        public ICredentials? Credentials { get; set; }

        public Uri? GetProxy(Uri destination)
        {
            WereRead |= destination.Authority == authority;
            return null;
        }

        public bool IsBypassed(Uri host) => host.Authority != authority;
    }
}
