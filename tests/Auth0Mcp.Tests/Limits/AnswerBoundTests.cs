using System.Net;
using System.Text;
using Auth0Mcp.Calls.Results;
using Auth0Mcp.Context;
using Auth0Mcp.Http;
using Auth0Mcp.Network;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Limits;

/// <summary>What an answer may cost, whatever the tenant calls it and however it is packed.</summary>
public sealed class AnswerBoundTests
{
    [Fact]
    public async Task OrdinaryAnswerThatCallsItselfAStream_IsReadWithinTheBoundOfAnswers()
    {
        var stream = new EndlessStream();
        var tenant = new TestTenant().Answers((_, _) => Task.FromResult(Streamed(stream)));
        var answer = await tenant.CallAsync("auth0_get_tenant_settings");
        Assert.Equal("response_too_large", answer.Kind);
        Assert.InRange(stream.BytesRead, 1, BufferHandler.MaxBytes * 2);
    }

    /// <summary>Most answers are small, and many are read at a time.</summary>
    [Theory]
    [InlineData(0, 4096)]
    [InlineData(2000, 4096)]
    [InlineData(100_000, 64 * 1024)]
    [InlineData(3_000_000, 64 * 1024)]
    public async Task AnswerOfUnknownLength_IsReadInPiecesThatGrow(int length, int largest)
    {
        var name = new string('x', length);
        var body = new CountingStream(Encoding.UTF8.GetBytes($$"""{"friendly_name":"{{name}}"}"""));
        var tenant = new TestTenant().Answers((_, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(body) }));
        var answer = await new Pipeline(tenant, limits: Pipeline.Unlimited).CallAsync("auth0_get_tenant_settings");
        Assert.Equal(name, answer.Success.GetProperty("friendly_name").GetString());
        Assert.Equal((4096, largest), (body.Asked[0], body.Asked.Max()));
    }

    [Fact]
    public async Task OrdinaryAnswerThatNeverEnds_IsOverWithTheTimeOfTheCall()
    {
        var stream = new StalledStream();
        var tenant = new TestTenant().Answers((_, _) => Task.FromResult(Streamed(stream)));
        var time = new TestTime(TimeSpan.FromMinutes(1), until: stream.Stalled, limitsFrom: TimeSpan.FromSeconds(20));
        Assert.Equal("timeout", (await new Pipeline(tenant, time: time).CallAsync("auth0_get_tenant_settings")).Kind);
    }

    [Fact]
    public async Task AnswerOfCountlessTinyValues_IsTooLarge()
    {
        var json = "[" + string.Concat(Enumerable.Repeat("0,", ResponseBody.MaxTokens)) + "0]";
        var answer = await new TestTenant().Answers(200, json).CallAsync("auth0_get_tenant_settings");
        Assert.Equal("response_too_large", answer.Kind);
    }

    [Fact]
    public async Task LargeAnswer_IsHeldUntilItsResultIsMade()
    {
        var memory = new CallMemory(TimeProvider.System, limit: 100);
        var first = memory.TryHold(80);
        Assert.NotNull(first);
        Assert.Null(memory.TryHold(30));
        var waiting = memory.HoldAsync(30, CancellationToken.None);
        Assert.False(waiting.IsCompleted);
        first.Dispose();
        first.Dispose();
        using var second = await waiting;
        Assert.NotNull(second);
        Assert.Equal(30, memory.Held);
    }

    [Fact]
    public async Task RoomThatDoesNotCome_IsNotWaitedForLongerThanTenSeconds()
    {
        var memory = new CallMemory(new TestTime(TimeSpan.FromMinutes(1)), limit: 100);
        using var first = memory.TryHold(80);
        Assert.Null(await memory.HoldAsync(30, CancellationToken.None));
    }

    [Fact]
    public async Task ArgumentsLargerThanAnythingThatIsSent_AreRefusedAtOnce()
    {
        var tenant = new TestTenant();
        var answer = await tenant.CallAsync(
            "auth0_create_action", $$"""{"name":"a","code":"{{new string('x', CallMemory.MaxArguments)}}"}""");
        Assert.Equal("invalid_arguments", answer.Kind);
        Assert.Empty(tenant.Requests);
    }

    [Theory]
    [InlineData("auth0_get_user", "user_id")]
    [InlineData("auth0_list_users", "q")]
    public async Task UrlLongerThanServersTake_IsNotSent(string tool, string argument)
    {
        var tenant = new TestTenant();
        var answer = await tenant.CallAsync(tool, $$"""{"{{argument}}":"{{new string('a', BudgetHandler.MaxUrlLength)}}"}""");
        Assert.Equal("invalid_arguments", answer.Kind);
        Assert.Empty(tenant.Requests);
    }

    [Theory]
    [InlineData("grüße.example.com")]
    [InlineData("login.example.com\r\nx-evil: 1")]
    [InlineData("login.example.com\u0000")]
    [InlineData(" login.example.com")]
    public async Task HeaderArgument_TakesPrintableAsciiOnly(string domain)
    {
        var tool = ManagementApi.ManagementCatalog.All().First(static tool => tool.HeaderArguments.Count > 0);
        var arguments = ToolSamples.MinimalArguments(tool);
        arguments[tool.HeaderArguments[0]] = domain;
        var tenant = new TestTenant();
        var answer = await tenant.CallAsync(tool.Name, arguments.ToJsonString());
        Assert.Equal("invalid_arguments", answer.Kind);
        Assert.Contains(tool.HeaderArguments[0], answer.Text, StringComparison.Ordinal);
        Assert.Empty(tenant.Requests);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080/api/v2", true)]
    [InlineData("http://localhost/x", true)]
    [InlineData("http://[::1]:9/x", true)]
    [InlineData("https://tenant.example.com/x", false)]
    public void ThisMachine_IsNeverReachedThroughAProxy(string address, bool isDirect)
    {
        var bypass = new LoopbackBypass(new WebProxy("http://proxy.example.com:3128"));
        Assert.Equal(isDirect, bypass.IsBypassed(new Uri(address)));
        Assert.Equal(isDirect, bypass.GetProxy(new Uri(address)) == new Uri(address));
    }

    private static HttpResponseMessage Streamed(Stream stream)
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(stream) };
        response.Content.Headers.ContentType = new("text/event-stream");
        return response;
    }

    /// <summary>A body without end.</summary>
    /// <summary>A body that does not tell its length, and notes how much of it is asked for at a time.</summary>
    private sealed class CountingStream(byte[] body) : MemoryStream(body)
    {
        public List<int> Asked { get; } = [];

        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Asked.Add(buffer.Length);
            return base.ReadAsync(buffer, cancellationToken);
        }
    }

    /// <summary>A body that begins, and of which nothing more comes.</summary>
    private sealed class StalledStream() : TornStream(Encoding.UTF8.GetBytes("{"))
    {
        private readonly TaskCompletionSource _stalled = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Stalled => _stalled.Task;

        protected override async ValueTask<int> AfterAsync(CancellationToken cancellationToken)
        {
            _stalled.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return 0;
        }
    }
}
