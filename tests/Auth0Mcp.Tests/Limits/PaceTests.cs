using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Calls.Execution;
using Auth0Mcp.Calls.Pipeline;
using Auth0Mcp.Configuration;
using Auth0Mcp.Http;
using Auth0Mcp.SignIn;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Limits;

/// <summary>Nothing is sent that the tenant is known to turn away.</summary>
public sealed class PaceTests : IDisposable
{
    private readonly TestTime _time = new();
    private readonly TestTenant _tenant = new();
    private readonly Listener _progress = new();
    private readonly Pipeline _road;

    public PaceTests() => _road = new Pipeline(_tenant, time: _time);

    public void Dispose() => _tenant.Dispose();

    [Fact]
    public async Task EmptyBucket_IsWaitedForBeforeTheNextRequest()
    {
        _tenant.Answers(200, "{}", Limit(left: 0, seconds: 6)).Answers(200, "{}", Limit(left: 9, seconds: 1));
        Assert.False((await CallAsync()).IsError);
        Assert.Empty(_time.Waits);
        Assert.False((await CallAsync()).IsError);
        Assert.Equal([TimeSpan.FromSeconds(6)], _time.Waits);
        Assert.Equal(["The tenant's rate limit is used up: waiting 6 s"], _progress.Heard);
    }

    [Fact]
    public async Task BucketThatIsEmptyForLonger_IsAResultWithTheWait_AndNothingIsSent()
    {
        _tenant.Answers(200, "{}", Limit(left: 0, seconds: 40)).Answers(200, "{}");
        await CallAsync();
        var answer = await CallAsync();
        Assert.Equal("rate_limited", answer.Kind);
        Assert.Equal(40, answer.Error.GetProperty("wait_seconds").GetInt32());
        Assert.Contains("40 seconds", answer.Next, StringComparison.Ordinal);
        Assert.Single(_tenant.Requests);
    }

    [Fact]
    public async Task BucketThatWasEmpty_IsAskedAgainAfterItsReset()
    {
        _tenant.Answers(200, "{}", Limit(left: 0, seconds: 40)).Answers(200, "{}");
        await CallAsync();
        _time.Advance(TimeSpan.FromSeconds(40));
        Assert.False((await CallAsync()).IsError);
        Assert.False((await CallAsync()).IsError);
        Assert.Empty(_time.Waits);
    }

    [Fact]
    public async Task RefusalWithALongWait_HoldsBackTheOthersToo()
    {
        _tenant.Answers(429, "{}", ("Retry-After", "120")).Answers(200, "{}");
        Assert.Equal("rate_limited", (await CallAsync()).Kind);
        Assert.Equal(120, (await CallAsync()).Error.GetProperty("wait_seconds").GetInt32());
        Assert.Single(_tenant.Requests);
    }

    [Fact]
    public async Task RequestsThatAreLeft_AreCountedDownBeforeTheAnswersCome()
    {
        var answer = new TaskCompletionSource();
        _tenant.Answers(200, "{}", Limit(left: 2, seconds: 40)).Answers(async (_, _) =>
        {
            await answer.Task;
            return TestTenant.Json(200, "{}");
        });
        await CallAsync();
        var first = CallAsync();
        var second = CallAsync();
        Assert.Equal("rate_limited", (await CallAsync()).Kind);
        answer.SetResult();
        Assert.False((await first).IsError);
        Assert.False((await second).IsError);
        Assert.Equal(3, _tenant.Requests.Count);
    }

    [Fact]
    public async Task TenantWithAnotherClock_IsWaitedForByItsOwn()
    {
        var theirs = _time.GetUtcNow().AddHours(-3);
        _tenant.Answers((_, _) =>
        {
            var response = TestTenant.Json(
                200, "{}", ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", $"{theirs.AddSeconds(8).ToUnixTimeSeconds()}"));
            response.Headers.Date = theirs;
            return Task.FromResult(response);
        }).Answers(200, "{}");
        await CallAsync();
        await CallAsync();
        Assert.Equal([TimeSpan.FromSeconds(8)], _time.Waits);
    }

    [Fact]
    public async Task RepeatWithARenewedToken_WaitsForTheResetToo()
    {
        _tenant.Answers(401, "{}", Limit(left: 0, seconds: 6)).Answers(200, "{}", Limit(left: 9, seconds: 1));
        Assert.False((await CallRenewingAsync("auth0_get_log", """{"id":"x"}""")).IsError);
        Assert.Equal([TimeSpan.FromSeconds(6)], _time.Waits);
        Assert.Equal(["Bearer token 0", "Bearer token 1"], _tenant.Requests.Select(static request => request.Headers["Authorization"]));
    }

    [Fact]
    public async Task RepeatWithARenewedToken_IsNotSentBeforeALongReset()
    {
        _tenant.Answers(401, "{}", Limit(left: 0, seconds: 40)).Answers(200, "{}");
        Assert.Equal("rate_limited", (await CallRenewingAsync("auth0_create_role", """{"name":"x"}""")).Kind);
        Assert.Single(_tenant.Requests);
    }

    [Theory]
    [InlineData(false, "Probe")]
    [InlineData(true, "Counted")]
    public async Task ProbeWithoutAnAnswer_IsFollowedByAnotherOne(bool isAnswered, string next)
    {
        var pace = new RateLimitGate(_time);
        pace.Leave(await EnterAsync(pace), new RateLimit(0, _time.GetUtcNow().AddSeconds(1)));
        pace.Leave(await EnterAsync(pace), null, isAnswered);
        Assert.Equal(next, $"{await EnterAsync(pace)}");
    }

    [Theory]
    [InlineData(101, 2)]
    [InlineData(102, 1)]
    [InlineData(103, 5)]
    public async Task AnswerThatComesLate_CountsOnlyWhenItsWindowIsNotOver(long window, int left)
    {
        // Its reset looks later, because the clock of this machine went on until it was read.
        var pace = new RateLimitGate(_time);
        var (first, second) = (await EnterAsync(pace), await EnterAsync(pace));
        pace.Leave(first, new RateLimit(3, _time.GetUtcNow().AddSeconds(40), Window: 102));
        pace.Leave(second, new RateLimit(window == 102 ? 1 : 5, _time.GetUtcNow().AddSeconds(41), window));
        for (var taken = 0; taken < left; taken++)
        {
            await EnterAsync(pace);
        }

        await Assert.ThrowsAsync<RateLimitedException>(() => pace.EnterAsync(TimeSpan.Zero, static _ => { }, CancellationToken.None));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task ResetBetweenTwoLooksAtTheClock_IsNotMissed(int seconds)
    {
        var clock = new TickingTime();
        var pace = new RateLimitGate(clock);
        pace.Leave(await EnterAsync(pace), new RateLimit(0, clock.GetUtcNow().AddSeconds(seconds)));
        Assert.Equal(RateLimitLease.Probe, await EnterAsync(pace));
    }

    private static Task<RateLimitLease> EnterAsync(RateLimitGate pace)
        => pace.EnterAsync(TimeSpan.FromDays(1), static _ => { }, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10));

    private async Task<Answer> CallAsync()
        => new(await _road.Caller.CallAsync(
            new ToolCall("auth0_get_log", Pipeline.Arguments("""{"id":"x"}""")) { Progress = _progress }, CancellationToken.None));

    /// <summary>A call with a sign-in that has another token for each one that the tenant refuses.</summary>
    private async Task<Answer> CallRenewingAsync(string tool, string arguments)
    {
        var api = ManagementHttp.Create(new RenewedTokens(), _road.Catalog, _tenant, _time, ManagementHttp.CallTimeout);
        await using var caller = new ToolInvoker(
            _road.Catalog, () => api, new CallSettings(ResultLimits.Default, ConfirmLevel.Never, static () => TestTenant.Host, _time));
        return new Answer(await caller.CallAsync(new ToolCall(tool, Pipeline.Arguments(arguments)), CancellationToken.None));
    }

    private (string, string)[] Limit(int left, int seconds)
        => [("x-ratelimit-limit", "10"), ("x-ratelimit-remaining", $"{left}"),
            ("x-ratelimit-reset", $"{_time.GetUtcNow().AddSeconds(seconds).ToUnixTimeSeconds()}")];

    private sealed class RenewedTokens : ITokenSource
    {
        private int _refused;

        public string Tenant => TestTenant.Host;

        public ValueTask<AccessToken> GetAsync(AccessToken? rejected, CancellationToken cancellationToken)
        {
            _refused += rejected is null ? 0 : 1;
            return ValueTask.FromResult(new AccessToken(
                TenantAddress.Parse(TestTenant.Host, "test"), $"token {_refused}", DateTimeOffset.MaxValue));
        }
    }

    /// <summary>A clock that goes on by a second whenever somebody looks at it; its timers ring at once.</summary>
    private sealed class TickingTime : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now = _now.AddSeconds(1);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
            => System.CreateTimer(callback, state, TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
    }
}
