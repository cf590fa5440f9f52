using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Auth0Mcp.Calls;
using Auth0Mcp.Context;
using Auth0Mcp.Mcp;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Auth0Mcp.Stdio;

/// <summary>
/// Looks at each incoming line before the SDK does. The SDK drops a message nested deeper than 64 levels, fails a call whose
/// arguments are no object or hold half of a surrogate pair, and keeps only the last of two equal names: the client would hang,
/// learn nothing, or a call would run with half of its arguments. Arguments that a client wrote as a text are read as the object
/// that they are; any other such call is rewritten to one that the call handler answers with an error result; every other line
/// passes unchanged.
/// </summary>
internal static partial class RequestGuard
{
    /// <summary>The SDK's limit less the levels of the envelope.</summary>
    private const int MaxDepth = 60;

    /// <summary>Bytes of any other message.</summary>
    private const int MaxOther = 1024 * 1024;

    private const string Marker = "auth0-mcp/malformed-arguments";
    private const string BusyMarker = "auth0-mcp/no-room";

    /// <summary>Bytes of large calls that are read and not yet answered: the SDK makes several times as much of each.</summary>
    private const int MostUnderWay = 2 * CallMemory.MaxArguments;

    /// <summary>
    /// Bytes of what a call has beside its arguments: the progress token, the trace, the answer to a question, and in some
    /// revisions the client with its icons.
    /// </summary>
    private const int MaxEnvelope = 512 * 1024;

    /// <summary>Bytes of a line that cannot hold too much.</summary>
    private const int Harmless = 64 * 1024;

    /// <summary>Why arguments were rewritten, or null for arguments as the client sent them.</summary>
    public static CallError? Refusal(IDictionary<string, JsonElement> arguments)
        => arguments.ContainsKey(BusyMarker)
            ? CallError.NoRoom()
            : arguments.TryGetValue(Marker, out var reason) && reason.ValueKind == JsonValueKind.String
                ? new CallError("invalid_arguments", reason.GetString()!, "Send 'arguments' as one JSON object and call again.")
                : null;

    /// <summary>The line to hand on; a request in it is pending from now on.</summary>
    public static ReadOnlyMemory<byte> Pass(ReadOnlyMemory<byte> line, PendingRequests pending) => Pass(line, pending, out _);

    /// <param name="cancelled">The request that will never be answered because of this line; null for any other line.</param>
    public static ReadOnlyMemory<byte> Pass(ReadOnlyMemory<byte> line, PendingRequests pending, out RequestId? cancelled)
    {
        cancelled = null;
        try
        {
            var call = Bounded(line.Span);
            var isLarge = call.IsToolCall && line.Length > Harmless;
            if (isLarge && pending.Bytes + line.Length > MostUnderWay)
            {
                (call.Problem, call.TextArguments, call.HasRoom, isLarge) = ("", null, false, false);
            }

            cancelled = Note(line.Span, call, pending, isLarge ? line.Length : 0);
            return Guarded(line, call);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // A name in it is not a text: the SDK ignores the line.
            return line;
        }
    }

    /// <summary>The error for a line that is no call and larger than any such message; null for all others.</summary>
    public static ReadOnlyMemory<byte>? Refuse(ReadOnlySpan<byte> line)
    {
        if (line.Length <= MaxOther)
        {
            return null;
        }

        string? id = null;
        try
        {
            var call = Scan(line);
            if (call.IsToolCall)
            {
                return null;
            }

            id = call is { HasMethod: true, Id: { } given } ? Encoding.UTF8.GetString(line[given]) : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // No JSON.
        }

        return ErrorLine.Of(
            id, McpErrorCode.InvalidRequest, $"The message is larger than {MaxOther / 1024 / 1024} MB, which only a call may be.");
    }

    /// <summary>A message of a batch as it is handed on, before it is known to be one.</summary>
    public static ReadOnlyMemory<byte> Guard(ReadOnlyMemory<byte> message)
    {
        try
        {
            return Guarded(message, Bounded(message.Span));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return message;
        }
    }

    private static ReadOnlyMemory<byte> Guarded(ReadOnlyMemory<byte> line, Call call)
        => call is { IsToolCall: true, TextArguments: { } text } && Unwrap(line.Span, text) is { } unwrapped
            ? Guarded(unwrapped, Bounded(unwrapped.Span))
            : call is { IsToolCall: true, Problem: { } problem } ? Rewrite(line.Span, call, problem)
            : line;

    /// <summary>The line with the object that a client wrote as a text; null where the text is none.</summary>
    private static ReadOnlyMemory<byte>? Unwrap(ReadOnlySpan<byte> line, Range text)
    {
        try
        {
            using var document = JsonDocument.Parse(
                JsonElement.Parse(line[text]).GetString()!, new JsonDocumentOptions { MaxDepth = MaxDepth });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            // Written anew: a line break between its members would end the line.
            var buffer = new ArrayBufferWriter<byte>(line.Length);
            buffer.Write(line[..text.Start.Value]);
            using (var writer = new Utf8JsonWriter(
                buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            {
                document.RootElement.WriteTo(writer);
            }

            buffer.Write(line[text.End.Value..]);
            return buffer.WrittenMemory;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <returns>The request that is cancelled; null when none is.</returns>
    private static RequestId? Note(ReadOnlySpan<byte> line, Call call, PendingRequests pending, int bytes)
    {
        if (call is { IsJsonRpc: true, HasMethod: true, Id: { } id })
        {
            if (Read(line[id]) is { } request)
            {
                pending.Add(request, bytes, call.IsToolCall);
            }
        }
        else if (call is { IsCancellation: true, CancelledId: { } cancelled } && Read(line[cancelled]) is { } given)
        {
            pending.Cancel(given);
            return given;
        }

        return null;
    }

    /// <summary>Null for an id that the SDK does not take, and never answers.</summary>
    private static RequestId? Read(ReadOnlySpan<byte> id) => BatchItem.IdOf(JsonElement.Parse(id));

    private static ReadOnlyMemory<byte> Rewrite(ReadOnlySpan<byte> line, Call call, string problem)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            writer.WriteStartObject();
            writer.WriteString("jsonrpc", "2.0");
            WriteRaw(writer, "id", line, call.Id);
            writer.WriteString("method", "tools/call");
            writer.WriteStartObject("params");
            if (call.Name is { } name && LengthOf(name) > MaxEnvelope)
            {
                writer.WriteString("name", "");
            }
            else
            {
                WriteRaw(writer, "name", line, call.Name);
            }

            if (call.Meta is { } meta && LengthOf(meta) <= MaxEnvelope)
            {
                WriteRaw(writer, "_meta", line, meta);
            }

            writer.WriteStartObject("arguments");
            writer.WriteString(call.HasRoom ? Marker : BusyMarker, problem);
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }

    private static void WriteRaw(Utf8JsonWriter writer, string property, ReadOnlySpan<byte> line, Range? value)
    {
        if (value is { } range)
        {
            writer.WritePropertyName(property);
            writer.WriteRawValue(line[range], skipInputValidation: true);
        }
    }
}
