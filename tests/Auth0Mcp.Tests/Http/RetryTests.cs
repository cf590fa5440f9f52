using System.Net;
using System.Net.Sockets;
using Auth0Mcp.Calls;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Http;

/// <summary>What is asked again, and how long is waited before.</summary>
public sealed class RetryTests : IDisposable
{
    private readonly TestTime _time = new();
    private readonly TestTenant _tenant = new();

    public void Dispose() => _tenant.Dispose();

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task FailingServer_IsAskedAgainForARead(int status)
    {
        _tenant.Answers(status, "{}").Answers(200, "[]");
        Assert.False((await Read()).IsError);
        Assert.Equal(2, _tenant.Requests.Count);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task FailingGateway_IsNeverAskedAgainForAChange(int status)
    {
        _tenant.Answers(status, "{}", ("Retry-After", "1")).Answers(201, "{}");
        Assert.Equal(status, (await Change()).Error.GetProperty("status").GetInt32());
        Assert.Single(_tenant.Requests);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task FailingServer_IsAskedAgainForAChangeThatIsTheSameTwice(int status)
    {
        _tenant.Answers(status, "{}").Answers(200, "{}");
        Assert.False((await Call(Idempotent(ToolAccess.Write))).IsError);
        Assert.Equal(2, _tenant.Requests.Count);
    }

    [Fact]
    public async Task BrokenConnection_IsNeverAskedAgainForADeletion_WhichWouldFindNothing()
    {
        _tenant.Throws(new HttpRequestException("x", new SocketException((int)SocketError.ConnectionReset))).Answers(404, "{}");
        Assert.Equal("unreachable", (await Call(Idempotent(ToolAccess.Destructive))).Kind);
        Assert.Single(_tenant.Requests);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(501)]
    public async Task OtherError_IsNotAskedAgain(int status)
    {
        _tenant.Answers(status, "{}");
        Assert.True((await Read()).IsError);
        Assert.Single(_tenant.Requests);
    }

    [Fact]
    public async Task LongWaitForAGateway_IsLeftToTheCaller()
    {
        _tenant.Answers(503, "{}", ("Retry-After", "600")).Answers(200, "[]");
        Assert.Equal(503, (await Read()).Error.GetProperty("status").GetInt32());
        Assert.Single(_tenant.Requests);
    }

    [Fact]
    public async Task BrokenConnection_IsAskedAgainForARead()
    {
        _tenant.Throws(new HttpRequestException("x", new SocketException((int)SocketError.ConnectionReset))).Answers(200, "[]");
        Assert.False((await Read()).IsError);
        Assert.Equal(2, _tenant.Requests.Count);
    }

    [Fact]
    public async Task ConnectionThatBreaksLate_IsNotAskedAgain()
    {
        _tenant.Answers((_, _) =>
        {
            _time.Advance(TimeSpan.FromSeconds(17)); throw new HttpRequestException(
            "x", new SocketException((int)SocketError.ConnectionReset));
        }).Answers(200, "[]");
        Assert.Equal("unreachable", (await Read()).Kind);
        Assert.Single(_tenant.Requests);
    }

    [Fact]
    public async Task ChangeThatFailedAndThenMeetsTheRateLimit_MayHaveHappened()
    {
        _tenant.Answers(
            503, "{}", ("x-ratelimit-limit", "10"), ("x-ratelimit-remaining", "0"),
            ("x-ratelimit-reset", $"{_time.GetUtcNow().AddSeconds(60).ToUnixTimeSeconds()}")).Answers(200, "{}");
        var answer = await Call(Idempotent(ToolAccess.Write));
        Assert.Equal("rate_limited", answer.Kind);
        Assert.DoesNotContain("Nothing was sent", answer.Message, StringComparison.Ordinal);
        Assert.Contains("The change may have happened", answer.Next, StringComparison.Ordinal);
        Assert.Single(_tenant.Requests);
    }

    [Fact]
    public async Task BrokenConnection_IsNeverAskedAgainForAChange()
    {
        _tenant.Throws(new HttpRequestException("x", new SocketException((int)SocketError.ConnectionReset))).Answers(201, "{}");
        Assert.Equal("unreachable", (await Change()).Kind);
        Assert.Single(_tenant.Requests);
    }

    [Fact]
    public async Task RepeatedRequest_IsTheSameRequest()
    {
        _tenant.Answers((int)HttpStatusCode.TooManyRequests, "{}", ("Retry-After", "1")).Answers(200, "[]");
        await Read();
        Assert.Equal(_tenant.Requests[0].Uri, _tenant.Requests[1].Uri);
        Assert.Equal(_tenant.Requests[0].Headers, _tenant.Requests[1].Headers);
    }

    [Fact]
    public async Task WaitForAFailingServer_IsTold()
    {
        _tenant.Answers(503, "{}", ("Retry-After", "4")).Answers(200, "[]");
        var told = new Listener();
        await new Pipeline(_tenant, time: _time).Caller.CallAsync(
            new ToolCall("auth0_list_applications", Pipeline.Arguments("{}")) { Progress = told }, CancellationToken.None);
        Assert.Equal(["The tenant did not answer: trying again in 4 s"], told.Heard);
    }

    [Fact]
    public async Task WaitsThatNobodyAskedFor_AreOfDifferentLengths()
    {
        _tenant.Answers(500, "{}");
        for (var call = 0; call < 5; call++)
        {
            await Read();
        }

        Assert.Equal(20, _tenant.Requests.Count);
        Assert.All(_time.Waits, static wait => Assert.InRange(wait, TimeSpan.Zero, TimeSpan.FromSeconds(20)));
        Assert.InRange(_time.Waits.Distinct().Count(), 10, 15);
    }

    [Fact]
    public async Task TriesThatTakeLong_EndAfterTwentyFiveSecondsAltogether()
    {
        var start = _time.GetUtcNow();
        _tenant.Answers((_, _) =>
        {
            _time.Advance(TimeSpan.FromSeconds(9));
            return Task.FromResult(TestTenant.Json(503, "{}", ("Retry-After", "1")));
        });
        Assert.Equal(503, (await Read()).Error.GetProperty("status").GetInt32());
        Assert.InRange(_time.GetUtcNow() - start, TimeSpan.FromSeconds(18), TimeSpan.FromSeconds(29));
        Assert.InRange(_tenant.Requests.Count, 2, 3);
    }

    private static OperationTool Idempotent(ToolAccess access)
        => ManagementCatalog.All().First(tool => tool.IsIdempotent && tool.Access == access);

    private Task<Answer> Call(OperationTool tool)
        => new Pipeline(_tenant, time: _time).CallAsync(tool.Name, ToolSamples.MinimalArguments(tool).ToJsonString());

    private Task<Answer> Read() => new Pipeline(_tenant, time: _time).CallAsync("auth0_list_applications");

    private Task<Answer> Change() => new Pipeline(_tenant, time: _time).CallAsync("auth0_create_application", """{"name":"Shop"}""");
}
