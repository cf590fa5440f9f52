using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Auth0Mcp.Mcp;
using Auth0Mcp.Text;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Auth0Mcp.Stdio;

/// <summary>
/// JSON-RPC batches, which revision 2025-03-26 has, no other has, and the SDK does not know: taken apart on the way in, so that
/// each message passes the same guards as one that comes alone, and put together on the way out.
/// </summary>
internal sealed class Batches
{
    /// <summary>Messages in one batch; a client that has more sends another.</summary>
    public const int MostMessages = 50;

    /// <summary>Batches that wait for some of their answers, and keep the others in memory meanwhile.</summary>
    private const int MostOpen = 2;

    private const string Revision = "2025-03-26";

    private readonly ConcurrentDictionary<RequestId, Batch> _open = new();
    private bool _areAllowed;
    private int _waiting;

    /// <summary>False while no answer has to be looked at.</summary>
    public bool AreOpen => !_open.IsEmpty;

    /// <summary>True for a line that is a batch.</summary>
    public static bool IsBatch(ReadOnlySpan<byte> line) => line.TrimStart(" \t\r\n"u8) is [(byte)'[', ..];

    /// <summary>
    /// Learns from the line that begins a session which revision it speaks; the server takes each one that has batches.
    /// </summary>
    public void Observe(ReadOnlySpan<byte> line)
    {
        if (line.IndexOf("\"initialize\""u8) < 0)
        {
            return;
        }

        try
        {
            var message = JsonElement.Parse(line);
            if (message.TryGetProperty("method", out var method) && method.ValueEquals("initialize")
                && message.TryGetProperty("params", out var given))
            {
                _areAllowed = given.TryGetProperty("protocolVersion", out var version) && version.ValueEquals(Revision);
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // It begins no session.
        }
    }

    /// <summary>
    /// The messages of a batch one by one, each with the end of its line; and what is answered at once, null when nothing is.
    /// </summary>
    public (IReadOnlyList<ReadOnlyMemory<byte>> Messages, ReadOnlyMemory<byte>? Answer) Split(ReadOnlyMemory<byte> line)
    {
        if (!_areAllowed)
        {
            return ([], Error(McpErrorCode.InvalidRequest, $"Batches are a part of revision {Revision} alone. Send each message by itself."));
        }

        if (Parts(line) is not { } parts)
        {
            return ([], Error(McpErrorCode.ParseError, "The batch is not valid JSON."));
        }

        if (parts.Count is 0 or > MostMessages)
        {
            return ([],
                Error(McpErrorCode.InvalidRequest,
                    parts.Count == 0
                    ? "The batch is empty."
                    : $"The batch has {parts.Count} messages; at most {MostMessages} are taken."));
        }

        var isBusy = Volatile.Read(ref _waiting) >= MostOpen;
        var batch = new Batch();
        var messages = new List<ReadOnlyMemory<byte>>();
        foreach (var part in parts)
        {
            if (!MessageIntegrity.IsWhole(part.Span, out var refused, leavesArguments: true))
            {
                batch.Add(refused ?? Error(McpErrorCode.ParseError, "The message is not valid JSON."));
                continue;
            }

            // A call whose arguments are nested too deep is rewritten, and answered, behind this.
            var passed = RequestGuard.Guard(part);
            var item = BatchItem.Read(passed);
            if (isBusy && item is { Problem: null, Id: { } later })
            {
                batch.Add(Error(ErrorLine.Busy, $"{MostOpen} batches wait for answers. Send this again when one of them is answered.", later));
                continue;
            }

            var problem = item.Problem
                ?? (item.Id is { } id && !_open.TryAdd(id, batch) ? "'id' is that of another request that is not answered yet" : null);
            if (problem is not null)
            {
                batch.Add(Error(McpErrorCode.InvalidRequest, problem, item.Id));
                continue;
            }

            if (item.Id is { } asked)
            {
                batch.Expect(asked);
            }

            messages.Add(passed);
        }

        if (batch.IsWaiting)
        {
            Interlocked.Increment(ref _waiting);
            return (messages, null);
        }

        return (messages, batch.Answers());
    }

    /// <summary>What to write for a line of the server: the line itself, the whole batch that it completes, or nothing yet.</summary>
    public ReadOnlyMemory<byte>? Join(ReadOnlyMemory<byte> line)
    {
        if (AnsweredBy(line) is not { } id || !_open.TryRemove(id, out var batch))
        {
            return line;
        }

        batch.Answer(id, line);
        return Whole(batch);
    }

    /// <summary>A cancelled request is never answered; its batch, when it waits for nothing else now.</summary>
    public ReadOnlyMemory<byte>? Cancel(RequestId id)
    {
        if (!_open.TryRemove(id, out var batch))
        {
            return null;
        }

        batch.Forget(id);
        return Whole(batch);
    }

    /// <summary>The answers of a batch that waits for no more of them.</summary>
    private ReadOnlyMemory<byte>? Whole(Batch batch)
    {
        if (!batch.TryEnd())
        {
            return null;
        }

        Interlocked.Decrement(ref _waiting);
        return batch.Answers();
    }

    private static RequestId? AnsweredBy(ReadOnlyMemory<byte> line)
    {
        using var document = JsonDocument.Parse(line, DeepJson.Options);
        return document.RootElement is { ValueKind: JsonValueKind.Object } root && !root.TryGetProperty("method", out _)
            && root.TryGetProperty("id", out var id) ? BatchItem.IdOf(id) : null;
    }

    /// <summary>The messages of a line; null when it is not an array.</summary>
    private static List<ReadOnlyMemory<byte>>? Parts(ReadOnlyMemory<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line.Span, new JsonReaderOptions { MaxDepth = int.MaxValue });
            var parts = new List<ReadOnlyMemory<byte>>();
            reader.Read();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                parts.Add((byte[])[.. line.Span[start..(int)reader.BytesConsumed], (byte)'\n']);
            }

            return reader.Read() ? null : parts;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ReadOnlyMemory<byte> Error(McpErrorCode code, string message, RequestId? id = null)
        => ErrorLine.Of(
            id?.Id switch
            {
                string text => $"\"{JsonEncodedText.Encode(text)}\"",
                long number => number.ToString(CultureInfo.InvariantCulture),
                _ => null,
            },
            code, message);
}
