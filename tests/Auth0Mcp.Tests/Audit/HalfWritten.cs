namespace Auth0Mcp.Tests.Audit;

/// <summary>Half of what is written fits.</summary>
internal sealed class HalfWritten(string path) : MemoryStream
{
    private readonly FileStream _file = new(path, FileMode.Append);

    public override long Length => _file.Length;

    public override void SetLength(long value) => _file.SetLength(value);

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _file.Write(buffer[..(buffer.Length / 2)]);
        _file.Flush();
        throw new IOException("No space left on device", 28);
    }

    protected override void Dispose(bool disposing)
    {
        _file.Dispose();
        base.Dispose(disposing);
    }
}
