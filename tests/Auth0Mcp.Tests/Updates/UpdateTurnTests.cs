using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Calls.Updates;
using Auth0Mcp.Context;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Updates;

/// <summary>Updates of one thing come one after the other, from the read to the answer of the write.</summary>
public class UpdateTurnTests
{
    private const string Shop =
        """{"client_id":"c1","addons":{"samlp":{"audience":"a"}},"callbacks":["https://a.example","https://b.example"]}""";

    private const string First = """{"client_id":"c1","addons":{"samlp":{"lifetimeInSeconds":5}}}""";
    private const string Second = """{"client_id":"c1","addons":{"wsfed":{}}}""";

    private readonly HeldTenant _held = new(Shop);
    private readonly Pipeline _pipeline;

    public UpdateTurnTests() => _pipeline = new Pipeline(_held.Tenant, confirm: ConfirmLevel.Destructive);

    [Theory]
    [InlineData("GET")]
    [InlineData("PATCH")]
    public async Task TwoUpdatesOfOneThing_LoseNothingOfEither(string held)
    {
        var release = _held.Hold(held);
        var first = UpdateAsync(First);
        await _held.Reached;
        var second = UpdateAsync(Second);
        Assert.Equal(held == "GET" ? 1 : 2, _held.Tenant.Requests.Count);
        release();
        _ = ((await first).Success, (await second).Success);
        Assert.Equal("""{"samlp":{"audience":"a","lifetimeInSeconds":5},"wsfed":{}}""", _held.Stored("addons"));
        Assert.Equal(["GET", "PATCH", "GET", "PATCH"], Methods());
    }

    [Fact]
    public async Task UpdateOfAnotherThing_DoesNotWait()
    {
        var release = _held.Hold("GET", "/c1");
        var first = UpdateAsync(First);
        _ = (await UpdateAsync(Second.Replace("c1", "c2", StringComparison.Ordinal))).Success;
        release();
        _ = (await first).Success;
    }

    [Theory]
    [InlineData("""{"client_id":"c1","name":"Shop"}""")]
    [InlineData("""{"client_id":"c1","addons":{"wsfed":{}},"dry_run":true}""")]
    public async Task CallThatMergesNothing_DoesNotWait(string arguments)
    {
        var release = _held.Hold("PATCH");
        var first = UpdateAsync(First);
        await _held.Reached;
        _ = (await UpdateAsync(arguments)).Success;
        Assert.False(first.IsCompleted);
        release();
        _ = (await first).Success;
    }

    [Fact]
    public async Task UpdateThatWaitsForAPerson_LetsOthersGoAhead()
    {
        var person = new SlowPerson();
        var asked = UpdateAsync("""{"client_id":"c1","callbacks":[]}""", person);
        await person.Asked;
        _ = (await UpdateAsync(First)).Success;
        person.Agree();
        Assert.Equal("changed_meanwhile", (await asked).Kind);
    }

    [Fact]
    public async Task UpdateThatAPersonAgreedTo_HasItsTurnAgain()
    {
        var person = new SlowPerson();
        var asked = UpdateAsync("""{"client_id":"c1","addons":{"wsfed":{}},"callbacks":[]}""", person);
        await person.Asked;
        var release = _held.Hold("PATCH");
        person.Agree();
        await _held.Reached;
        var second = UpdateAsync(First);
        Assert.Equal(["GET", "GET", "PATCH"], Methods());
        release();
        _ = ((await asked).Success, (await second).Success);
        Assert.Equal("""{"samlp":{"audience":"a","lifetimeInSeconds":5},"wsfed":{}}""", _held.Stored("addons"));
    }

    [Fact]
    public async Task UpdateThatIsCancelledWhileItWaits_HoldsUpNobody()
    {
        var release = _held.Hold("GET");
        using var cancel = new CancellationTokenSource();
        var first = UpdateAsync(First);
        await _held.Reached;
        var cancelled = _pipeline.CallAsync("auth0_update_application", Second, cancellationToken: cancel.Token);
        var third = UpdateAsync(Second);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        release();
        _ = ((await first).Success, (await third).Success);
        Assert.Equal(["GET", "PATCH", "GET", "PATCH"], Methods());
    }

    [Fact]
    public async Task UpdateThatFails_HoldsUpNobody()
    {
        var tenant = new TestTenant().Answers(200, Shop).Answers(400, """{"message":"no"}""").Answers(200, Shop);
        var pipeline = new Pipeline(tenant);
        Assert.True((await pipeline.CallAsync("auth0_update_application", First)).IsError);
        _ = (await pipeline.CallAsync("auth0_update_application", Second)).Success;
    }

    [Fact]
    public async Task WaitThatTakesTooLong_EndsWithoutATurnAndIsCounted()
    {
        var turns = new UpdateTurns(new TestTime(TimeSpan.FromSeconds(60)));
        var context = new CallContext();
        using (await turns.EnterAsync("c1", context, null, CancellationToken.None))
        {
            Assert.Equal(TimeSpan.Zero, context.Spent);
            Assert.Null(await turns.EnterAsync("c1", context, null, CancellationToken.None));
            Assert.Equal(TimeSpan.FromSeconds(15), context.Spent);
        }

        Assert.Equal(0, turns.Things);
    }

    [Fact]
    public async Task ThingThatNobodyUpdatesAnyMore_IsForgotten()
    {
        var turns = new UpdateTurns(new TestTime());
        using var cancel = new CancellationTokenSource();
        var first = await turns.EnterAsync("c1", new CallContext(), null, CancellationToken.None);
        var cancelled = turns.EnterAsync("c1", new CallContext(), null, cancel.Token);
        var third = turns.EnterAsync("c1", new CallContext(), null, CancellationToken.None);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.False(third.IsCompleted);
        first!.Dispose();
        (await third)!.Dispose();
        Assert.Equal(0, turns.Things);
    }

    private Task<Answer> UpdateAsync(string arguments, IConsentChannel? person = null)
        => _pipeline.CallAsync("auth0_update_application", arguments, person);

    private IEnumerable<string> Methods() => _held.Tenant.Requests.Select(static request => request.Method);

    /// <summary>Thinks until the test lets them agree.</summary>
    private sealed class SlowPerson : IConsentChannel
    {
        private readonly TaskCompletionSource<ConsentAnswer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => _asked.Task;

        public bool CanAsk => true;

        public void Agree() => _answer.SetResult(ConsentAnswer.Accepted);

        public Task<ConsentAnswer> AskAsync(string message, ConsentBinding binding, CancellationToken cancellationToken)
        {
            _asked.TrySetResult();
            return _answer.Task.WaitAsync(cancellationToken);
        }
    }
}
