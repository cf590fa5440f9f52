using System.Text;
using Auth0Mcp.Mcp;
using Auth0Mcp.Stdio;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Mcp;

/// <summary>What the end of the input waits for. The patience of these servers never ends.</summary>
public sealed class PendingRequestsTests : IDisposable
{
    private readonly PendingRequests _pending = new(new TestTime(TimeSpan.Zero));

    public void Dispose() => _pending.Dispose();

    [Fact]
    public async Task NumberAndTextOfTheSameDigits_AreTwoRequests()
    {
        Read("""{"jsonrpc":"2.0","id":1,"method":"ping"}""");
        Read("""{"jsonrpc":"2.0","id":"1","method":"ping"}""");
        _pending.Remove(new(1));
        var end = _pending.EndAsync(CancellationToken.None);
        Assert.False(_pending.Abandoned.IsCancellationRequested);
        _pending.Remove(new("1"));
        await end;
        Assert.True(_pending.Abandoned.IsCancellationRequested);
    }

    [Fact]
    public async Task Cancellation_IsForTheIdOfItsKind()
    {
        Read("""{"jsonrpc":"2.0","id":7,"method":"ping"}""");
        Read("""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":"7"}}""");
        var end = _pending.EndAsync(CancellationToken.None);
        Assert.False(_pending.Abandoned.IsCancellationRequested);
        Read("""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":7}}""");
        await end;
        Assert.True(_pending.Abandoned.IsCancellationRequested);
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("1e400")]
    [InlineData("null")]
    [InlineData("{}")]
    public async Task IdThatIsNeverAnswered_IsNotWaitedFor(string id)
    {
        Read($$"""{"jsonrpc":"2.0","id":{{id}},"method":"ping"}""");
        await _pending.EndAsync(CancellationToken.None);
        Assert.True(_pending.Abandoned.IsCancellationRequested);
    }

    private void Read(string line) => RequestGuard.Pass(Encoding.UTF8.GetBytes(line), _pending);
}
