using Auth0Mcp.Calls;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Limits;

/// <summary>Nothing is sent that the tenant is known to turn away.</summary>
public sealed class PaceTests : IDisposable
{
    private readonly TestTime _time = new();
    private readonly TestTenant _tenant = new();
    private readonly List<string> _progress = [];
    private readonly Road _road;

    public PaceTests() => _road = new Road(_tenant, time: _time);

    public void Dispose() => _tenant.Dispose();

    [Fact]
    public async Task EmptyBucket_IsWaitedForBeforeTheNextRequest()
    {
        _tenant.Answers(200, "{}", Limit(left: 0, seconds: 6)).Answers(200, "{}", Limit(left: 9, seconds: 1));
        Assert.False((await CallAsync()).IsError);
        Assert.Empty(_time.Waits);
        Assert.False((await CallAsync()).IsError);
        Assert.Equal([TimeSpan.FromSeconds(6)], _time.Waits);
        Assert.Equal(["The tenant's rate limit is used up: waiting 6 s"], _progress);
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
            var response = TestTenant.Json(200, "{}", ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", $"{theirs.AddSeconds(8).ToUnixTimeSeconds()}"));
            response.Headers.Date = theirs;
            return Task.FromResult(response);
        }).Answers(200, "{}");
        await CallAsync();
        await CallAsync();
        Assert.Equal([TimeSpan.FromSeconds(8)], _time.Waits);
    }

    private async Task<Answer> CallAsync()
        => new(await _road.Caller.CallAsync(new ToolCall("auth0_get_log", Road.Arguments("""{"id":"x"}""")) { Progress = new Listener(_progress) }, CancellationToken.None));

    private (string, string)[] Limit(int left, int seconds)
        => [("x-ratelimit-limit", "10"), ("x-ratelimit-remaining", $"{left}"), ("x-ratelimit-reset", $"{_time.GetUtcNow().AddSeconds(seconds).ToUnixTimeSeconds()}")];

    private sealed class Listener(List<string> heard) : IProgress<string>
    {
        public void Report(string value) => heard.Add(value);
    }
}
