using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Http;

/// <summary>How long the rate limit is waited for, and when it is left to the caller.</summary>
public sealed class RateLimitRetryTests : IDisposable
{
    private readonly TestTime _time = new();
    private readonly TestTenant _tenant = new();

    public void Dispose() => _tenant.Dispose();

    [Fact]
    public async Task RateLimit_IsWaitedForAsLongAsTheTenantSays()
    {
        _tenant.Answers(429, "{}", ("Retry-After", "7")).Answers(200, "[]");
        Assert.False((await Read()).IsError);
        Assert.Equal([TimeSpan.FromSeconds(7)], _time.Waits);
        Assert.Equal(2, _tenant.Requests.Count);
    }

    [Fact]
    public async Task RateLimitReset_IsWaitedFor()
    {
        _tenant.Answers(429, "{}", ("x-ratelimit-reset", $"{_time.GetUtcNow().AddSeconds(9).ToUnixTimeSeconds()}")).Answers(200, "[]");
        Assert.False((await Read()).IsError);
        Assert.Equal([TimeSpan.FromSeconds(9)], _time.Waits);
    }

    [Fact]
    public async Task DateInRetryAfter_IsWaitedFor()
    {
        _tenant.Answers(429, "{}", ("Retry-After", _time.GetUtcNow().AddSeconds(5).ToString("R"))).Answers(200, "[]");
        Assert.False((await Read()).IsError);
        Assert.Equal([TimeSpan.FromSeconds(5)], _time.Waits);
    }

    [Theory]
    [InlineData("Retry-After", "3600")]
    [InlineData("Retry-After", "21")]
    [InlineData("x-ratelimit-reset", "4102444800")]
    public async Task LongerWaitThanACallMayTake_IsLeftToTheCaller(string header, string value)
    {
        _tenant.Answers(429, """{"message":"Too many requests"}""", (header, value)).Answers(200, "[]");
        Assert.Equal(429, (await Read()).Error.GetProperty("status").GetInt32());
        Assert.Empty(_time.Waits);
        Assert.Single(_tenant.Requests);
    }

    [Theory]
    [InlineData("x-ratelimit-reset", "soon")]
    [InlineData("x-ratelimit-reset", "99999999999999999999")]
    [InlineData("x-ratelimit-reset", "999999999999999")]
    [InlineData("x-ratelimit-reset", "0")]
    [InlineData("Retry-After", "Thu, 01 Jan 1970 00:00:00 GMT")]
    [InlineData("Retry-After", "-5")]
    public async Task UnreadableOrPastWait_IsAShortOne(string header, string value)
    {
        _tenant.Answers(429, "{}", (header, value)).Answers(200, "[]");
        Assert.False((await Read()).IsError);
        Assert.InRange(Assert.Single(_time.Waits), TimeSpan.Zero, TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task RateLimitOfAChange_IsWaitedForToo_BecauseNothingHappened()
    {
        _tenant.Answers(429, "{}", ("Retry-After", "1")).Answers(201, """{"client_id":"x"}""");
        Assert.False((await Change()).IsError);
        Assert.Equal(_tenant.Requests[0].Body, _tenant.Requests[1].Body);
    }

    [Fact]
    public async Task RateLimitThatStays_IsReportedAfterAFewTries()
    {
        _tenant.Answers(429, """{"message":"Global limit has been reached"}""", ("Retry-After", "1"));
        Assert.Equal(429, (await Read()).Error.GetProperty("status").GetInt32());
        Assert.Equal(4, _tenant.Requests.Count);
    }

    [Fact]
    public async Task WaitsThatTogetherTakeTooLong_AreReportedAsRateLimitAndNotAsTimeout()
    {
        _tenant.Answers(429, """{"message":"Too many requests"}""", ("Retry-After", "15"));
        var answer = await Read();
        Assert.Equal(429, answer.Error.GetProperty("status").GetInt32());
        Assert.Contains("15 seconds", answer.Next, StringComparison.Ordinal);
        Assert.Equal([TimeSpan.FromSeconds(15)], _time.Waits);
    }

    private Task<Answer> Read() => new Pipeline(_tenant, time: _time).CallAsync("auth0_list_applications");

    private Task<Answer> Change() => new Pipeline(_tenant, time: _time).CallAsync("auth0_create_application", """{"name":"Shop"}""");
}
