using Auth0Mcp.Configuration;
using Auth0Mcp.Demo;
using Auth0Mcp.Http;
using Auth0Mcp.Network;
using Auth0Mcp.SignIn;
using Auth0Mcp.SignIn.OAuth;
using Auth0Mcp.Team.People;
using Auth0Mcp.Team.Settings;
using Auth0Mcp.Team.State;

namespace Auth0Mcp.Team.Tenants;

/// <summary>What all people share of one tenant: the way there, its pace, and the tokens of this server's application.</summary>
internal sealed class TenantConnection : IDisposable
{
    private readonly TenantSettings _settings;
    private readonly HttpMessageHandler _network;
    private readonly OAuthClient _oauth;
    private readonly TokenVault _vault;
    private readonly TimeProvider _time;
    private readonly ITokenSource? _application;

    /// <param name="network">Sends requests to the tenant and to its token endpoint; null for the network itself, or the made-up
    /// tenant.</param>
    public TenantConnection(
        TenantSettings settings, ISharedState state, TokenVault vault, TimeProvider time, HttpMessageHandler? network = null)
    {
        (_settings, _vault, _time) = (settings, vault, time);
        _network = network ?? (settings.SignIn is null ? new DemoTenant(time) : OutboundHttp.CreateHandler());
        _oauth = new OAuthClient(OAuthHttp.Create(_network), time);
        Pace = new SharedRateGate(state, settings.Name, time);
        Address = settings.Address
            ?? new TenantAddress($"{settings.Name}.auth0.example", new Uri($"https://{settings.Name}.auth0.example/api/v2"));
        _application = settings.SignIn switch
        {
            null => new FixedTokenSource(new Credentials(Address, "demo")),
            { Exchange: false } signIn => new TenantTokenSource(Address, signIn, settings.Name, vault, () => AskAsync(signIn), time),
            _ => null,
        };
    }

    public TenantAddress Address { get; }

    public IRateLimitGate Pace { get; }

    /// <summary>The network behind the handlers of a pipeline, which do not own it.</summary>
    public HttpMessageHandler Network => new SharedNetwork(_network);

    /// <summary>The tokens for the calls of one person.</summary>
    /// <param name="latest">The person as the latest request names them.</param>
    public ITokenSource TokensOf(string person, Func<Person> latest)
        => _application ?? new TenantTokenSource(
            Address, _settings.SignIn!, $"{_settings.Name}\n{person}", _vault, () => ExchangeAsync(_settings.SignIn!, latest()), _time);

    public void Dispose() => _network.Dispose();

    private async Task<(TokenResult, DateTimeOffset)> AskAsync(TenantSignIn signIn)
        => (await _oauth.ClientCredentialsAsync(Address.ApiBase, signIn.ClientId, signIn.Proof, signIn.Audience, CancellationToken.None),
            DateTimeOffset.MaxValue);

    /// <summary>What came of a person's token ends with it.</summary>
    private async Task<(TokenResult, DateTimeOffset)> ExchangeAsync(TenantSignIn signIn, Person person)
        => (await _oauth.ExchangeAsync(
                Address.ApiBase, signIn.ClientId, signIn.Proof, signIn.Audience, person.Token, signIn.SubjectTokenType,
                signIn.Parameters,
                CancellationToken.None),
            person.Ends);

    /// <summary>Whoever disposes a pipeline leaves the network to the others.</summary>
    private sealed class SharedNetwork(HttpMessageHandler network) : HttpMessageHandler
    {
        private readonly HttpMessageInvoker _invoker = new(network, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => _invoker.SendAsync(request, cancellationToken);

        protected override void Dispose(bool disposing)
        {
            _invoker.Dispose();
            base.Dispose(disposing);
        }
    }
}
