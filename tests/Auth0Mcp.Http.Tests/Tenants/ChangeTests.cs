using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Team.Tests.Fixtures;

namespace Auth0Mcp.Team.Tests.Tenants;

/// <summary>Changes happen once, or are refused with the reason.</summary>
public sealed class ChangeTests : IAsyncDisposable
{
    private const string Create = "auth0_create_application";
    private const string Shop = """{"name":"Shop"}""";

    private readonly Fixtures.Team _team = new();

    private int Creations => _team.North.Calls.Count(static request => request.Method == "POST");

    public async ValueTask DisposeAsync() => await _team.DisposeAsync();

    [Fact]
    public async Task StateThatIsAway_LetsReadsGoOn_AndRefusesChanges()
    {
        var server = await _team.StartAsync();
        _team.State.IsAway = true;
        var read = await server.Client().CallAsync("auth0_get_application", """{"client_id":"c1"}""");
        var dry = await server.Client().CallAsync(Create, """{"name":"Shop","dry_run":true}""");

        Assert.Equal("north/north-application", read.GetProperty("name").GetString());
        Assert.False(dry.TryGetProperty("error", out _), dry.GetRawText());
        Assert.Equal("state_unavailable", await server.Client().RefusalAsync(Create, Shop));
        Assert.Equal(
            "state_unavailable",
            await server.Client()
            .RefusalAsync("auth0_call_destructive_tool", """{"name":"auth0_delete_application","arguments":{"client_id":"c1"}}"""));
        Assert.DoesNotContain(_team.North.Calls, static request => request.Method != "GET");

        _team.State.IsAway = false;
        Assert.False((await server.Client().CallAsync(Create, Shop)).TryGetProperty("error", out _));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RepeatedChange_IsAnsweredAndNotMadeAgain(bool byHeader)
    {
        var server = await _team.StartAsync();
        var first = await Named(server, byHeader, "k1").CallAsync(Create, Shop, Meta(byHeader, "k1"));
        var repeated = await Named(server, byHeader, "k1").CallAsync(Create, Shop, Meta(byHeader, "k1"));
        await Named(server, byHeader, "k2").CallAsync(Create, Shop, Meta(byHeader, "k2"));

        Assert.Equal(first.GetProperty("client_id").GetString(), repeated.GetProperty("client_id").GetString());
        Assert.True(repeated.GetProperty("_repeated").GetBoolean());
        Assert.Equal(2, Creations);
    }

    [Fact]
    public async Task KeyOfAnotherChange_IsRefused()
    {
        var server = await _team.StartAsync();
        await Named(server, byHeader: true, "k1").CallAsync(Create, Shop);

        Assert.Equal("idempotency_key_used", await Named(server, byHeader: true, "k1").RefusalAsync(Create, """{"name":"Other"}"""));
        Assert.Equal(1, Creations);
    }

    [Fact]
    public async Task KeysOfOthers_DoNotMeet()
    {
        var server = await _team.StartAsync(static settings => settings with { Access = [new([], ["*"])] });
        await Named(server, byHeader: true, "k1").CallAsync(Create, Shop);
        var other = server.Client("ben");
        other.Headers["Idempotency-Key"] = "k1";

        Assert.False((await other.CallAsync(Create, Shop)).TryGetProperty("_repeated", out _));
        Assert.Equal(2, Creations);
    }

    [Fact]
    public async Task ChangeThatIsUnderWay_IsNotMadeTwice()
    {
        var (first, second) = (await _team.StartAsync(), await _team.StartAsync());
        _team.North.Holds = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var making = Named(first, byHeader: true, "k1").CallAsync(Create, Shop);
        await _team.North.Arrived.Task;
        var doubted = await Named(second, byHeader: true, "k1").RefusalAsync(Create, Shop);
        _team.North.Holds.SetResult();

        Assert.Equal("in_doubt", doubted);
        Assert.False((await making).TryGetProperty("error", out _));
        Assert.Equal(1, Creations);
    }

    [Fact]
    public async Task ChangeUnderWay_IsInTheRecordAndItsHeadKept()
    {
        var server = await _team.StartAsync();
        _team.North.Holds = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var making = server.Client().CallAsync(Create, Shop);
        await _team.North.Arrived.Task;
        var before = Assert.Single(Lines(server));
        var head = await _team.State.GetAsync($"audit:{Text(before, "instance")}", CancellationToken.None);
        _team.North.Holds.SetResult();
        await making;
        await server.DisposeAsync();

        Assert.Equal(("pending", "ada", Create), (Text(before, "outcome"), Text(before, "person"), Text(before, "tool")));
        Assert.Equal($"1 {Text(before, "hash")}", head);
        var after = Lines(server)[1];
        Assert.Equal(("ok", Text(before, "call_id")), (Text(after, "outcome"), Text(after, "call_id")));

        static string? Text(JsonElement line, string member) => line.GetProperty(member).GetString();

        static JsonElement[] Lines(RunningServer server) => [.. server.Record.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => JsonElement.Parse(line))];
    }

    [Fact]
    public async Task RecordThatCannotBeWritten_StopsNoChange_AndIsSaidOnce()
    {
        using var error = new StringWriter();
        await using var closed = new StreamWriter(new MemoryStream());
        await closed.DisposeAsync();
        var server = await RunningServer.StartAsync(surroundings: options => options with { Record = closed, Error = error });
        await using (server)
        {
            Assert.False((await server.Client().CallAsync(Create, Shop)).TryGetProperty("error", out _));
            Assert.False((await server.Client().CallAsync(Create, Shop)).TryGetProperty("error", out _));
        }

        Assert.Single(error.ToString().Split('\n'), static line => line.Contains("cannot be written", StringComparison.Ordinal));
    }

    [Fact]
    public async Task CallUnderWay_ComesToItsEnd_WhileTheInstanceEnds()
    {
        var server = await _team.StartAsync();
        _team.North.Holds = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var making = server.Client().CallAsync(Create, Shop);
        await _team.North.Arrived.Task;
        var ending = server.StopAsync();
        var isEndedBefore = ending.IsCompleted;
        _team.North.Holds.SetResult();

        Assert.False((await making).TryGetProperty("error", out _));
        await ending;
        Assert.False(isEndedBefore);
        await Assert.ThrowsAsync<HttpRequestException>(() => server.Client().SendAsync("tools/list"));
    }

    [Fact]
    public async Task ChangeThatSentNothing_MayBeTriedAgainUnderItsName()
    {
        var server = await _team.StartAsync();
        var wrong = await Named(server, byHeader: true, "k1").RefusalAsync(Create, """{"name":"Shop","nonsense":1}""");
        var right = await Named(server, byHeader: true, "k1").CallAsync(Create, Shop);

        Assert.Equal("invalid_arguments", wrong);
        Assert.False(right.TryGetProperty("error", out _), right.GetRawText());
        Assert.Equal(1, Creations);
    }

    [Fact]
    public async Task NamedChange_WaitsUntilAStateThatBeganAnewHasSettled()
    {
        var server = await _team.StartAsync();
        _team.State.Age = TimeSpan.FromSeconds(59);
        var early = await Named(server, byHeader: true, "k1").RefusalAsync(Create, Shop);
        var unnamed = await server.Client().CallAsync(Create, Shop);
        _team.State.Age = TimeSpan.FromSeconds(60);
        var settled = await Named(server, byHeader: true, "k1").CallAsync(Create, Shop);

        Assert.Equal("state_unavailable", early);
        Assert.False(unnamed.TryGetProperty("error", out _), unnamed.GetRawText());
        Assert.False(settled.TryGetProperty("error", out _), settled.GetRawText());
        Assert.Equal(2, Creations);
    }

    private static RawClient Named(RunningServer server, bool byHeader, string key)
    {
        var client = server.Client(protocol: RawClient.Handshake);
        if (byHeader)
        {
            client.Headers["Idempotency-Key"] = key;
        }

        return client;
    }

    private static JsonObject? Meta(bool byHeader, string key)
        => byHeader ? null : new JsonObject { ["_meta"] = new JsonObject { ["io.github.auth0mcp/idempotency-key"] = key } };
}
