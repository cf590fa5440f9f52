using Auth0Mcp.SignIn.OAuth;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.SignIn.OAuth;

/// <summary>The device flow (RFC 8628) against a server on loopback, on a clock whose waits are over at once.</summary>
public sealed class DeviceFlowTests : IDisposable
{
    private readonly FakeAuthorizationServer _server = new();
    private readonly HttpClient _http = OAuthHttp.Create();
    private readonly TestTime _time = new();

    public void Dispose()
    {
        _http.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task Request_NamesClientAudienceAndScopes()
    {
        await CodesAsync(["read:logs", "offline_access"]);
        var form = Assert.Single(_server.Requests).Form;
        Assert.Equal(
            ("client-1", "https://*.auth0.com/api/v2/", "read:logs offline_access"),
            (form["client_id"], form["audience"], form["scope"]));
    }

    [Fact]
    public async Task Codes_AreRead()
    {
        var codes = await CodesAsync();
        Assert.Equal(("ABCD-EFGH", "https://example.com/activate"), (codes.UserCode, codes.VerificationUri.AbsoluteUri));
        Assert.Equal("https://example.com/activate?user_code=ABCD-EFGH", codes.VerificationUriComplete!.AbsoluteUri);
        Assert.Equal((TimeSpan.FromMinutes(15), TimeSpan.FromSeconds(5)), (codes.ExpiresIn, codes.Interval));
        Assert.DoesNotContain(codes.DeviceCode, codes.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("{}")]
    [InlineData("""{"device_code":"d","user_code":"u"}""")]
    [InlineData("""{"device_code":"d","user_code":"u","verification_uri":"file:///etc/passwd"}""")]
    [InlineData("""{"device_code":"d","user_code":"\u001b[2J","verification_uri":"https://example.com"}""")]
    public async Task AnswerWithoutCodesAndAWebPage_IsAFailure(string body)
    {
        _server.Answers(FakeAuthorizationServer.Authorize, 200, body);
        var result = await Client.DeviceAuthorizeAsync(_server.Issuer, "client-1", "a", [], default);
        Assert.Null(result.Authorization);
        Assert.Equal(OAuthError.UnexpectedAnswer, result.Failure!.Code);
    }

    [Fact]
    public async Task CompleteAddressThatIsNoWebPage_IsNotOpened()
    {
        _server.Answers(
            FakeAuthorizationServer.Authorize, 200,
            """{"device_code":"d","user_code":"u","verification_uri":"https://example.com","verification_uri_complete":"calc.exe"}""");
        Assert.Null((await CodesAsync()).VerificationUriComplete);
    }

    [Fact]
    public async Task ClientWithoutDeviceGrant_IsToldHowToMend()
    {
        _server.Answers(FakeAuthorizationServer.Authorize, 403, """{"error":"unauthorized_client"}""");
        var result = await Client.DeviceAuthorizeAsync(_server.Issuer, "client-1", "a", [], default);
        Assert.Contains("AUTH0_MCP_DEVICE_CLIENT_ID", result.Failure!.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PendingThenApproved_PollsAtTheServersInterval()
    {
        _server.Refuses("authorization_pending").Refuses("authorization_pending").Grants();
        var result = await PollAsync(await CodesAsync() with { Interval = TimeSpan.FromSeconds(7) });
        Assert.True(result.IsSuccess, result.Description);
        Assert.Equal([7, 7, 7], Waits);
    }

    /// <summary>Fault 18 of the reference server.</summary>
    [Fact]
    public async Task SlowDown_AddsFiveSecondsFromThenOn()
    {
        _server.Refuses("slow_down").Refuses("authorization_pending").Refuses("slow_down", 429).Grants();
        Assert.True((await PollAsync()).IsSuccess);
        Assert.Equal([5, 10, 10, 15], Waits);
    }

    /// <summary>Fault 18 of the reference server.</summary>
    [Fact]
    public async Task ExpiresIn_EndsThePolling()
    {
        _server.Refuses("authorization_pending");
        var result = await PollAsync(await CodesAsync() with { ExpiresIn = TimeSpan.FromSeconds(12) });
        Assert.Equal((OAuthError.ExpiredToken, false), (result.Error, result.IsTransient));
        Assert.Equal([5, 5, 2], Waits);
    }

    [Theory]
    [InlineData("access_denied", "denied in the browser")]
    [InlineData("expired_token", "before the code expired")]
    [InlineData("invalid_request", "refused (invalid_request: said the server)")]
    public async Task RefusedPoll_EndsWithTheReason(string error, string sentence)
    {
        _server.Refuses("authorization_pending").Refuses(error);
        var result = await PollAsync();
        Assert.Equal(error, result.Error);
        Assert.Contains(sentence, result.Description, StringComparison.Ordinal);
        Assert.Equal(2, _server.RequestsTo(FakeAuthorizationServer.Token).Count);
    }

    [Fact]
    public async Task OneFailureOfTheServer_IsOutlivedAndAskedLessOften()
    {
        _server.Refuses("authorization_pending").Answers(FakeAuthorizationServer.Token, 502, "").Grants();
        Assert.True((await PollAsync()).IsSuccess);
        Assert.Equal([5, 5, 10], Waits);
    }

    [Fact]
    public async Task LostNetwork_EndsWithTheReason()
    {
        var codes = await CodesAsync();
        _server.Dispose();
        var result = await PollAsync(codes);
        Assert.Equal(OAuthError.Unreachable, result.Error);
        Assert.Equal([5, 10, 20], Waits);
    }

    private OAuthClient Client => new(_http, _time);

    private IEnumerable<double> Waits => _time.Waits.Select(static wait => wait.TotalSeconds);

    private async Task<DeviceAuthorization> CodesAsync(params string[] scopes)
        => (await Client.DeviceAuthorizeAsync(
            _server.Issuer, "client-1", "https://*.auth0.com/api/v2/", scopes, default)).Authorization!;

    private async Task<TokenResult> PollAsync(DeviceAuthorization? codes = null)
        => await Client.PollDeviceAsync(_server.Issuer, "client-1", codes ?? await CodesAsync(), default);
}
