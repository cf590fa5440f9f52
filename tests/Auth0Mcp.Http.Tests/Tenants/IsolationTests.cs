using Auth0Mcp.Team.Tests.Fixtures;

namespace Auth0Mcp.Team.Tests.Tenants;

/// <summary>Two tenants and several people in one process: nobody gets what is another's.</summary>
public sealed class IsolationTests : IAsyncDisposable
{
    private readonly Fixtures.Team _team = new(exchanges: true);

    public async ValueTask DisposeAsync() => await _team.DisposeAsync();

    [Fact]
    public async Task ParallelCalls_AreAnsweredWithTheTenantAndPersonThatAsked()
    {
        var server = await _team.StartAsync(static settings => settings with { Access = [new([], ["*"])] });
        var asked = Enumerable.Range(0, 200).Select(async number =>
        {
            var (person, tenant) = (number % 3 == 0 ? "ben" : "ada", number % 2 == 0 ? "north" : "south");
            var answer = await server.Client(person, tenant).CallAsync("auth0_get_application", """{"client_id":"c1"}""");
            return (Expected: $"{tenant}/{tenant}-for-{person}", Actual: answer.GetProperty("name").GetString());
        });

        Assert.All(await Task.WhenAll(asked), static pair => Assert.Equal(pair.Expected, pair.Actual));
    }

    [Fact]
    public async Task TokenOfTheClient_GoesToTheTokenEndpointAlone()
    {
        var server = await _team.StartAsync();
        var token = server.Token();
        await new RawClient(server.Http, "/mcp/north", token, RawClient.Rounds).CallAsync(
            "auth0_get_application", """{"client_id":"c1"}""");

        Assert.Contains(
            _team.North.Requests, request => request.Path == "/oauth/token" && request.Body.Contains(token, StringComparison.Ordinal));
        Assert.All(_team.North.Calls, request => Assert.Equal("north-for-ada", request.Token));
        Assert.DoesNotContain(_team.North.Calls, request => request.Body.Contains(token, StringComparison.Ordinal));
        Assert.Empty(_team.South.Requests);
    }

    [Fact]
    public async Task ExchangedToken_IsAskedForOnce_AndFoundByOtherInstances()
    {
        var (first, second) = (await _team.StartAsync(), await _team.StartAsync());
        for (var call = 0; call < 3; call++)
        {
            await first.Client().CallAsync("auth0_get_application", """{"client_id":"c1"}""");
        }

        await second.Client().CallAsync("auth0_get_application", """{"client_id":"c1"}""");

        // Without a Redis each instance has encryption keys of its own, and asks for itself.
        Assert.Equal(2, _team.North.Requests.Count(static request => request.Path == "/oauth/token"));
    }

    [Fact]
    public async Task ApplicationToken_IsOfItsOwnTenant()
    {
        await using var team = new Fixtures.Team();
        var server = await team.StartAsync();
        await server.Client("ada", "north").CallAsync("auth0_get_application", """{"client_id":"c1"}""");
        await server.Client("ada", "south").CallAsync("auth0_get_application", """{"client_id":"c1"}""");

        Assert.Equal("north-application", Assert.Single(team.North.Calls).Token);
        Assert.Equal("south-application", Assert.Single(team.South.Calls).Token);
    }

    [Fact]
    public async Task Secrets_AreInNoAnswerAndNoRecord()
    {
        var server = await _team.StartAsync();
        var answer = await server.Client().CallAsync("auth0_get_application", """{"client_id":"c1"}""");
        await server.StopAsync();
        await server.DisposeAsync();

        Assert.DoesNotContain("canary-client-secret-3Xw", answer.GetRawText() + server.Record, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", server.Record, StringComparison.Ordinal);
    }
}
