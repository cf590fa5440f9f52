using System.Text.Json;
using Auth0Mcp.Context;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Stdio;

/// <summary>What has to be known of a line, read without the limits of the SDK.</summary>
internal static partial class RequestGuard
{
    /// <summary>
    /// The SDK makes objects of all values of a line before anybody can refuse it: a call with too much of them is rewritten.
    /// </summary>
    private static Call Bounded(ReadOnlySpan<byte> line)
    {
        var call = Scan(line);
        if (call.IsToolCall && line.Length > Harmless && TooMuch(line, call) is { } problem)
        {
            (call.Problem, call.TextArguments) = (call.Problem is null || call.TextArguments is not null ? problem : call.Problem, null);
        }

        return call;
    }

    private static string? TooMuch(ReadOnlySpan<byte> line, Call call)
        => LengthOf(call.Arguments) > CallMemory.MaxArguments ? $"'arguments' is larger than {CallMemory.MaxArguments / 1024 / 1024} MB."
            : line.Length - LengthOf(call.Arguments) > MaxEnvelope
                ? $"The request is larger than {MaxEnvelope / 1024} KB without its 'arguments'."
            : JsonSize.Values(line, CallMemory.MaxValues) > CallMemory.MaxValues
                ? $"'arguments' holds more than {CallMemory.MaxValues} values."
            : null;

    private static int LengthOf(Range range) => range.End.Value - range.Start.Value;

    private static Call Scan(ReadOnlySpan<byte> line)
    {
        var call = new Call();
        var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = int.MaxValue });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return call;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("params"u8))
            {
                reader.Read();
                ScanParams(ref reader, call);
            }
            else if (reader.ValueTextEquals("id"u8))
            {
                call.Id = Value(ref reader);
            }
            else if (reader.ValueTextEquals("method"u8))
            {
                reader.Read();
                call.HasMethod = reader.TokenType == JsonTokenType.String;
                call.IsToolCall = call.HasMethod && reader.ValueTextEquals("tools/call"u8);
                call.IsCancellation = call.HasMethod && reader.ValueTextEquals("notifications/cancelled"u8);
            }
            else if (reader.ValueTextEquals("jsonrpc"u8))
            {
                reader.Read();
                call.IsJsonRpc = reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("2.0"u8);
                reader.Skip();
            }
            else
            {
                Value(ref reader);
            }
        }

        return call;
    }

    private static void ScanParams(ref Utf8JsonReader reader, Call call)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("arguments"u8))
            {
                reader.Read();
                call.TextArguments = reader.TokenType == JsonTokenType.String
                    ? (int)reader.TokenStartIndex..(int)reader.BytesConsumed
                    : null;
                var start = (int)reader.TokenStartIndex;
                call.Problem = ScanArguments(ref reader);
                call.Arguments = start..(int)reader.BytesConsumed;
            }
            else if (reader.ValueTextEquals("name"u8))
            {
                call.Name = Value(ref reader);
            }
            else if (reader.ValueTextEquals("_meta"u8))
            {
                call.Meta = Value(ref reader);
            }
            else if (reader.ValueTextEquals("requestId"u8))
            {
                call.CancelledId = Value(ref reader);
            }
            else
            {
                Value(ref reader);
            }
        }
    }

    private static string? ScanArguments(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            var kind = reader.TokenType == JsonTokenType.StartArray ? "an array" : "a " + reader.TokenType.ToString().ToLowerInvariant();
            reader.Skip();
            return $"'arguments' is {kind}, not an object.";
        }

        var depth = reader.CurrentDepth;
        var names = new HashSet<string>(StringComparer.Ordinal);
        string? problem = null;
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            if (reader.CurrentDepth - depth > MaxDepth)
            {
                problem ??= $"'arguments' is nested deeper than {MaxDepth} levels.";
            }
            else if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String && !JsonText.IsSound(reader.ValueSpan))
            {
                problem ??= $"'arguments' has a text that {JsonText.Problem}.";
            }
            else if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == depth + 1)
            {
                var name = reader.GetString()!;
                problem ??= names.Add(name) ? null : $"The argument '{ShortText.Cut(name, 60)}' is given twice.";
            }
        }

        return problem;
    }

    /// <summary>Where the value of the current property stands; the reader ends on its last token.</summary>
    private static Range Value(ref Utf8JsonReader reader)
    {
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return start..(int)reader.BytesConsumed;
    }

    /// <summary>What a line says about a call.</summary>
    private sealed class Call
    {
        /// <summary>The SDK ignores all others.</summary>
        public bool IsJsonRpc { get; set; }

        public bool HasMethod { get; set; }

        public bool IsToolCall { get; set; }

        public bool IsCancellation { get; set; }

        public Range? CancelledId { get; set; }

        public Range? Id { get; set; }

        public Range? Name { get; set; }

        public Range? Meta { get; set; }

        public Range Arguments { get; set; }

        /// <summary>Arguments that are a text.</summary>
        public Range? TextArguments { get; set; }

        public string? Problem { get; set; }

        /// <summary>False for a call that would be too much beside those under way.</summary>
        public bool HasRoom { get; set; } = true;
    }
}
