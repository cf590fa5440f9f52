using System.Buffers;
using System.IO.Pipelines;
using Auth0Mcp.Context;
using Auth0Mcp.Mcp;
using Auth0Mcp.Text;

namespace Auth0Mcp.Stdio;

/// <summary>The input of the server, line by line through <see cref="RequestGuard"/>. A line beyond the bound is dropped.</summary>
/// <param name="input">What the client writes.</param>
/// <param name="pending">Learns of every request; its answers are waited for before the end of the input is handed on.</param>
/// <param name="batches">Takes batches apart.</param>
/// <param name="answers">Where those of batches go that the SDK knows nothing of.</param>
internal sealed class RequestGuardStream(Stream input, PendingRequests pending, Batches batches, AnswerStream answers) : SequentialStream
{
    /// <summary>Bytes; twice the arguments that a call may have, and no call comes near.</summary>
    private const int MaxLineLength = 2 * CallMemory.MaxArguments;

    /// <summary>Bytes of lines behind which what was made of them is collected: the collector by itself waits for much more.</summary>
    private const int BetweenCollections = CallMemory.MaxArguments;

    /// <summary>Requests that may be open while a client does not read what is written.</summary>
    private const int MostUnread = 8;

    /// <summary>Requests that may be open in any case; of calls, all but a few are then told that the server is busy.</summary>
    private const int MostOpen = 256;

    /// <summary>Those of them that call no tool. A client asks one or two of these at a time, and a list is large.</summary>
    private const int MostPlain = 16;

    /// <summary>How long a line waits for an answer to an earlier one: what the SDK drops is never answered.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(50);

    /// <summary>Shorter lines are not counted.</summary>
    private const int Small = 64 * 1024;

    private readonly PipeReader _reader = PipeReader.Create(input, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true));
    private ReadOnlyMemory<byte> _pending;
    private readonly Queue<ReadOnlyMemory<byte>> _answers = new();
    private OversizedLine? _dropped;
    private int _passed;

    public override bool CanRead => true;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_pending.IsEmpty)
        {
            await WaitForRoomAsync(cancellationToken);

            // A read of standard input cannot be cancelled once it waits: on a signal it is left behind.
            var result = await _reader.ReadAsync(CancellationToken.None).AsTask().WaitAsync(cancellationToken);
            var isTaken = TakeLine(result);
            while (_answers.TryDequeue(out var answer))
            {
                await answers.WriteLineAsync(answer);
            }

            if (!isTaken && result.IsCompleted)
            {
                await pending.EndAsync(cancellationToken);
                return 0;
            }
        }

        var count = Math.Min(buffer.Length, _pending.Length);
        _pending[..count].CopyTo(buffer);
        _pending = _pending[count..];
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count)
        => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    /// <summary>Each request and its result wait in memory: no more is taken in while too many are open, or their results unread.</summary>
    private async Task WaitForRoomAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (pending.Count > MostUnread && answers.Written is { IsCompleted: false } written)
            {
                await written.WaitAsync(cancellationToken);
                continue;
            }

            switch (await pending.FewerAsync(MostOpen, MostPlain, s_patience, cancellationToken))
            {
                case null:
                    return;
                case false when answers.Written.IsCompleted:
                    pending.Forgive();
                    return;
                default:
                    break;
            }
        }
    }

    /// <summary>Takes one line out of what was read; false when there is none yet.</summary>
    private bool TakeLine(ReadResult result)
    {
        var buffer = result.Buffer;
        var end = buffer.PositionOf((byte)'\n');
        if (end is { } newline)
        {
            var next = buffer.GetPosition(1, newline);
            _dropped?.Add(buffer.Slice(0, newline));
            Enqueue(_dropped?.Answer(MaxLineLength));
            _pending = _dropped is not null ? default : Pass(buffer.Slice(0, next).ToArray());
            _dropped = null;
            _reader.AdvanceTo(next);
            return true;
        }

        if (result.IsCompleted && !buffer.IsEmpty && _dropped is null)
        {
            // With the end of the line that the client left out: the SDK would wait for it until the input is over.
            _pending = Pass((byte[])[.. buffer.ToArray(), (byte)'\n']);
            _reader.AdvanceTo(buffer.End);
            return true;
        }

        _dropped ??= buffer.Length > MaxLineLength ? new OversizedLine() : null;
        _dropped?.Add(buffer);
        _reader.AdvanceTo(_dropped is not null ? buffer.End : buffer.Start, buffer.End);
        return false;
    }

    /// <summary>
    /// What to hand on of a line: of a batch its messages, each in a line of its own; of what is no JSON nothing, which the SDK may
    /// read in another way.
    /// </summary>
    private ReadOnlyMemory<byte> Pass(Memory<byte> line)
    {
        Collect(line.Length);

        // JSON has it between its values alone, and the SDK would take it for the end of the line.
        line.Span[..^1].Replace((byte)'\r', (byte)' ');
        if (line.Span.StartsWith("\uFEFF"u8))
        {
            line = line["\uFEFF"u8.Length..];
        }

        if (!Batches.IsBatch(line.Span))
        {
            var refused = RequestGuard.Refuse(line.Span);
            if (refused is not null || !MessageIntegrity.IsWhole(line.Span, out refused, leavesArguments: true))
            {
                Enqueue(refused);
                return default;
            }

            batches.Observe(line.Span);
            return PassOne(line);
        }

        var (messages, answer) = batches.Split(line);
        Enqueue(answer);
        return messages is [var only] ? PassOne(only) : (byte[])[.. messages.SelectMany(message => PassOne(message).ToArray())];
    }

    private ReadOnlyMemory<byte> PassOne(ReadOnlyMemory<byte> message)
    {
        var passed = RequestGuard.Pass(message, pending, out var cancelled);
        Enqueue(cancelled is { } id ? batches.Cancel(id) : null);
        return passed;
    }

    private void Collect(int length)
    {
        _passed += length > Small ? length : 0;
        if (_passed > BetweenCollections)
        {
            _passed = 0;
            CallMemory.Collect();
        }
    }

    private void Enqueue(ReadOnlyMemory<byte>? answer)
    {
        if (answer is { } line)
        {
            _answers.Enqueue(line);
        }
    }
}
