using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Auth0Mcp.SpecTool.Import;

/// <summary>From bytes to a JSON tree; every syntax error names its line and column.</summary>
internal static class DocumentReader
{
    private const int MaxDepth = 128;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Parses a whole JSON document, with or without a UTF-8 byte order mark.</summary>
    public static DocumentNode Read(ReadOnlyMemory<byte> bytes)
    {
        var json = bytes.Span.StartsWith(ByteOrderMark) ? bytes[ByteOrderMark.Length..] : bytes;
        RefuseWhatIsNotJson(json.Span);

        try
        {
            RefuseAmbiguity(json.Span);
            var options = new JsonDocumentOptions { MaxDepth = MaxDepth };
            return new DocumentNode(JsonDocument.Parse(json, options).RootElement, JsonPointer.Root);
        }
        catch (JsonException error)
        {
            throw SpecException.At(Place(json.Span, error), Reason(json.Span, error), error);
        }
    }

    private static void RefuseWhatIsNotJson(ReadOnlySpan<byte> json)
    {
        var text = json.TrimStart(" \t\r\n"u8);
        if (text.IsEmpty)
        {
            throw SpecException.At("line 1, column 1", "the document is empty.");
        }

        if (text[0] == '<')
        {
            throw SpecException.At(Place(json, json.Length - text.Length), "this is HTML or XML, not JSON.");
        }

        if (!Utf8.IsValid(json))
        {
            throw SpecException.At(Place(json, ValidLength(json)), "not UTF-8 text.");
        }
    }

    /// <summary>Valid syntax without one meaning: a name twice in one object, or half a surrogate pair in a string.</summary>
    private static void RefuseAmbiguity(ReadOnlySpan<byte> json)
    {
        var objects = new Stack<HashSet<string>>();
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    objects.Push(new HashSet<string>(StringComparer.Ordinal));
                    break;
                case JsonTokenType.EndObject:
                    objects.Pop();
                    break;
                case JsonTokenType.PropertyName:
                    var name = Text(json, in reader);
                    if (!objects.Peek().Add(name))
                    {
                        throw SpecException.At(Place(json, (int)reader.TokenStartIndex), $"'{name}' is already in this object.");
                    }

                    break;
                case JsonTokenType.String when reader.ValueIsEscaped:
                    Text(json, in reader);
                    break;
            }
        }
    }

    private static string Text(ReadOnlySpan<byte> json, in Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException error)
        {
            throw SpecException.At(Place(json, (int)reader.TokenStartIndex), "half a surrogate pair in a string.", error);
        }
    }

    /// <summary>The message without the position that System.Text.Json appends to it.</summary>
    private static string Reason(ReadOnlySpan<byte> json, JsonException error)
    {
        if (IsCutOff(json))
        {
            return "the document ends too early; was the download cut off?";
        }

        var message = error.Message;
        foreach (var suffix in (string[])[" Path: ", " LineNumber: "])
        {
            if (message.IndexOf(suffix, StringComparison.Ordinal) is > 0 and var end)
            {
                message = message[..end];
            }
        }

        return $"not valid JSON: {message}";
    }

    private static bool IsCutOff(ReadOnlySpan<byte> json)
    {
        var state = new JsonReaderState(new JsonReaderOptions { MaxDepth = MaxDepth });
        var reader = new Utf8JsonReader(json, isFinalBlock: false, state);
        try
        {
            while (reader.Read())
            {
            }
        }
        catch (JsonException)
        {
            return false;
        }

        return reader.CurrentDepth > 0 || reader.BytesConsumed < json.Length;
    }

    private static string Place(ReadOnlySpan<byte> json, JsonException error) =>
        error is { LineNumber: { } line, BytePositionInLine: { } column }
            ? $"line {line + 1}, column {column + 1}"
            : Place(json, 0);

    private static string Place(ReadOnlySpan<byte> json, int index)
    {
        var before = json[..index];
        return $"line {before.Count((byte)'\n') + 1}, column {index - before.LastIndexOf((byte)'\n')}";
    }

    private static int ValidLength(ReadOnlySpan<byte> json)
    {
        var index = 0;
        while (Rune.DecodeFromUtf8(json[index..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            index += length;
        }

        return index;
    }
}
