using System.Text.Json;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Consent;

/// <summary>How many tokens a client that cannot ask gets, and which clients get none.</summary>
public sealed class TokenLimitTests
{
    private readonly TestTenant _tenant =
        new TestTenant().Answers(static request => request.Method == "GET" ? """{"client_id":"k7Q","name":"Storefront"}""" : "{}");
    private readonly TestTime _time = new();

    [Fact]
    public async Task ParallelCallsOfOnePlan_GetOneToken()
    {
        var pipeline = Pipeline();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Delete(pipeline, "k7Q")));
        Assert.Single(answers, static answer => answer.Error.TryGetProperty("confirmation", out _));
        Assert.Equal(11, answers.Count(static answer => answer.Kind == "confirmation_pending"));
    }

    [Fact]
    public async Task FourthOpenPlan_GetsNoTokenUntilOneIsSpentOrOld()
    {
        var pipeline = Pipeline();
        var tokens = new List<string>();
        foreach (var id in (string[])["a", "b", "c"])
        {
            tokens.Add((await Delete(pipeline, id)).Error.GetProperty("confirmation").GetString()!);
        }

        Assert.Equal("confirmation_pending", (await Delete(pipeline, "d")).Kind);
        await pipeline.CallAsync("auth0_delete_application", $$"""{"client_id":"a","confirmation":"{{tokens[0]}}"}""");
        Assert.Equal("confirmation_required", (await Delete(pipeline, "d")).Kind);
        Assert.Equal("confirmation_pending", (await Delete(pipeline, "e")).Kind);
        _time.Advance(Confirmations.Lifetime);
        Assert.Equal("confirmation_required", (await Delete(pipeline, "e")).Kind);
    }

    [Fact]
    public async Task EleventhTokenOfAMinute_IsNotGiven()
    {
        var pipeline = Pipeline();
        for (var number = 0; number < OpenPlans.MostPerMinute; number++)
        {
            var token = (await Delete(pipeline, $"id{number}")).Error.GetProperty("confirmation").GetString();
            await pipeline.CallAsync("auth0_delete_application", $$"""{"client_id":"id{{number}}","confirmation":"{{token}}"}""");
        }

        Assert.Equal("confirmation_pending", (await Delete(pipeline, "one-more")).Kind);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("confirmation_required", (await Delete(pipeline, "one-more")).Kind);
    }

    [Fact]
    public async Task WithElicitationAlone_AClientThatCannotAskIsRefused()
    {
        var answer = await Delete(Pipeline(ConfirmBy.Elicitation), "k7Q");
        Assert.Equal("cannot_ask", answer.Kind);
        Assert.DoesNotContain(_tenant.Requests, static request => request.Method != "GET");
    }

    [Theory]
    [InlineData("elicitation")]
    [InlineData("token")]
    public void WayToAgree_IsChosenByName(string name)
        => Assert.Equal(name, ConfirmWays.Parse(name, "--confirm-by").ToString(), ignoreCase: true);

    [Fact]
    public async Task UnknownWay_IsAUsageError()
        => Assert.Contains(
            "--confirm-by is 'never'",
            (await Shell.RunAsync("call", "auth0_list_roles", "--demo", "--confirm-by", "never")).UsageMessage,
            StringComparison.Ordinal);

    private static Task<Answer> Delete(Pipeline pipeline, string id)
        => pipeline.CallAsync(
            "auth0_delete_application", JsonSerializer.Serialize(new Dictionary<string, string> { ["client_id"] = id }));

    private Pipeline Pipeline(ConfirmBy by = ConfirmBy.Client)
        => new(_tenant, time: _time, confirm: ConfirmLevel.Destructive, confirmBy: by);
}
