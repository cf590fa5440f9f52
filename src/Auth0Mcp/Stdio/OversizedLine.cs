using System.Buffers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Auth0Mcp.Mcp;
using ModelContextProtocol;

namespace Auth0Mcp.Stdio;

/// <summary>
/// What is kept of a line that is too long to be read: its beginning and its end, for one of them has the id of the request. Who
/// sent it is told; without an answer it would wait.
/// </summary>
internal sealed partial class OversizedLine
{
    private const int HeadLength = 4096;
    private const int TailLength = 256;

    private readonly ArrayBufferWriter<byte> _head = new(HeadLength);
    private byte[] _tail = [];

    /// <summary>Takes the next part of the line.</summary>
    public void Add(ReadOnlySequence<byte> part)
    {
        var room = Math.Min(part.Length, HeadLength - _head.WrittenCount);
        foreach (var segment in part.Slice(0, room))
        {
            _head.Write(segment.Span);
        }

        var end = part.Slice(Math.Max(0, part.Length - TailLength)).ToArray();
        _tail = [.. _tail.TakeLast(TailLength - end.Length), .. end];
    }

    /// <summary>The error for who sent the line; without an id where none was found.</summary>
    /// <param name="most">Bytes that a line may have.</param>
    public ReadOnlyMemory<byte> Answer(int most)
    {
        var id = IdAtBeginning() ?? IdAtEnd();
        return ErrorLine.Of(
            id, McpErrorCode.InvalidRequest,
            $"The message is larger than {most / 1024 / 1024} MB. Send less at a time; a file is named by its path.");
    }

    private string? IdAtBeginning()
    {
        try
        {
            var reader = new Utf8JsonReader(_head.WrittenSpan, isFinalBlock: false, default);
            while (reader.Read())
            {
                if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var isId = reader.ValueTextEquals("id"u8);
                    if (!reader.Read() || (!isId && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray))
                    {
                        return null;
                    }

                    if (isId)
                    {
                        return reader.TokenType is JsonTokenType.Number or JsonTokenType.String
                            ? System.Text.Encoding.UTF8.GetString(
                                _head.WrittenSpan[(int)reader.TokenStartIndex..(int)reader.BytesConsumed])
                            : null;
                    }
                }
            }
        }
        catch (JsonException)
        {
            // It is not JSON.
        }

        return null;
    }

    private string? IdAtEnd()
        => Last().Match(System.Text.Encoding.Latin1.GetString(_tail)) is { Success: true } match ? match.Groups["id"].Value : null;

    /// <summary>Followed by the end of the message alone: the ids of things stand deeper in it.</summary>
    [GeneratedRegex(
        """,\s*"id"\s*:\s*(?<id>-?[0-9]{1,18}|"[ !#-\[\]-~]{0,100}")\s*(?:,\s*"jsonrpc"\s*:\s*"2\.0"\s*)?}\s*\z""",
        RegexOptions.CultureInvariant)]
    private static partial Regex Last();
}
