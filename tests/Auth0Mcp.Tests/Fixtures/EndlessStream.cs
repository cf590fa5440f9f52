namespace Auth0Mcp.Tests.Fixtures;

/// <summary>A body of blanks that never ends: as many at a time as are asked for.</summary>
internal sealed class EndlessStream() : TornStream([])
{
    private long _read;

    public long BytesRead => Interlocked.Read(ref _read);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        buffer.Span.Fill((byte)' ');
        Interlocked.Add(ref _read, buffer.Length);
        return ValueTask.FromResult(buffer.Length);
    }

    protected override ValueTask<int> AfterAsync(CancellationToken cancellationToken) => ValueTask.FromResult(0);
}
