using System.Buffers;
using Auth0Mcp.Text;

namespace Auth0Mcp.Stdio;

/// <summary>
/// The output of the server, line by line through <see cref="Batches"/>: nothing else comes between a message and its end.
/// </summary>
internal sealed class AnswerStream(Stream output, Batches batches) : SequentialStream
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private ArrayBufferWriter<byte> _line = new(4096);
    private volatile Task _written = Task.CompletedTask;

    /// <summary>Not over while a client does not read what is written.</summary>
    public Task Written => _written;

    public override bool CanWrite => true;

    /// <summary>Writes a line that the SDK knows nothing of.</summary>
    public async Task WriteLineAsync(ReadOnlyMemory<byte> line)
    {
        await _turn.WaitAsync(CancellationToken.None);
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _written = written.Task;
        try
        {
            await output.WriteAsync(line, CancellationToken.None);
            await output.FlushAsync(CancellationToken.None);
        }
        finally
        {
            written.SetResult();
            _turn.Release();
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (buffer.Span.IndexOf((byte)'\n') is >= 0 and var end)
        {
            _line.Write(buffer.Span[..(end + 1)]);
            buffer = buffer[(end + 1)..];
            var line = _line.WrittenMemory;
            if ((batches.AreOpen ? batches.Join(line) : line) is { } written)
            {
                await WriteLineAsync(written);
            }

            // A batch keeps its answers until all are there: they do not share the buffer.
            _line = new ArrayBufferWriter<byte>(4096);
        }

        _line.Write(buffer.Span);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count)
        => WriteAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    /// <summary>Lines are flushed as they are written.</summary>
    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _turn.Dispose();
            output.Dispose();
        }

        base.Dispose(disposing);
    }
}
