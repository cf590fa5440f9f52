using System.Net;
using System.Text;
using System.Text.Json;
using Auth0Mcp.Team.Tests.Fixtures;

namespace Auth0Mcp.Team.Tests.Hosting;

/// <summary>What the server answers to whom, before any tool is called.</summary>
public sealed class HostTests : IAsyncLifetime
{
    private RunningServer _server = null!;

    public async Task InitializeAsync()
        => _server = await RunningServer.StartAsync(static settings => settings with { AllowedOrigins = ["https://app.example.com"] });

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("/healthz", "ready")]
    [InlineData("/healthz/ready", "ready")]
    [InlineData("/healthz/live", "live")]
    public async Task Health_IsToldToAnybody(string path, string status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = "10.0.0.7:8080" } };
        using var response = await _server.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(status, JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("status").GetString());
    }

    [Theory]
    [InlineData(RawClient.Handshake)]
    [InlineData(RawClient.Rounds)]
    public async Task BothRevisions_ListAndCall_WithoutASession(string protocol)
    {
        var client = _server.Client(protocol: protocol);
        var tools = await client.RequestAsync("tools/list");
        var answer = await client.CallAsync("auth0_list_applications", """{"per_page":1}""");

        Assert.Contains(
            tools.GetProperty("tools").EnumerateArray(), static tool => tool.GetProperty("name").GetString() == "auth0_search_tools");
        Assert.Equal(1, answer.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Handshake_OpensNoSession()
    {
        using var response = await _server.Client(protocol: RawClient.Handshake).SendAsync("initialize", new()
        {
            ["protocolVersion"] = RawClient.Handshake,
            ["capabilities"] = new System.Text.Json.Nodes.JsonObject(),
            ["clientInfo"] = new System.Text.Json.Nodes.JsonObject { ["name"] = "test", ["version"] = "1" },
        });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.False(response.Headers.Contains("Mcp-Session-Id"));
        Assert.Contains("north.auth0.example (north)", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_IsKeptForAWhile_ByThisPersonAlone()
    {
        var tools = await _server.Client().RequestAsync("tools/list");

        Assert.Equal(300_000, tools.GetProperty("ttlMs").GetInt32());
        Assert.Equal("private", tools.GetProperty("cacheScope").GetString());
    }

    [Theory]
    [InlineData("evil.example.com")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:1")]
    public async Task ForeignHost_IsRefused(string host)
    {
        using var message = _server.Client().Message("tools/list");
        message.Headers.Host = host;
        using var response = await _server.Http.SendAsync(message);

        Assert.Equal(HttpStatusCode.MisdirectedRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example.com")]
    [InlineData("null")]
    [InlineData("https://app.example.com.evil.example.com")]
    public async Task ForeignOrigin_IsRefused(string origin)
    {
        var client = _server.Client();
        client.Headers["Origin"] = origin;
        using var response = await client.SendAsync("tools/list");

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task AllowedOrigin_MayCall_AndAskBefore()
    {
        using var preflight = new HttpRequestMessage(
            HttpMethod.Options,
            "/mcp/north")
        { Headers = { { "Origin", "https://app.example.com" }, { "Access-Control-Request-Method", "POST" } } };
        using var asked = await _server.Http.SendAsync(preflight);
        var client = _server.Client();
        client.Headers["Origin"] = "https://app.example.com";
        using var response = await client.SendAsync("tools/list");

        Assert.Equal(HttpStatusCode.NoContent, asked.StatusCode);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("https://app.example.com", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.DoesNotContain("Access-Control-Allow-Credentials", response.Headers.Select(static header => header.Key));
    }

    [Fact]
    public async Task EveryResponse_SaysHowItIsToBeTaken()
    {
        using var response = await _server.Http.GetAsync(new Uri("/nothing", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task BodyBeyondTheBound_IsRefused()
    {
        using var message = _server.Client().Message("tools/list");
        message.Headers.ExpectContinue = true;
        message.Content = new ByteArrayContent(new byte[5 * 1024 * 1024]) { Headers = { ContentType = new("application/json") } };
        using var response = await _server.Http.SendAsync(message);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task HeadersBeyondTheBound_AreRefused()
    {
        using var message = _server.Client().Message("tools/list");
        message.Headers.Add("X-Much", new string('x', 40 * 1024));
        using var response = await _server.Http.SendAsync(message);

        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Record_HasALinePerCall_WithPersonAndTenant()
    {
        await _server.Client("ada").CallAsync("auth0_list_applications");
        await _server.Client("ada", "south").CallAsync("auth0_list_logs");
        await _server.StopAsync();
        await _server.DisposeAsync();
        var lines = _server.Record.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(2, lines.Length);
        Assert.Equal("ada", JsonElement.Parse(lines[0]).GetProperty("person").GetString());
        Assert.Equal("south", JsonElement.Parse(lines[1]).GetProperty("profile").GetString());
        Assert.Null(Audit.AuditLine.Problem(lines[0], Audit.AuditPosition.None));
        Assert.Null(Audit.AuditLine.Problem(lines[1], Audit.AuditLine.ClaimedPosition(lines[0])));
    }

    [Fact]
    public async Task BrokenJson_IsAnError_AndTheServerGoesOn()
    {
        using var message = _server.Client().Message("tools/list");
        message.Content = new StringContent("{\"jsonrpc\":", Encoding.UTF8, "application/json");
        using var broken = await _server.Http.SendAsync(message);

        Assert.InRange((int)broken.StatusCode, 400, 499);
        Assert.NotEqual(0, (await _server.Client().RequestAsync("tools/list")).GetProperty("tools").GetArrayLength());
    }
}
