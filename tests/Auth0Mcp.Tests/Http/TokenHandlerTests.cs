using Auth0Mcp.Configuration;
using Auth0Mcp.Http;
using Auth0Mcp.SignIn;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Http;

/// <summary>Which token goes where.</summary>
public class TokenHandlerTests
{
    private static readonly Uri s_place = new("https://tenant.invalid/api/v2");

    [Fact]
    public async Task Request_GoesToTheTenantOfTheToken()
    {
        var tenant = new TestTenant();
        using var request = Get("/api/v2/clients?page=0");
        using var response = await SendAsync(tenant, new Tokens(Token("one.eu.auth0.com")), request);
        Assert.Equal("https://one.eu.auth0.com/api/v2/clients?page=0", tenant.Request.Uri.AbsoluteUri);
        Assert.Equal(s_place.Authority, request.RequestUri!.Authority);
    }

    [Fact]
    public async Task RequestForAnyOtherPlace_IsStopped()
    {
        var tenant = new TestTenant();
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://one.eu.auth0.com/api/v2/clients");
        await Assert.ThrowsAsync<AccessDeniedException>(() => SendAsync(tenant, new Tokens(Token("one.eu.auth0.com")), request));
        Assert.Empty(tenant.Requests);
    }

    [Fact]
    public async Task RefusedToken_IsReplacedOnce()
    {
        var tenant = new TestTenant().Answers(401, "{}");
        using var request = Get("/api/v2/clients");
        using var response = await SendAsync(
            tenant, new Tokens(Token("one.eu.auth0.com", "a"), Token("one.eu.auth0.com", "b"), Token("one.eu.auth0.com", "c")), request);
        Assert.Equal(401, (int)response.StatusCode);
        Assert.Equal(["Bearer a", "Bearer b"], tenant.Requests.Select(static sent => sent.Headers["Authorization"]));
    }

    [Fact]
    public async Task RefusedTokenWhenTheTimeIsUp_IsNotReplaced()
    {
        var tenant = new TestTenant().Answers(401, "{}");
        using var request = Get("/api/v2/clients");
        using var response = await SendAsync(
            tenant, new Tokens(Token("one.eu.auth0.com", "a"), Token("one.eu.auth0.com", "b")), request, TimeSpan.Zero);
        Assert.Equal(401, (int)response.StatusCode);
        Assert.Single(tenant.Requests);
    }

    [Fact]
    public async Task RefusedTokenWithoutAnother_IsTheTenantsAnswer()
    {
        var tenant = new TestTenant().Answers(401, """{"message":"no"}""");
        using var request = Get("/api/v2/clients");
        using var response = await SendAsync(
            tenant, new Tokens(Token("one.eu.auth0.com", "a"), Token("one.eu.auth0.com", "a")), request);
        Assert.Equal("""{"message":"no"}""", await response.Content.ReadAsStringAsync());
        Assert.Single(tenant.Requests);
    }

    [Fact]
    public async Task ProfileSwitchDuringARequest_SendsNothingToTheOtherTenant()
    {
        var tenant = new TestTenant().Answers(401, "{}");
        using var request = Get("/api/v2/clients");
        var denied =
            await Assert.ThrowsAsync<AccessDeniedException>(() => SendAsync(
                tenant, new Tokens(Token("one.eu.auth0.com", "a"), Token("two.eu.auth0.com", "b")), request));
        Assert.Contains("two.eu.auth0.com", denied.Message, StringComparison.Ordinal);
        Assert.Equal("one.eu.auth0.com", tenant.Request.Uri.Host);
    }

    [Theory]
    [InlineData("POST", "/api/v2/clients", false)]
    [InlineData("GET", "/api/v2/clients", true)]
    [InlineData("GET", "/api/v2/nothing-of-the-kind", false)]
    public async Task TokenOfAReadOnlyProfile_ServesReadsAlone(string method, string path, bool isSent)
    {
        var tenant = new TestTenant();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(s_place, path));
        var sending = SendAsync(tenant, new Tokens(Token("one.eu.auth0.com") with { IsReadOnly = true }), request);
        if (isSent)
        {
            (await sending).Dispose();
        }
        else
        {
            await Assert.ThrowsAsync<AccessDeniedException>(() => sending);
        }

        Assert.Equal(isSent ? 1 : 0, tenant.Requests.Count);
    }

    private static HttpRequestMessage Get(string path) => new(HttpMethod.Get, new Uri(s_place, path));

    private static AccessToken Token(string host, string value = "a")
        => new(TenantAddress.Parse(host, "test"), value, DateTimeOffset.MaxValue);

    private static async Task<HttpResponseMessage> SendAsync(
        TestTenant tenant, ITokenSource tokens, HttpRequestMessage request, TimeSpan? left = null)
    {
        using var invoker = new HttpMessageInvoker(
            new RenewalHandler(
            tokens, TimeProvider.System)
            { InnerHandler = new TokenHandler(tokens, s_place) { InnerHandler = tenant } },
            disposeHandler: false);
        LatestStart.Set(request, TimeProvider.System, left ?? TimeSpan.FromMinutes(1));
        return await invoker.SendAsync(request, CancellationToken.None);
    }

    /// <summary>The next token takes the place of one that was refused.</summary>
    private sealed class Tokens(params AccessToken[] tokens) : ITokenSource
    {
        private int _now;

        public string Tenant => tokens[0].Tenant.Host;

        public ValueTask<AccessToken> GetAsync(AccessToken? rejected, CancellationToken cancellationToken)
            => ValueTask.FromResult(tokens[rejected is null ? _now : ++_now]);
    }
}
