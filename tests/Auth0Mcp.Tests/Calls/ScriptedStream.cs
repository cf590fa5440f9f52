using System.Text;
using System.Threading.Channels;

namespace Auth0Mcp.Tests.Calls;

/// <summary>A connection that delivers pieces as told, and is silent until then.</summary>
internal sealed class ScriptedStream : Stream
{
    private readonly Channel<byte[]> _pieces = Channel.CreateUnbounded<byte[]>();
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ReadOnlyMemory<byte> _rest;

    /// <summary>Over when everything was read and more is awaited.</summary>
    public Task IsDrained => _drained.Task;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public void Sends(string text) => _pieces.Writer.TryWrite(Encoding.UTF8.GetBytes(text));

    public void Ends(Exception? failure = null) => _pieces.Writer.Complete(failure);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_rest.IsEmpty)
        {
            var next = _pieces.Reader.WaitToReadAsync(cancellationToken);
            if (!next.IsCompleted)
            {
                _drained.TrySetResult();
            }

            if (!await next)
            {
                return 0;
            }

            _pieces.Reader.TryRead(out var piece);
            _rest = piece;
        }

        var count = Math.Min(buffer.Length, _rest.Length);
        _rest[..count].CopyTo(buffer);
        _rest = _rest[count..];
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
