using Auth0Mcp.Calls;
using Auth0Mcp.Team.State;
using Auth0Mcp.Team.Tests.Fixtures;

namespace Auth0Mcp.Team.Tests.State;

/// <summary>What instances share, in a real Redis.</summary>
public sealed class RedisStateTests
{
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    [RedisFact]
    public async Task Name_IsSpentOnce_ByWhicheverInstance()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var first = await redis.ConnectAsync();
        await using var second = await redis.ConnectAsync();
        var epoch = await first.EpochAsync(default);
        var spent = await Task.WhenAll(
            Enumerable.Range(0, 100)
            .Select(number => (number % 2 == 0 ? first : second).SpendAsync(epoch, "n", s_minute, default).AsTask()));

        Assert.Equal(epoch, await second.EpochAsync(default));
        Assert.Equal(1, spent.Count(static one => one));
        Assert.False(await first.SpendAsync("another", "m", s_minute, default));
    }

    [RedisFact]
    public async Task RedisThatWasStartedAgain_HasAnotherEpoch()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var state = await redis.ConnectAsync();
        var before = await state.EpochAsync(default);
        await redis.KillAsync();
        await Assert.ThrowsAsync<SharedStateException>(async () => await state.EpochAsync(default));
        Assert.False(await state.IsReachableAsync(default));
        await redis.RunAsync();
        await RedisServer.AnswersAsync(state);

        Assert.NotEqual(before, await state.EpochAsync(default));
        Assert.InRange(await state.AgeAsync(default), TimeSpan.Zero, s_minute);
        Assert.False(await state.SpendAsync(before, "n", s_minute, default));
    }

    [RedisFact]
    public async Task RedisThatForgets_IsFound()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var state = await redis.ConnectAsync();
        var before = await state.EvictionAsync(default);
        await redis.SetAsync("maxmemory-policy", "allkeys-lru");

        Assert.Null(before);
        Assert.Equal("allkeys-lru", await state.EvictionAsync(default));
    }

    [RedisFact]
    public async Task ValuesAndCounters_AreSeenByAll()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var first = await redis.ConnectAsync();
        await using var second = await redis.ConnectAsync();

        Assert.True(await first.AddAsync("k", "v", s_minute, default));
        Assert.False(await second.AddAsync("k", "w", s_minute, default));
        Assert.Equal("v", await second.GetAsync("k", default));
        await second.RemoveAsync("k", default);
        Assert.Null(await first.GetAsync("k", default));
        Assert.Equal(1, await first.CountAsync("c", s_minute, default));
        Assert.Equal(2, await second.CountAsync("c", s_minute, default));
    }

    [RedisFact]
    public async Task Pace_IsOneForAll()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var first = await redis.ConnectAsync();
        await using var second = await redis.ConnectAsync();

        Assert.Equal(PaceTicket.Probe, await first.TakeAsync("t", default));
        Assert.Equal(TenantPace.Again, (await second.TakeAsync("t", default)).Wait);
        await first.LearnAsync("t", wasProbe: true, 40, s_minute, 1, default);
        var taken = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(number => (number % 2 == 0 ? first : second).TakeAsync("t", default).AsTask()));

        Assert.Equal(40, taken.Count(static ticket => ticket == PaceTicket.Go));
        Assert.All(
            taken.Where(static ticket => ticket != PaceTicket.Go), static ticket => Assert.InRange(ticket.Wait.TotalSeconds, 1, 60));
        Assert.Equal(PaceTicket.Probe, await first.TakeAsync("another", default));
    }

    [RedisFact]
    public async Task KeysOfDataProtection_AreShared_AndSealedByTheirSecret()
    {
        await using var redis = await RedisServer.StartAsync();
        var secret = Auth0Mcp.Team.Settings.Secret.Find("env:KEY", "", static _ => "s3cret").Value;
        await using var first = await RedisState.ConnectAsync(redis.Settings with { KeySecret = secret });
        await using var second = await RedisState.ConnectAsync(redis.Settings with { KeySecret = secret });
        await using var other = await RedisState.ConnectAsync(redis.Settings);
        first.Keys.StoreElement(new("key", "canary-key-material"), "k");

        Assert.Equal("canary-key-material", Assert.Single(second.Keys.GetAllElements()).Value);
        Assert.Empty(other.Keys.GetAllElements());
    }

    [RedisFact]
    public async Task InstancesBeforeOneRedis_SpendAConsentOnce_AndTheNextEpochVoidsIt()
    {
        const string Delete = "auth0_call_destructive_tool";
        const string Which = """{"name":"auth0_delete_application","arguments":{"client_id":"c1"}}""";
        await using var redis = await RedisServer.StartAsync();
        await using var state = await redis.ConnectAsync();
        await using var team = new Fixtures.Team(state);
        var (first, second) = (await team.StartAsync(), await team.StartAsync());
        var agreed = RawClient.Agreement(await first.Client().RequestAsync("tools/call", RawClient.Call(Delete, Which)));
        await second.Client().CallAsync(Delete, Which, agreed);
        var again = await first.Client().AnswerAsync("tools/call", RawClient.Call(Delete, Which, agreed));
        var open = RawClient.Agreement(await first.Client().RequestAsync("tools/call", RawClient.Call(Delete, Which)));
        await redis.KillAsync();
        var read = await first.Client().CallAsync("auth0_get_application", """{"client_id":"c1"}""");
        var refused = await first.Client().RefusalAsync("auth0_create_application", """{"name":"x"}""");
        await redis.RunAsync();
        await RedisServer.AnswersAsync(state);
        var voided = await second.Client().AnswerAsync("tools/call", RawClient.Call(Delete, Which, open));

        Assert.True(again.TryGetProperty("error", out _));
        Assert.Equal("north/north-application", read.GetProperty("name").GetString());
        Assert.Equal("state_unavailable", refused);
        Assert.True(voided.TryGetProperty("error", out _));
        Assert.Equal(1, team.North.Calls.Count(static request => request.Method == "DELETE"));
    }
}
