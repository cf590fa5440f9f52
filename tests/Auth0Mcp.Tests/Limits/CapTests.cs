using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Pipeline;
using Auth0Mcp.Configuration;
using Auth0Mcp.Context;
using Auth0Mcp.Http;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Limits;

/// <summary>How much one call, one session and all calls at a time may ask for.</summary>
public sealed class CapTests
{
    private static readonly CallResult s_answer = CallResult.Success("{}");

    [Fact]
    public async Task CallsBeyondTheCapOfASession_AreRefused()
    {
        using var limiter = new CallLimiter(CallCaps.Default with { Calls = 2 }, new TestTime());
        await limiter.RunAsync(Answered, null, CancellationToken.None);
        await limiter.RunAsync(Answered, null, CancellationToken.None);
        var refused = new Answer(
            await limiter.RunAsync(_ => throw new InvalidOperationException("called"), null, CancellationToken.None));
        Assert.Equal("session_limit", refused.Kind);
        Assert.Contains("2 calls", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallsBeyondTheConcurrentOnes_TakeTheirTurnInOrder()
    {
        using var limiter = new CallLimiter(CallCaps.Default with { Concurrent = 1 }, TimeProvider.System);
        var first = new TaskCompletionSource<CallResult>();
        var order = new List<int>();
        var running = limiter.RunAsync(_ => first.Task, null, CancellationToken.None);
        var waiting = Enumerable.Range(0, 20)
            .Select(number => limiter.RunAsync(_ => Noted(order, number), null, CancellationToken.None)).ToList();
        Assert.Empty(order);
        first.SetResult(s_answer);
        await running;
        await Task.WhenAll(waiting);
        Assert.Equal(Enumerable.Range(0, 20), order);
    }

    [Fact]
    public async Task CallsBeyondThoseThatMayWait_AreRefused()
    {
        using var limiter = new CallLimiter(new CallCaps(100, 1, 1), TimeProvider.System);
        var first = new TaskCompletionSource<CallResult>();
        var running = limiter.RunAsync(_ => first.Task, null, CancellationToken.None);
        var waiting = limiter.RunAsync(Answered, null, CancellationToken.None);
        Assert.Equal("busy", new Answer(await limiter.RunAsync(Answered, null, CancellationToken.None)).Kind);
        first.SetResult(s_answer);
        Assert.Same(s_answer, await running);
        Assert.Same(s_answer, await waiting);
    }

    [Fact]
    public async Task TurnThatDoesNotCome_IsAResult()
    {
        using var limiter = new CallLimiter(CallCaps.Default with { Concurrent = 1 }, new TestTime(TimeSpan.FromMinutes(1)));
        var first = new TaskCompletionSource<CallResult>();
        var running = limiter.RunAsync(_ => first.Task, null, CancellationToken.None);
        Assert.Equal("busy", new Answer(await limiter.RunAsync(Answered, null, CancellationToken.None)).Kind);
        first.SetResult(s_answer);
        await running;
    }

    [Theory]
    [InlineData("auth0_search_tools", """{"query":"saml connection"}""")]
    [InlineData("auth0_describe_tool", """{"name":"auth0_get_log"}""")]
    [InlineData("auth0_no_such_tool", "{}")]
    public async Task CallThatSendsNothing_DoesNotWaitForTheTenant(string tool, string arguments)
    {
        var arrived = new TaskCompletionSource();
        var answers = new TaskCompletionSource();
        var tenant = new SlowTenant(arrived, answers.Task);
        var pipeline = new Pipeline(tenant, caps: CallCaps.Default with { Concurrent = 1, Waiting = 1 });
        var running = pipeline.CallAsync("auth0_get_log", """{"id":"x"}""");
        await arrived.Task;
        await pipeline.CallAsync(tool, arguments);
        Assert.False(running.IsCompleted);
        answers.SetResult();
        await running;
    }

    [Fact]
    public async Task CallsThatSendNothing_TakeTurnsToo()
    {
        using var limiter = new CallLimiter(new CallCaps(100, 1, 0), TimeProvider.System);
        var first = new TaskCompletionSource<CallResult>();
        var running = limiter.RunOfflineAsync(() => first.Task, null, CancellationToken.None);
        Assert.Equal(
            "busy", new Answer(
            await limiter.RunOfflineAsync(static () => Task.FromResult(s_answer), null, CancellationToken.None)).Kind);
        first.SetResult(s_answer);
        Assert.Same(s_answer, await running);
    }

    [Fact]
    public async Task WaitingCall_IsToldSo()
    {
        using var limiter = new CallLimiter(CallCaps.Default with { Concurrent = 1 }, TimeProvider.System);
        var first = new TaskCompletionSource<CallResult>();
        var told = new Listener();
        var running = limiter.RunAsync(_ => first.Task, told, CancellationToken.None);
        Assert.Empty(told.Heard);
        var waiting = limiter.RunAsync(Answered, told, CancellationToken.None);
        Assert.Equal(["1 call is under way: waiting for a turn"], told.Heard);
        first.SetResult(s_answer);
        await Task.WhenAll(running, waiting);
    }

    [Fact]
    public async Task WaitingCall_CanBeCancelled()
    {
        using var limiter = new CallLimiter(CallCaps.Default with { Concurrent = 1 }, TimeProvider.System);
        var first = new TaskCompletionSource<CallResult>();
        var running = limiter.RunAsync(_ => first.Task, null, CancellationToken.None);
        using var source = new CancellationTokenSource();
        var waiting = limiter.RunAsync(Answered, null, source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        first.SetResult(s_answer);
        await running;
        Assert.Same(s_answer, await limiter.RunAsync(Answered, null, CancellationToken.None));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("many")]
    public void CapThatIsNoNumber_IsAMistake(string value)
        => Assert.Contains(
            EnvironmentVariables.MaxCalls, Assert.Throws<UsageException>(() => CallCaps.FromEnvironment(_ => value)).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task OneCall_SendsNoMoreThanItsRequests()
    {
        var tenant = new TestTenant();
        var call = new ToolCall("auth0_get_log", Pipeline.Arguments("""{"id":"x"}"""));
        var pipeline = new Pipeline(tenant);
        var answers = new List<Answer>();
        for (var number = 0; number <= CallCaps.DefaultRequests; number++)
        {
            // The same call again, as the steps of a composite tool share it.
            answers.Add(new Answer(await pipeline.Caller.CallAsync(call, CancellationToken.None)));
        }

        Assert.Equal("request_limit", answers[^1].Kind);
        Assert.Equal(CallCaps.DefaultRequests, tenant.Requests.Count);
    }

    [Fact]
    public async Task TimeThatEarlierRequestsOfACallTook_IsGone()
    {
        var tenant = new TestTenant();
        var call = new ToolCall("auth0_get_log", Pipeline.Arguments("""{"id":"x"}"""));
        call.Context.Spend(ManagementHttp.CallTimeout);
        Assert.Equal("timeout", new Answer(await new Pipeline(tenant).Caller.CallAsync(call, CancellationToken.None)).Kind);
        Assert.Empty(tenant.Requests);
    }

    [Fact]
    public async Task BodyThatIsTooLarge_IsRefusedBeforeItIsSent()
    {
        var tenant = new TestTenant();
        var code = new string('x', BudgetHandler.MaxBodyBytes);
        var answer = await tenant.CallAsync(
            "auth0_create_action", $$$"""{"name":"a","supported_triggers":[{"id":"post-login","version":"v3"}],"code":"{{{code}}}"}""");
        Assert.Equal("invalid_arguments", answer.Kind);
        Assert.Contains("2 MB", answer.Message, StringComparison.Ordinal);
        Assert.Empty(tenant.Requests);
    }

    /// <summary>Says when a request has come, and answers when it is told to.</summary>
    private sealed class SlowTenant(TaskCompletionSource arrived, Task answers) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            arrived.TrySetResult();
            await answers.WaitAsync(cancellationToken);
            return new HttpResponseMessage(System.Net.HttpStatusCode.NotFound);
        }
    }

    private static Task<CallResult> Answered(ConcurrencySlot turn) => Task.FromResult(s_answer);

    private static Task<CallResult> Noted(List<int> order, int number)
    {
        order.Add(number);
        return Task.FromResult(s_answer);
    }
}
