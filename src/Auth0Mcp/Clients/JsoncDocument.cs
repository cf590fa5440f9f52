using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Text;

namespace Auth0Mcp.Clients;

/// <summary>A member of an object, by its place in the bytes.</summary>
/// <param name="Name">Unescaped; null when it is not valid Unicode.</param>
/// <param name="NameStart">Of the opening quotation mark.</param>
/// <param name="ValueStart">Of the value.</param>
/// <param name="ValueEnd">Just after the value.</param>
internal sealed record JsoncMember(string? Name, int NameStart, int ValueStart, int ValueEnd);

/// <summary>An object, by the places of its braces.</summary>
internal sealed record JsoncObject(int Open, int Close, IReadOnlyList<JsoncMember> Members)
{
    /// <summary>The member of that name; of several the last, which is the one that counts for readers.</summary>
    public JsoncMember? Find(string name) => Members.LastOrDefault(member => member.Name == name);
}

/// <summary>JSON with comments and trailing commas, kept as the bytes that it is.</summary>
internal sealed class JsoncDocument
{
    private static readonly JsonReaderOptions s_reading = new() { AllowTrailingCommas = true };

    /// <summary>The bytes with every comment blanked out: the reader of the framework takes no comment before a colon.</summary>
    private readonly byte[] _plain;

    private JsoncDocument(byte[] bytes, byte[] plain)
    {
        Bytes = bytes;
        _plain = plain;
    }

    public byte[] Bytes { get; }

    /// <summary>The outermost object; null when the file holds nothing but white space and comments.</summary>
    public JsoncObject? Root { get; private init; }

    /// <summary>True when nothing breaks a line: such a file stays that way.</summary>
    public bool IsOneLine => !Bytes.AsSpan().Contains((byte)'\n');

    /// <summary>The line break that the file uses.</summary>
    public string NewLine
        => Bytes.AsSpan().IndexOf("\r\n"u8) is var crlf and >= 0 && Bytes.AsSpan().IndexOf((byte)'\n') == crlf + 1 ? "\r\n" : "\n";

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="ClientFileException">It does not parse, or is not an object; the message names line and column.</exception>
    public static JsoncDocument Parse(byte[] bytes, string path)
    {
        var start = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? 3 : 0;
        var plain = JsoncComments.Blanked(bytes);
        if (plain.AsSpan(start).IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            return new JsoncDocument(bytes, plain);
        }

        try
        {
            var reader = new Utf8JsonReader(plain.AsSpan(start), s_reading);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw new ClientFileException(
                    $"{path} holds no JSON object, so no server can be added to it", "Put its content between { and }");
            }

            var open = start + (int)reader.TokenStartIndex;
            while (reader.Read())
            {
                // To the end: what follows the object must be sound, too.
            }

            return new JsoncDocument(bytes, plain) { Root = ReadObject(plain, open) };
        }
        catch (JsonException exception)
        {
            var line = (int)(exception.LineNumber ?? 0);
            var column = Column(bytes, start, line, (int)(exception.BytePositionInLine ?? 0));
            throw new ClientFileException($"{path} does not parse: line {line + 1}, column {column}", "Fix it there and try again");
        }
    }

    /// <summary>The object that is the value of a member, or null when the value is something else.</summary>
    public JsoncObject? ObjectAt(JsoncMember member)
        => Bytes[member.ValueStart] == (byte)'{' ? ReadObject(_plain, member.ValueStart) : null;

    /// <summary>The value of a member; half of a surrogate pair in it becomes U+FFFD.</summary>
    public JsonNode? ValueOf(JsoncMember member)
    {
        var decodable = DecodableJson.Fix(_plain[member.ValueStart..member.ValueEnd]);
        return JsonNode.Parse(decodable.Span, documentOptions: new JsonDocumentOptions { AllowTrailingCommas = true });
    }

    /// <summary>Where the comma between two places is, or -1.</summary>
    public int FindComma(int start, int end)
        => _plain.AsSpan(start, end - start).IndexOf((byte)',') is var comma and >= 0 ? start + comma : -1;

    /// <summary>Where the line of a position starts.</summary>
    public int LineStart(int position)
    {
        var start = Bytes.AsSpan(0, position).LastIndexOf((byte)'\n') + 1;
        return start == 0 && Bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? 3 : start;
    }

    /// <summary>The white space at the start of the line of a position.</summary>
    public string Indentation(int position)
    {
        var start = LineStart(position);
        var length = Bytes.AsSpan(start, position - start).IndexOfAnyExcept((byte)' ', (byte)'\t');
        return Encoding.ASCII.GetString(Bytes, start, length < 0 ? position - start : length);
    }

    /// <summary>True when only white space stands before a position on its line.</summary>
    public bool BeginsLine(int position) => LineStart(position) + Indentation(position).Length == position;

    /// <summary>One step of indentation, as the file's own members show it; two spaces when none does.</summary>
    public string Unit()
    {
        if (Root?.Members.FirstOrDefault(member => BeginsLine(member.NameStart) && LineStart(member.NameStart) > Root.Open) is { } first)
        {
            var (outer, inner) = (Indentation(Root.Open), Indentation(first.NameStart));
            if (inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal))
            {
                return inner[outer.Length..];
            }
        }

        return "  ";
    }

    /// <summary>Line and column of a position, from 1, for a message.</summary>
    public string Place(int position)
    {
        var start = LineStart(position);
        var line = Bytes.AsSpan(0, position).Count((byte)'\n') + 1;
        return $"line {line}, column {Encoding.UTF8.GetCharCount(Bytes, start, position - start) + 1}";
    }

    private static JsoncObject ReadObject(byte[] plain, int open)
    {
        var reader = new Utf8JsonReader(plain.AsSpan(open), s_reading);
        reader.Read();
        var members = new List<JsoncMember>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var nameStart = open + (int)reader.TokenStartIndex;
            var name = NameOf(ref reader);
            reader.Read();
            var valueStart = open + (int)reader.TokenStartIndex;
            reader.Skip();
            members.Add(new JsoncMember(name, nameStart, valueStart, open + (int)reader.BytesConsumed));
        }

        return new JsoncObject(open, open + (int)reader.TokenStartIndex, members);
    }

    private static string? NameOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static int Column(byte[] bytes, int start, int line, int bytePosition)
    {
        var lineStart = start;
        for (var i = 0; i < line; i++)
        {
            lineStart += bytes.AsSpan(lineStart).IndexOf((byte)'\n') + 1;
        }

        return Encoding.UTF8.GetCharCount(bytes, lineStart, Math.Min(bytePosition, bytes.Length - lineStart)) + 1;
    }
}
