using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Context;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Limits;

/// <summary>What a call holds in memory is counted until the call is over, and never against the call itself.</summary>
public sealed class CallRoomTests
{
    private const string Update = "auth0_update_application";
    private const string NewSecret = """{"client_id":"c1","client_secret":"canary-9f8e7d6c5b"}""";

    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(2_000_000, 1)]
    [InlineData(1_000_000, 3)]
    public async Task WhatIsStored_IsHeldWhileAPersonThinks(int bytes, int calls)
    {
        var tenant = new TestTenant().Answers(200, $$"""{"client_id":"c1","name":"Shop","x":"{{new string('x', bytes)}}"}""");

        // The ten seconds of waiting for memory are over at once.
        var pipeline = new Pipeline(tenant, time: new TestTime(TimeSpan.FromSeconds(15)), confirm: ConfirmLevel.Destructive);
        var people = Enumerable.Range(0, calls).Select(static _ => new Thinker()).ToList();
        var open = people.Select(person => pipeline.CallAsync(Update, NewSecret, person)).ToList();
        await Task.WhenAll(people.Select(static person => person.Asked)).WaitAsync(s_limit);
        Assert.Equal("busy", (await pipeline.CallAsync(Update, NewSecret, new Thinker()).WaitAsync(s_limit)).Kind);

        people.ForEach(static person => person.Answer());
        Assert.All(await Task.WhenAll(open).WaitAsync(s_limit), static answer => Assert.Equal("declined", answer.Kind));
        Assert.False((await pipeline.CallAsync("auth0_get_application", """{"client_id":"c1"}""").WaitAsync(s_limit)).IsError);
    }

    [Fact]
    public async Task SecondLargeAnswerOfOneCall_NeedsNoRoomBesideTheFirst()
    {
        var filler = new string('x', 2_000_000);
        var tenant = new TestTenant()
            .Answers(200, $$"""{"members":[{"user_id":"a","x":"{{filler}}"}],"start":0,"limit":50,"total":5000}""")
            .Answers(200, $$"""{"members":[{"user_id":"b","x":"{{filler}}"}],"next":"c50"}""");
        var answer = await tenant.CallAsync("auth0_list_organization_members", """{"organization_id":"org_1"}""");
        Assert.Equal("b", answer.Success.GetProperty("items")[0].GetProperty("user_id").GetString());
    }

    [Fact]
    public async Task RoomForMore_TakesThePlaceOfRoomForLess()
    {
        var memory = new CallMemory(TimeProvider.System, limit: 100);
        using var room = new CallRoom(memory);
        Assert.True(await room.TakeAsync(60, CancellationToken.None));
        Assert.True(await room.TakeAsync(80, CancellationToken.None));
        Assert.True(await room.TakeAsync(10, CancellationToken.None));
        Assert.Equal(80, memory.Held);
        room.Dispose();
        Assert.Equal(0, memory.Held);
    }

    [Fact]
    public async Task AnswersThatACompositeToolKeeps_AreBoundedTogether()
    {
        const string Filler = "xxxxxxxx";
        var padding = string.Concat(Enumerable.Repeat(Filler, 120_000));
        var tenant = new TestTenant()
            .Answers(200, """{"id":"x","name":"F","nodes":[{"id":"a"}],"start":{"next_node":"a"}}""")
            .Answers(
                200, """{"total":1,"page":0,"per_page":50,"actions":[{"id":"act_1","name":"Render form """
                + """x","code":"api.prompt.render('x')","all_changes_deployed":true}]}""")
            .Answers(200, $$"""{"total":5000,"page":0,"per_page":50,"bindings":[{"id":"b","x":"{{padding}}"}]}""");
        var answer = await tenant.CallAsync("auth0_publish_form", """{"id":"x"}""");
        Assert.Equal("step_failed", answer.Kind);
        Assert.Contains("larger than this work can need", answer.Message, StringComparison.Ordinal);
        Assert.InRange(tenant.Requests.Count, 3, 8);
        Assert.All(tenant.Requests, static request => Assert.Equal("GET", request.Method));
    }

    [Fact]
    public async Task MoreBindingsThanATriggerCanHave_AreNotReadOn()
    {
        var bindings = Growth.Parts(50, static at => $$"""{"id":"b{{at}}"}""");
        var tenant = new TestTenant()
            .Answers(200, """{"id":"x","name":"F","nodes":[{"id":"a"}],"start":{"next_node":"a"}}""")
            .Answers(
                200, """{"total":1,"page":0,"per_page":50,"actions":[{"id":"act_1","name":"Render form """
                + """x","code":"api.prompt.render('x')","all_changes_deployed":true}]}""")
            .Answers(200, $$"""{"total":5000,"page":0,"per_page":50,"bindings":[{{bindings}}]}""");
        var answer = await tenant.CallAsync("auth0_publish_form", """{"id":"x"}""");
        Assert.Contains("more than 500 bindings", answer.Message, StringComparison.Ordinal);
        Assert.All(tenant.Requests, static request => Assert.Equal("GET", request.Method));
    }

    /// <summary>Somebody who is asked, and says no when the test says so.</summary>
    private sealed class Thinker : IConsentChannel
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource<ConsentAnswer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool CanAsk => true;

        public Task Asked => _asked.Task;

        public void Answer() => _answer.SetResult(ConsentAnswer.Declined);

        public Task<ConsentAnswer> AskAsync(string message, ConsentBinding binding, CancellationToken cancellationToken)
        {
            _asked.SetResult();
            return _answer.Task;
        }
    }
}
