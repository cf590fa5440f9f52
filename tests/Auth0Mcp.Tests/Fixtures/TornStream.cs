namespace Auth0Mcp.Tests.Fixtures;

/// <summary>A body that begins well; then something happens.</summary>
internal abstract class TornStream(byte[] start) : MemoryStream(start)
{
    public override bool CanSeek => false;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        => await base.ReadAsync(buffer, cancellationToken) is > 0 and var count ? count : await AfterAsync(cancellationToken);

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => await ReadAsync(buffer.AsMemory(offset, count), cancellationToken);

    public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
    {
        var buffer = new byte[bufferSize];
        while (await ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            await destination.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }
    }

    /// <summary>Reads on after the beginning.</summary>
    protected abstract ValueTask<int> AfterAsync(CancellationToken cancellationToken);
}
