using System.Buffers;
using ModelContextProtocol.Protocol;

namespace Auth0Mcp.Stdio;

/// <summary>The answers of one batch, in the order in which they came.</summary>
internal sealed class Batch
{
    private readonly Lock _lock = new();
    private readonly List<ReadOnlyMemory<byte>> _answers = [];
    private readonly HashSet<RequestId> _expected = [];
    private bool _isOver;

    /// <summary>True while a request is not answered.</summary>
    public bool IsWaiting
    {
        get
        {
            lock (_lock)
            {
                return _expected.Count > 0;
            }
        }
    }

    /// <summary>True once, when it waits for no more.</summary>
    public bool TryEnd()
    {
        lock (_lock)
        {
            return _expected.Count == 0 && !_isOver && (_isOver = true);
        }
    }

    public void Expect(RequestId id)
    {
        lock (_lock)
        {
            _expected.Add(id);
        }
    }

    public void Forget(RequestId id)
    {
        lock (_lock)
        {
            _expected.Remove(id);
        }
    }

    public void Add(ReadOnlyMemory<byte> answer)
    {
        lock (_lock)
        {
            _answers.Add(answer);
        }
    }

    public void Answer(RequestId id, ReadOnlyMemory<byte> answer)
    {
        lock (_lock)
        {
            _answers.Add(answer);
            _expected.Remove(id);
        }
    }

    /// <summary>All of them as one array; null when there are none.</summary>
    public ReadOnlyMemory<byte>? Answers()
    {
        lock (_lock)
        {
            if (_answers.Count == 0)
            {
                return null;
            }

            var buffer = new ArrayBufferWriter<byte>(_answers.Sum(static answer => answer.Length + 1) + 3);
            buffer.Write("["u8);
            for (var index = 0; index < _answers.Count; index++)
            {
                buffer.Write(index == 0 ? ""u8 : ","u8);
                buffer.Write(_answers[index].Span.TrimEnd("\r\n"u8));
            }

            buffer.Write("]\n"u8);
            return buffer.WrittenMemory;
        }
    }
}
