using System.Text;
using System.Text.Json;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Stdio;

/// <summary>
/// Refuses a request that two readers may understand in two ways, or that the SDK fails at with a sentence of its own: a name
/// that is given twice, half of a surrogate pair, bytes that are not UTF-8, a call of nothing. The arguments of a call are left
/// to <see cref="RequestGuard"/>.
/// </summary>
internal sealed class LineIntegrity
{
    private const int InvalidRequest = -32600;
    private const int InvalidParams = -32602;
    private const int ParseError = -32700;

    /// <summary>The SDK reads no message that is nested deeper.</summary>
    private const int MaxDepth = 64;

    private readonly Stack<HashSet<string>?> _names = new();

    /// <summary>Of the first level of the message, and of its parameters.</summary>
    private readonly string[] _path = ["", ""];

    private bool _isCall;
    private bool _hasParams;
    private bool _hasMethod;
    private string? _id;
    private (string Text, int Code)? _problem;
    private (string Text, int Code)? _inArguments;

    /// <summary>True for a line that is handed on.</summary>
    /// <param name="refused">The error for one that is not; null for an empty one.</param>
    public static bool IsWhole(ReadOnlySpan<byte> line, out ReadOnlyMemory<byte>? refused)
    {
        refused = null;
        var message = new LineIntegrity();
        try
        {
            message.Scan(line);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Nobody may find a message in it.
            refused = line.Trim(" \t\r\n"u8).IsEmpty ? null
                : OversizedLine.ErrorLine(null, "The line is not one JSON value, and nothing in it was read.", ParseError);
            return false;
        }

        if (message is { _isCall: true, _hasParams: false })
        {
            message._problem ??= ("'params' has to be an object with the 'name' of a tool and its 'arguments'.", InvalidParams);
        }

        // A notification is not answered, and an answer of the client has another reader.
        if (message is { _hasMethod: true, _id: { } id }
            && (message._problem ?? (message._isCall ? null : message._inArguments)) is { } told)
        {
            refused = OversizedLine.ErrorLine(id, told.Text, told.Code);
        }

        return refused is null;
    }

    private void Scan(ReadOnlySpan<byte> line)
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
                case JsonTokenType.StartObject or JsonTokenType.StartArray when IsInArguments && _isCall:
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
            _inArguments ??= (problem, InvalidParams);
        }
        else
        {
            _problem ??= (problem, _names.Count > 1 && _path[0] == "params" ? InvalidParams : InvalidRequest);
        }
    }
}
