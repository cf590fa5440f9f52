using System.Text;
using System.Text.Json;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;
using ModelContextProtocol;

namespace Auth0Mcp.Mcp;

/// <summary>
/// Refuses a request that two readers may understand in two ways, or that the SDK fails at with a sentence of its own: a name
/// that is given twice, half of a surrogate pair, bytes that are not UTF-8, a call of nothing.
/// </summary>
internal sealed class MessageIntegrity
{
    /// <summary>The SDK reads no message that is nested deeper.</summary>
    private const int MaxDepth = 64;

    private readonly Stack<HashSet<string>?> _names = new();

    /// <summary>Of the first level of the message, and of its parameters.</summary>
    private readonly string[] _path = ["", ""];

    private bool _isCall;
    private bool _hasParams;
    private bool _hasMethod;
    private string? _id;
    private (string Text, McpErrorCode Code)? _problem;
    private (string Text, McpErrorCode Code)? _inArguments;

    /// <summary>True for a message that is handed on.</summary>
    /// <param name="refused">The error for one that is not, as a line; null for an empty one.</param>
    /// <param name="leavesArguments">Somebody else looks at the arguments of calls.</param>
    public static bool IsWhole(ReadOnlySpan<byte> line, out ReadOnlyMemory<byte>? refused, bool leavesArguments = false)
    {
        refused = null;
        var message = new MessageIntegrity();
        try
        {
            message.Scan(line, leavesArguments);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Nobody may find a message in it.
            refused = line.Trim(" \t\r\n"u8).IsEmpty ? null
                : ErrorLine.Of(null, McpErrorCode.ParseError, "The message is not one JSON value, and nothing in it was read.");
            return false;
        }

        if (message is { _isCall: true, _hasParams: false })
        {
            message._problem ??= ("'params' has to be an object with the 'name' of a tool and its 'arguments'.", McpErrorCode.InvalidParams);
        }

        // A notification is not answered, and an answer of the client has another reader.
        if (message is { _hasMethod: true, _id: { } id }
            && (message._problem ?? (leavesArguments && message._isCall ? null : message._inArguments)) is { } told)
        {
            refused = ErrorLine.Of(id, told.Code, told.Text);
        }

        return refused is null;
    }

    private void Scan(ReadOnlySpan<byte> line, bool leavesArguments)
    {
        var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = int.MaxValue });
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject or JsonTokenType.StartArray when _names.Count == MaxDepth:
                    Add($"{Place()} is nested deeper than {MaxDepth} levels.");
                    reader.Skip();
                    break;
                case JsonTokenType.StartObject or JsonTokenType.StartArray when leavesArguments && IsInArguments && _isCall:
                    reader.Skip();
                    break;
                case JsonTokenType.StartObject:
                    _hasParams |= _names.Count == 1 && _path[0] == "params";
                    _names.Push(new HashSet<string>(StringComparer.Ordinal));
                    break;
                case JsonTokenType.StartArray:
                    _names.Push(null);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    _names.Pop();
                    break;
                case JsonTokenType.PropertyName:
                    Name(ref reader);
                    break;
                case JsonTokenType.String when !JsonText.IsSound(reader.ValueSpan):
                    Add($"{Place()} {JsonText.Problem}.");
                    break;
                default:
                    break;
            }

            Envelope(ref reader, line);
        }
    }

    /// <summary>What a name says, and what it leads to.</summary>
    private void Name(ref Utf8JsonReader reader)
    {
        if (!JsonText.IsSound(reader.ValueSpan))
        {
            Add($"{(_names.Count == 1 ? "A name in the message" : $"A name in {Place()}")} {JsonText.Problem}.", isName: true);
            return;
        }

        var name = reader.GetString()!;
        if (_names.Count is 1 or 2)
        {
            (_path[0], _path[1]) = _names.Count == 1 ? (name, "") : (_path[0], name);
        }

        if (!_names.Peek()!.Add(name))
        {
            Add($"'{ShortText.Cut(name, 60)}' is given twice{(_names.Count == 1 ? "" : $" in '{_path[0]}'")}.", isName: true);
        }
    }

    private void Envelope(ref Utf8JsonReader reader, ReadOnlySpan<byte> line)
    {
        if (_names.Count != 1 || reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number))
        {
            return;
        }

        if (_path[0] == "id")
        {
            _id ??= reader.TokenType == JsonTokenType.Number || JsonText.IsSound(reader.ValueSpan)
                ? Encoding.UTF8.GetString(line[(int)reader.TokenStartIndex..(int)reader.BytesConsumed])
                : "null";
        }
        else if (_path[0] == "method" && reader.TokenType == JsonTokenType.String)
        {
            (_hasMethod, _isCall) = (true, reader.ValueTextEquals("tools/call"u8));
        }
    }

    private bool IsInArguments => _names.Count >= 2 && _path is ["params", "arguments"];

    private string Place()
        => _names.Count == 0 ? "The message" : $"'{(_names.Count > 1 && _path[0] == "params" ? _path[1] : _path[0])}'";

    /// <param name="isName">Not of a value, but of a name beside others.</param>
    private void Add(string problem, bool isName = false)
    {
        if (IsInArguments && !(isName && _names.Count == 2))
        {
            _inArguments ??= (problem, McpErrorCode.InvalidParams);
        }
        else
        {
            _problem ??= (problem, _names.Count > 1 && _path[0] == "params" ? McpErrorCode.InvalidParams : McpErrorCode.InvalidRequest);
        }
    }
}
