using System.Text.Json;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Calls.Results;
using Auth0Mcp.Context;
using Auth0Mcp.Http;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Limits;

/// <summary>
/// What this process does with an answer ends with the time of the call. Time goes by with every look at the clock, so that the
/// end comes at the same step each time.
/// </summary>
public sealed class CallWorkTests
{
    private const string Marker = "unlike-anything-else";

    private static readonly string s_many =
        """{"user_id":"auth0|1","user_metadata":{"a":{PARTS}}}""".Replace(
            "PARTS", Growth.Parts(90_000, static index => $"\"m{index}\":1"), StringComparison.Ordinal);

    /// <summary>Answers that take hundreds of thousands of steps, and how many seconds a look at the clock takes.</summary>
    public static TheoryData<string, int, string> Answers => new()
    {
        { "many values", 1, $$"""{"a":"{{Marker}}","list":[{{string.Join(',', Enumerable.Repeat("\"a\"", 200_000))}}]}""" },
        { "one long text", 1, $$"""{"a":"{{Marker}}","text":"{{string.Concat(Enumerable.Repeat("no secret ", 100_000))}}"}""" },
        { "one long word", 30, $$"""{"a":"{{Marker}}","text":"{{new string('a', 1_000_000)}}"}""" },
    };

    [Theory, MemberData(nameof(Answers))]
    public async Task AnswerThatIsReadForTooLong_EndsWithTheTimeOfTheCall(string kind, int seconds, string json)
    {
        var time = new LookedAtTime(TimeSpan.FromSeconds(seconds));
        var answer = await new Pipeline(time.Starts(json), time: time).CallAsync("auth0_get_tenant_settings");
        Assert.True(answer.Kind == "timeout", kind);
        Assert.Equal("The tenant answered, and its answer could not be read within the time of a call.", answer.Message);
        Assert.DoesNotContain(Marker, answer.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Answers))]
    public async Task SameAnswerReadInTime_IsShown(string kind, int seconds, string json)
    {
        var time = new LookedAtTime(TimeSpan.FromMilliseconds(seconds));
        var answer = await new Pipeline(time.Starts(json), time: time).CallAsync("auth0_get_tenant_settings");
        Assert.True(answer.Success.GetProperty("a").GetString() == Marker, kind);
    }

    [Fact]
    public async Task ChangeWhoseAnswerIsReadForTooLong_MayHaveHappened()
    {
        var time = new LookedAtTime(TimeSpan.FromSeconds(30));
        var pipeline = new Pipeline(time.Starts($"[{Growth.Parts(20_000, static _ => "1")}]"), time: time);
        var answer = await pipeline.CallAsync("auth0_update_tenant_settings", """{"friendly_name":"a"}""");
        Assert.Equal("timeout", answer.Kind);
        Assert.Contains("may have happened", answer.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallerThatCancelsWhileTheAnswerIsRead_GetsNoResult()
    {
        using var caller = new CancellationTokenSource();
        var time = new LookedAtTime(TimeSpan.FromMilliseconds(1), caller.Cancel);
        var pipeline = new Pipeline(time.Starts($"[{string.Join(',', Enumerable.Repeat("1", 200_000))}]"), time: time);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pipeline.CallAsync(
            "auth0_get_tenant_settings", cancellationToken: caller.Token));
    }

    [Fact]
    public void SelectionOfFields_EndsWithTheTime()
    {
        using var answer = JsonDocument.Parse($$"""{"list":[{{string.Join(',', Enumerable.Repeat("""{"b":1}""", 10_000))}}]}""");
        var tree = FieldTree.Of([FieldPath.Parse("list.a")!])!;
        Ends(answer.RootElement, (writer, value, work) => tree.Write(writer, value, work));
    }

    [Fact]
    public void Shortening_EndsWithTheTime()
    {
        using var answer = JsonDocument.Parse(
            $"[{string.Join(',', Enumerable.Repeat($"[{string.Join(',', Enumerable.Repeat("1", 1000))}]", 100))}]");
        Ends(answer.RootElement, static (_, value, work) => ShortenedJson.Fit(value, 1000, work));
    }

    /// <summary>How the work on an answer grows with it: what is masked, selected and shortened.</summary>
    [Fact]
    public void WorkOnAnAnswer_GrowsWithItAlone()
        => Growth.IsLinear(10_000, static size =>
        {
            var items = Growth.Parts(size, static _ => """{"name":"password=hunter22 ","value":"some text, no secret"}""");
            using var answer = JsonDocument.Parse($$"""{"list":[{{items}}]}""");
            var sink = new SecretCollector { Work = Unlimited() };
            Auth0Mcp.Text.ResultJson.WriteUtf8(writer => SecretMask.ByName.Write(writer, answer.RootElement, sink));
            Auth0Mcp.Text.ResultJson.WriteUtf8(writer => FieldTree.Of([FieldPath.Parse("list.name")!])!.Write(
                writer, answer.RootElement, sink.Work));
            return sink.Work.Steps;
        });

    /// <summary>The path to a place is part of no member: a long name above many of them is not copied for each.</summary>
    [Theory]
    [InlineData("{\"secret\":{\"NAME\":{PARTS}}}", "\"{0}\":1")]
    [InlineData("{\"secret\":{\"NAME\":{\"a\":{PARTS}}}}", "\"{0}\":\"b\"")]
    [InlineData("{\"secret\":{\"NAME\":[PARTS]}}", "\"{0}\"")]
    public void MemoryForMembersBelowALongName_GrowsWithThemAlone(string shape, string part)
        => Growth.IsLinear(2000, size =>
        {
            var name = new string('k', size * 10);
            var parts = Growth.Parts(size, index => part.Replace("{0}", $"{index}", StringComparison.Ordinal));
            var value = JsonElement.Parse(
                shape.Replace("NAME", name, StringComparison.Ordinal).Replace("PARTS", parts, StringComparison.Ordinal));
            return () => Auth0Mcp.Text.ResultJson.WriteUtf8(writer => SecretMask.ByName.Write(writer, value));
        });

    [Fact]
    public async Task DryRunThatTakesTooLong_EndsWithTheTimeOfTheCall()
    {
        var time = new LookedAtTime(TimeSpan.FromSeconds(1)) { IsRunning = true };
        var result = await new Pipeline(time.Starts("{}"), time: time).Caller.CallAsync(
            new ToolCall("auth0_update_user", Pipeline.Arguments(s_many)) { IsDryRun = true }, CancellationToken.None);
        Assert.Contains(
            "The arguments could not be worked through within the time of a call.", result.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallerThatCancelsWhileArgumentsAreRead_GetsNoResult()
    {
        using var caller = new CancellationTokenSource();
        var time = new LookedAtTime(TimeSpan.FromMilliseconds(1), caller.Cancel) { IsRunning = true };
        var call = new ToolCall("auth0_update_user", Pipeline.Arguments(s_many)) { IsDryRun = true };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new Pipeline(time.Starts("{}"), time: time).Caller.CallAsync(call, caller.Token));
    }

    [Fact]
    public void ArgumentsThatTakeTooLongToShow_AreRecordedWithoutThem()
    {
        var time = new LookedAtTime(TimeSpan.FromSeconds(30)) { IsRunning = true };
        var call = new ToolCall(
            "auth0_update_user", Pipeline.Arguments($$"""{"user_metadata":[{{Growth.Parts(20_000, static _ => "1")}}]}"""));
        var work = new CallWork(time, ManagementHttp.CallTimeout, CancellationToken.None);
        var line = JsonElement.Parse(new Auth0Mcp.Audit.AuditedCall(call, "p", TimeProvider.System).AtEnd(default, "t", "ok", default, work));
        Assert.Equal("too much to look through for secrets", line.GetProperty("arguments").GetProperty("(not shown)").GetString());
    }

    private static void Ends(JsonElement answer, Action<Utf8JsonWriter, JsonElement, CallWork> write)
    {
        using var stream = new MemoryStream();
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { SkipValidation = true });
        var time = new LookedAtTime(TimeSpan.FromSeconds(30)) { IsRunning = true };
        Assert.Throws<TimeoutException>(() => write(
            writer, answer, new CallWork(time, ManagementHttp.CallTimeout, CancellationToken.None)));
        write(writer, answer, Unlimited());
    }

    private static CallWork Unlimited() => new(TimeProvider.System, Timeout.InfiniteTimeSpan, CancellationToken.None);

    /// <summary>A clock that goes on with each look at it, from the answer of the tenant on.</summary>
    /// <param name="step">How far.</param>
    /// <param name="look">Told of the tenth look.</param>
    private sealed class LookedAtTime(TimeSpan step, Action? look = null) : TimeProvider
    {
        private readonly TestTime _time = new();
        private int _looks;

        public bool IsRunning { get; set; }

        public override long TimestampFrequency => _time.TimestampFrequency;

        public TestTenant Starts(string json) => new TestTenant().Answers(_ =>
        {
            IsRunning = true;
            return json;
        });

        public override DateTimeOffset GetUtcNow() => _time.GetUtcNow();

        public override long GetTimestamp()
        {
            if (IsRunning)
            {
                _time.Advance(step);
                if (++_looks == 10)
                {
                    look?.Invoke();
                }
            }

            return _time.GetTimestamp();
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
            => _time.CreateTimer(callback, state, dueTime, period);
    }
}
