using System.Text;
using Auth0Mcp.Stdio;
using Microsoft.Extensions.Time.Testing;

namespace Auth0Mcp.Tests.Mcp;

/// <summary>A client that asks faster than it is answered: its further lines stay where they are.</summary>
public sealed class FloodTests : IAsyncDisposable
{
    private const string List = "tools/list";
    private const string Call = "tools/call";

    private readonly FakeTimeProvider _time = new();
    private readonly PendingRequests _pending;
    private readonly Batches _batches = new();
    private readonly MemoryStream _written = new();
    private readonly AnswerStream _answers;

    public FloodTests()
    {
        _pending = new PendingRequests(_time);
        _answers = new AnswerStream(_written, _batches);
    }

    public async ValueTask DisposeAsync()
    {
        _pending.Dispose();
        await _answers.DisposeAsync();
    }

    [Theory]
    [InlineData(List, 17)]
    [InlineData(Call, 257)]
    public async Task RequestsThatNobodyAnswered_AreTakenInUpToABound(string method, int most)
    {
        await using var guarded = Guarded(method);
        for (var i = 0; i < most; i++)
        {
            Assert.Contains(method, await NextAsync(guarded), StringComparison.Ordinal);
        }

        var next = NextAsync(guarded);
        Assert.False(next.IsCompleted);
        _pending.Remove(new(0));
        Assert.Contains(method, await next, StringComparison.Ordinal);
        Assert.Equal(most, _pending.Count);
    }

    [Fact]
    public async Task RequestsThatAreNeverAnswered_StopNobody()
    {
        await using var guarded = Guarded(List);
        for (var i = 0; i < 17; i++)
        {
            await NextAsync(guarded);
        }

        var next = NextAsync(guarded);
        Assert.False(next.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains(List, await next, StringComparison.Ordinal);
        for (var i = 0; i < 16; i++)
        {
            Assert.Contains(List, await NextAsync(guarded), StringComparison.Ordinal);
        }

        Assert.False(NextAsync(guarded).IsCompleted);
    }

    [Fact]
    public async Task IdThatIsUsedAgain_IsCountedAsOftenAsItIsAnswered()
    {
        _pending.Add(new(1), 0, isCall: true);
        _pending.Add(new(1), 0, isCall: false);
        _pending.Add(new(1), 0, isCall: false);
        Assert.Equal((3, 2), (_pending.Count, _pending.Plain));
        _pending.Remove(new(1));
        _pending.Remove(new(1));
        Assert.Equal((1, 1), (_pending.Count, _pending.Plain));
        _pending.Remove(new(1));
        _pending.Remove(new(1));
        Assert.Equal((0, 0), (_pending.Count, _pending.Plain));
        Assert.Null(await _pending.FewerAsync(0, 0, TimeSpan.FromSeconds(1), CancellationToken.None));
    }

    [Fact]
    public async Task CancelledRequest_CountsUntilItsAnswerIsWritten_AndIsNotWaitedFor()
    {
        _pending.Add(new(1), 100, isCall: false);
        _pending.Cancel(new(1));
        _pending.Cancel(new(1));
        Assert.Equal((1, 1, 0L), (_pending.Count, _pending.Plain, _pending.Bytes));
        await _pending.EndAsync(CancellationToken.None);
        _pending.Remove(new(1));
        Assert.Equal((0, 0), (_pending.Count, _pending.Plain));
        _pending.Add(new(2), 0, isCall: false);
        _pending.Cancel(new(2));
        _pending.Forgive();
        Assert.Equal((0, 0), (_pending.Count, _pending.Plain));
    }

    [Theory]
    [InlineData("{}\r{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"} {\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"ping\"}")]
    [InlineData("x{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}")]
    [InlineData("\0{\0}\0")]
    public async Task LineThatIsNotOneMessage_IsNotHandedOn(string line)
    {
        await using var guarded = new RequestGuardStream(
            new MemoryStream(Encoding.UTF8.GetBytes(line + "\n{\"jsonrpc\":\"2.0\",\"id\":\"next\",\"method\":\"ping\"}\n")), _pending, _batches,
            _answers);
        Assert.Equal("{\"jsonrpc\":\"2.0\",\"id\":\"next\",\"method\":\"ping\"}\n", await NextAsync(guarded));
        Assert.Equal(1, _pending.Count);
        Assert.Contains("-32700", Encoding.UTF8.GetString(_written.ToArray()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"jsonrpc\":\"2.0\",\r\"id\":1,\"method\":\"ping\"}\r\n")]
    [InlineData("\uFEFF{\"jsonrpc\":\"2.0\", \"id\":1,\"method\":\"ping\"} \n")]
    public async Task BlanksAroundAMessage_AreBlanksForEveryReader(string line)
    {
        await using var guarded = new RequestGuardStream(
            new MemoryStream(Encoding.UTF8.GetBytes(line)), _pending, _batches, _answers);
        Assert.Equal("{\"jsonrpc\":\"2.0\", \"id\":1,\"method\":\"ping\"} \n", await NextAsync(guarded));
    }

    private RequestGuardStream Guarded(string method)
    {
        var lines = Enumerable.Range(0, 400).Select(id => $$"""{"jsonrpc":"2.0","id":{{id}},"method":"{{method}}","params":{"name":"x"} }""");
        return new(new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines))), _pending, _batches, _answers);
    }

    private static async Task<string> NextAsync(RequestGuardStream guarded)
    {
        var buffer = new byte[4096];
        return Encoding.UTF8.GetString(buffer, 0, await guarded.ReadAsync(buffer));
    }
}
