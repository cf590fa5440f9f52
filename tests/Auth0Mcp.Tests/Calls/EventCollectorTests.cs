using System.Text;
using System.Threading.Channels;
using Auth0Mcp.Calls.Results;
using Auth0Mcp.Tests.Fixtures;
using Microsoft.Extensions.Time.Testing;

namespace Auth0Mcp.Tests.Calls;

/// <summary>What is left of a stream of events that by itself would never end.</summary>
public class EventCollectorTests
{
    private static readonly TimeSpan s_wait = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task Events_AreCollectedInOrderWithTheirTypes()
    {
        var collected = await Collect([Event(1), Event(2)]);

        Assert.Equal(EventStop.Ended, collected.Stop);
        Assert.Equal(
            ["""{"type":"user.created","offset":"o1","event":{"id":"evt_1"}}""",
            """{"type":"user.created","offset":"o2","event":{"id":"evt_2"}}"""],
            collected.Events.Select(static item => item.GetRawText()));
        Assert.Equal("o2", collected.From);
    }

    [Fact]
    public async Task EnoughEvents_EndTheListening()
    {
        var stream = new ScriptedStream();
        stream.Sends(Event(1) + Event(2) + Event(3));

        var collected = await Collect(stream, maxEvents: 2);

        Assert.Equal((EventStop.Enough, 2, "o2"), (collected.Stop, collected.Events.Count, collected.From));
    }

    [Fact]
    public async Task TimeThatIsUp_KeepsWhatCame()
    {
        var stream = new ScriptedStream();
        stream.Sends(Event(1));
        var time = new FakeTimeProvider();

        var collecting = new EventCollector(time).CollectAsync(stream, 10, s_wait, null, CancellationToken.None);
        await stream.IsDrained;
        time.Advance(s_wait - TimeSpan.FromMilliseconds(1));
        Assert.False(collecting.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));
        var collected = await collecting;

        Assert.Equal((EventStop.TimeIsUp, 1, "o1"), (collected.Stop, collected.Events.Count, collected.From));
    }

    [Fact]
    public async Task CancellationByTheCaller_IsNoResult()
    {
        using var cancellation = new CancellationTokenSource();
        var stream = new ScriptedStream();
        var collecting = new EventCollector(new FakeTimeProvider()).CollectAsync(stream, 10, s_wait, null, cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => collecting);
    }

    [Fact]
    public async Task EventBeyondTheBytes_IsLeftToTheNextCall()
    {
        var collected = await Collect(Ended(Event(1) + Event(2) + Event(3)), maxBytes: Event(1).Length + 30);

        Assert.Equal((EventStop.TooLarge, 1, "o1"), (collected.Stop, collected.Events.Count, collected.From));
    }

    [Fact]
    public async Task EventInPieces_IsOneEvent()
    {
        var stream = new ScriptedStream();
        foreach (var letter in Event(1))
        {
            stream.Sends(letter.ToString());
        }

        stream.Ends();

        Assert.Equal("evt_1", Assert.Single((await Collect(stream)).Events).GetProperty("event").GetProperty("id").GetString());
    }

    [Fact]
    public async Task Heartbeat_MovesOnlyThePosition()
    {
        var collected = await Collect([Event(1), ": still here\n\n", "event: offset-only\ndata: {\"offset\":\"o9\"}\n\n"]);

        Assert.Single(collected.Events);
        Assert.Equal("o9", collected.From);
    }

    [Fact]
    public async Task ErrorEvent_EndsTheListeningAndIsNoEvent()
    {
        var collected = await Collect(
            [Event(1), "event: error\ndata: {\"error\":{\"code\":\"TIMEOUT\",\"message\":\"Bye\"}}\n\n", Event(2)]);

        Assert.Equal((EventStop.Failed, 1, "o1"), (collected.Stop, collected.Events.Count, collected.From));
        Assert.Equal("Bye", collected.Error!.Value.GetProperty("error").GetProperty("message").GetString());
    }

    [Fact]
    public async Task PositionOfTheProtocol_IsTakenWhereTheDataNamesNone()
        => Assert.Equal("i7", (await Collect(["event: user.deleted\nid: i7\ndata: {\"event\":{}}\n\n"])).From);

    [Fact]
    public async Task DataThatIsNoJsonObject_IsShownAsText()
        => Assert.Equal(
            ["""{"type":"note","data":"hello\nthere"}""", """{"type":"message","data":"[1]"}"""],
            (await Collect(["event: note\ndata: hello\ndata: there\n\n", "data: [1]\n\n"])).Events.Select(
            static item => item.GetRawText()));

    [Fact]
    public async Task TypeInTheData_IsNotDoubled()
        => Assert.Equal(
            """{"offset":"1","type":"a"}""",
            (await Collect(["event: b\ndata: {\"offset\":\"1\",\"type\":\"a\"}\n\n"])).Events.Single().GetRawText());

    [Fact]
    public async Task UnfinishedEvent_IsNoEvent() => Assert.Empty((await Collect([Event(1).TrimEnd('\n')])).Events);

    [Fact]
    public async Task BrokenConnection_KeepsWhatCame()
    {
        var stream = new ScriptedStream();
        stream.Sends(Event(1));
        stream.Ends(new IOException("reset"));

        Assert.Equal((EventStop.Ended, "o1"), await Collect(stream) is var collected ? (collected.Stop, collected.From) : default);
    }

    [Fact]
    public async Task ConnectionThatBreaksAtOnce_IsAFailure()
    {
        var stream = new ScriptedStream();
        stream.Ends(new IOException("reset"));

        await Assert.ThrowsAsync<IOException>(() => Collect(stream));
    }

    [Fact]
    public async Task EveryEvent_IsReported()
    {
        var progress = new Notes();

        await new EventCollector(new FakeTimeProvider()).CollectAsync(
            Ended(Event(1) + Event(2)), 5, s_wait, progress, CancellationToken.None);

        Assert.Equal(["1 of 5 events", "2 of 5 events"], progress.Texts);
    }

    private static string Event(int number)
        => $$$"""event: user.created{{{'\n'}}}data: {"offset":"o{{{number}}}","event":{"id":"evt_{{{number}}}"}}{{{"\n\n"}}}""";

    private static Task<CollectedEvents> Collect(IEnumerable<string> parts) => Collect(Ended(string.Concat(parts)));

    private static Task<CollectedEvents> Collect(Stream stream, int maxEvents = 10, int maxBytes = EventCollector.DefaultMaxBytes)
        => new EventCollector(new FakeTimeProvider(), maxBytes).CollectAsync(stream, maxEvents, s_wait, null, CancellationToken.None);

    private static ScriptedStream Ended(string text)
    {
        var stream = new ScriptedStream();
        stream.Sends(text);
        stream.Ends();
        return stream;
    }

    private sealed class Notes : IProgress<string>
    {
        public List<string> Texts { get; } = [];

        public void Report(string value) => Texts.Add(value);
    }
}
