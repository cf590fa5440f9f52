using Auth0Mcp.Demo.Rules;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Demo;

/// <summary>The demo tenant holds so much and no more, and says so as a plan does.</summary>
public sealed class PlanLimitTests : IDisposable
{
    private readonly TestTime _time = new();
    private readonly DemoCaller _tenant;

    public PlanLimitTests() => _tenant = new DemoCaller(_time);

    public void Dispose() => _tenant.Dispose();

    [Fact]
    public async Task ThingsOfAKind_AreLimitedUntilOneIsDeleted()
    {
        var (created, id) = (0, "");
        DemoReply reply;
        while ((reply = await _tenant.PostAsync("roles", $$"""{"name":"role {{created}}"}""")).Status is 200 or 201)
        {
            id = reply["id"]!;
            Assert.InRange(++created, 1, PlanLimits.MostOfAKind);
        }

        AssertFull(reply, "1,000 roles");
        Assert.Equal(201, (await _tenant.PostAsync("organizations", """{"name":"other"}""")).Status);
        Assert.Equal(200, (await _tenant.PatchAsync($"roles/{id}", """{"description":"d"}""")).Status);
        await _tenant.DeleteAsync($"roles/{id}");
        Assert.Equal(200, (await _tenant.PostAsync("roles", """{"name":"again"}""")).Status);
    }

    [Fact]
    public async Task Data_AreLimitedUntilSomethingIsDeleted()
    {
        var code = new string('x', 500_000);
        var ids = new List<string>();
        DemoReply reply;
        while ((reply = await ActionAsync(ids.Count, code)).Status == 201)
        {
            ids.Add(reply["id"]!);
            Assert.InRange(ids.Count * code.Length, 1, PlanLimits.MostCharacters + code.Length);
        }

        AssertFull(reply, "8 MB of data");
        Assert.InRange(ids.Count * code.Length, PlanLimits.MostCharacters / 2, PlanLimits.MostCharacters + code.Length);
        AssertFull(await _tenant.PostAsync("roles", """{"name":"small"}"""), "8 MB of data");
        Assert.Equal(200, (await _tenant.GetAsync("roles")).Status);
        foreach (var id in ids.Take(3))
        {
            Assert.Equal(204, (await _tenant.DeleteAsync($"actions/actions/{id}")).Status);
        }

        Assert.Equal(200, (await _tenant.PostAsync("roles", """{"name":"small"}""")).Status);
    }

    [Fact]
    public async Task VersionsOfAnAction_CountToo()
    {
        var made = await ActionAsync(0, new string('x', 500_000));
        DemoReply reply;
        var deployed = 0;
        do
        {
            await _tenant.PatchAsync($"actions/actions/{made["id"]}", $$"""{"runtime":"node18","name":"a{{deployed}}"}""");
            _time.Advance(TimeSpan.FromMinutes(1));
            reply = await _tenant.PostAsync($"actions/actions/{made["id"]}/deploy");
            Assert.InRange(++deployed, 1, 40);
        }
        while (reply.Status != 403);
        AssertFull(reply, "8 MB of data");
    }

    [Fact]
    public async Task Imports_AreTwoAtATime_AndAddNoMoreUsersThanThereMayBe()
    {
        var connection = (await _tenant.GetAsync("connections?strategy=auth0")).Body[0].GetProperty("id").GetString();
        Assert.Equal(202, (await ImportAsync(connection!)).Status);
        Assert.Equal(202, (await ImportAsync(connection!)).Status);
        var third = await ImportAsync(connection!);
        Assert.Equal((429, "too_many_imports"), (third.Status, third["errorCode"]));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(202, (await ImportAsync(connection!)).Status);
    }

    [Fact]
    public async Task Jobs_AreForgottenInTheirOrder()
    {
        var first = await _tenant.PostAsync("jobs/users-exports", "{}");
        DemoReply latest = first;
        for (var number = 0; number < 500; number++)
        {
            latest = await _tenant.PostAsync("jobs/users-exports", "{}");
        }

        Assert.Equal(404, (await _tenant.GetAsync("jobs/" + first["id"])).Status);
        Assert.Equal(200, (await _tenant.GetAsync("jobs/" + latest["id"])).Status);
    }

    /// <summary>A model is told what a full tenant of its own would tell.</summary>
    [Fact]
    public async Task FullTenant_IsExplainedAsAPlan()
    {
        var pipeline = new Pipeline(new Auth0Mcp.Demo.DemoTenant(_time), time: _time);
        Answer answer;
        var created = 0;
        while (!(answer = await pipeline.CallAsync("auth0_create_role", $$"""{"name":"role {{created}}"}""")).IsError)
        {
            Assert.InRange(++created, 1, PlanLimits.MostOfAKind);
        }

        Assert.Equal((403, "too_many_entities"), (answer.Error.GetProperty("status").GetInt32(), answer.Error.GetProperty("errorCode").GetString()));
        Assert.Contains("1,000 roles", answer.Message, StringComparison.Ordinal);
        Assert.Contains("plan", answer.Next, StringComparison.Ordinal);
    }

    private static void AssertFull(DemoReply reply, string limit)
    {
        Assert.Equal((403, "too_many_entities"), (reply.Status, reply["errorCode"]));
        Assert.Contains(limit, reply["message"], StringComparison.Ordinal);
    }

    private Task<DemoReply> ActionAsync(int number, string code) => _tenant.PostAsync(
        "actions/actions",
        $$"""{"name":"a{{number}}","supported_triggers":[{"id":"post-login","version":"v3"}],"code":"{{code}}"}""");

    private Task<DemoReply> ImportAsync(string connection)
        => _tenant.PostAsync("jobs/users-imports", $$"""{"users":"x","connection_id":"{{connection}}"}""");
}
