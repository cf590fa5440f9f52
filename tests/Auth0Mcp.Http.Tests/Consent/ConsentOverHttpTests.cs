using System.Text.Json.Nodes;
using Auth0Mcp.Team.State;
using Auth0Mcp.Team.Tests.Fixtures;

namespace Auth0Mcp.Team.Tests.Consent;

/// <summary>A person's consent over HTTP: asked by one instance, taken by any, spent once by all.</summary>
public sealed class ConsentOverHttpTests : IAsyncDisposable
{
    private const string Delete = "auth0_call_destructive_tool";
    private const string Which = """{"name":"auth0_delete_application","arguments":{"client_id":"c1"}}""";

    private readonly Fixtures.Team _team = new();

    private int Deletions => _team.North.Calls.Count(static request => request.Method == "DELETE");

    public async ValueTask DisposeAsync() => await _team.DisposeAsync();

    [Fact]
    public async Task ConsentOfOneInstance_IsTakenByAnother_Once()
    {
        var (first, second, third) = (await _team.StartAsync(), await _team.StartAsync(), await _team.StartAsync());
        var question = await first.Client().RequestAsync("tools/call", RawClient.Call(Delete, Which));
        var agreed = RawClient.Agreement(question);
        var taken = await second.Client().CallAsync(Delete, Which, agreed);
        var again = await third.Client().AnswerAsync("tools/call", RawClient.Call(Delete, Which, agreed));

        Assert.Equal("input_required", question.GetProperty("resultType").GetString());
        Assert.False(taken.TryGetProperty("error", out _), taken.GetRawText());
        Assert.Equal(-32602, again.GetProperty("error").GetProperty("code").GetInt32());
        Assert.Equal(1, Deletions);
    }

    [Fact]
    public async Task ManyAtOnce_SpendOneConsentOnce()
    {
        RunningServer[] servers = [await _team.StartAsync(), await _team.StartAsync(), await _team.StartAsync()];
        var agreed = RawClient.Agreement(await servers[0].Client().RequestAsync("tools/call", RawClient.Call(Delete, Which)));
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(
            number => servers[number % 3].Client().AnswerAsync("tools/call", RawClient.Call(Delete, Which, agreed))));

        Assert.Equal(1, answers.Count(static answer => answer.TryGetProperty("result", out _)));
        Assert.Equal(1, Deletions);
    }

    [Theory]
    [InlineData("ben", "north", Which)]
    [InlineData("ada", "south", Which)]
    [InlineData("ada", "north", """{"name":"auth0_delete_application","arguments":{"client_id":"c2"}}""")]
    public async Task Consent_IsOfOnePersonTenantAndCall(string person, string tenant, string arguments)
    {
        var server = await _team.StartAsync(static settings => settings with { Access = [new([], ["*"])] });
        var agreed = RawClient.Agreement(await server.Client().RequestAsync("tools/call", RawClient.Call(Delete, Which)));
        var answer = await server.Client(person, tenant).AnswerAsync("tools/call", RawClient.Call(Delete, arguments, agreed));

        Assert.Equal(-32602, answer.GetProperty("error").GetProperty("code").GetInt32());
        Assert.DoesNotContain(_team.North.Calls.Concat(_team.South.Calls), static request => request.Method == "DELETE");
    }

    [Fact]
    public async Task StateThatWasLost_VoidsEveryOpenConsent()
    {
        var server = await _team.StartAsync();
        var agreed = RawClient.Agreement(await server.Client().RequestAsync("tools/call", RawClient.Call(Delete, Which)));
        await using var after = new Fixtures.Team(new MemoryState(TimeProvider.System));
        var other = await after.StartAsync();
        var answer = await other.Client().AnswerAsync("tools/call", RawClient.Call(Delete, Which, agreed));

        Assert.Equal(-32602, answer.GetProperty("error").GetProperty("code").GetInt32());
        Assert.DoesNotContain(after.North.Calls, static request => request.Method == "DELETE");
    }

    [Fact]
    public async Task Decline_ChangesNothing()
    {
        var server = await _team.StartAsync();
        var question = await server.Client().RequestAsync("tools/call", RawClient.Call(Delete, Which));
        var declined = RawClient.Agreement(question);
        declined["inputResponses"]!["consent"] = new JsonObject { ["action"] = "decline" };

        Assert.Equal("declined", await server.Client().RefusalAsync(Delete, Which, declined));
        Assert.Equal(0, Deletions);
    }

    [Theory]
    [InlineData(RawClient.Handshake, true)]
    [InlineData(RawClient.Rounds, false)]
    public async Task ClientThatCannotAsk_IsRefused_AndGetsNoToken(string protocol, bool canAsk)
    {
        var server = await _team.StartAsync();
        var client = new RawClient(server.Http, "/mcp/north", server.Token(), protocol) { CanAsk = canAsk };
        var answer = await client.CallAsync(Delete, Which);

        Assert.Equal("cannot_ask", answer.GetProperty("error").GetProperty("kind").GetString());
        Assert.DoesNotContain("confirmation\"", answer.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("--confirm-by", answer.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(0, Deletions);
    }

    [Fact]
    public async Task Tokens_WhereTheTenantAllowsThem_AreGoodOnceOnAnyInstance()
    {
        await using var team = new Fixtures.Team(allowsTokens: true);
        var (first, second) = (await team.StartAsync(), await team.StartAsync());
        RawClient Client(RunningServer server) => new(server.Http, "/mcp/north", server.Token(), RawClient.Handshake);
        var plan = await Client(first).CallAsync(Delete, Which);
        var token = plan.GetProperty("error").GetProperty("confirmation").GetString();
        var confirmed = Which.Replace("\"c1\"", $"\"c1\",\"confirmation\":\"{token}\"", StringComparison.Ordinal);
        var done = await Client(second).CallAsync(Delete, confirmed);

        Assert.False(done.TryGetProperty("error", out _), done.GetRawText());
        Assert.Equal("confirmation_invalid", await Client(first).RefusalAsync(Delete, confirmed));
        Assert.Equal(1, team.North.Calls.Count(static request => request.Method == "DELETE"));
    }

    [Fact]
    public async Task Session_WhereAffinityIsConfigured_LetsAnOlderClientAsk()
    {
        var server = await _team.StartAsync(static settings => settings with { HasSessionAffinity = true });
        using var opened = await server.Client(protocol: RawClient.Handshake).SendAsync("initialize", new JsonObject
        {
            ["protocolVersion"] = RawClient.Handshake,
            ["capabilities"] = new JsonObject { ["elicitation"] = new JsonObject() },
            ["clientInfo"] = new JsonObject { ["name"] = "test", ["version"] = "1" },
        });

        Assert.True(opened.Headers.Contains("Mcp-Session-Id"));
    }

    [Fact]
    public async Task SessionOfAnother_IsNobodyElses()
    {
        var server = await _team.StartAsync(static settings => settings with { HasSessionAffinity = true, Access = [new([], ["*"])] });
        using var opened = await server.Client("ada", protocol: RawClient.Handshake).SendAsync("initialize", new JsonObject
        {
            ["protocolVersion"] = RawClient.Handshake,
            ["capabilities"] = new JsonObject(),
            ["clientInfo"] = new JsonObject { ["name"] = "test", ["version"] = "1" },
        });
        var thief = server.Client("ben", protocol: RawClient.Handshake);
        thief.Headers["Mcp-Session-Id"] = opened.Headers.GetValues("Mcp-Session-Id").Single();
        using var stolen = await thief.SendAsync("tools/list");

        Assert.InRange((int)stolen.StatusCode, 400, 499);
    }
}
