using System.Text.Json;

namespace Auth0Mcp.Replay.Recordings;

/// <summary>A file of recorded exchanges: a HAR file (<c>{"log":{"entries":[…]}}</c>) or JSON lines, one exchange each.</summary>
/// <param name="Exchanges">In the order of the file.</param>
/// <param name="Ignored">What in it is not a call of a Management API, counted by reason.</param>
internal sealed record Recording(IReadOnlyList<Exchange> Exchanges, IReadOnlyDictionary<string, int> Ignored)
{
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 512 };

    /// <summary>Reads a file of either kind.</summary>
    /// <param name="hosts">Hosts that are tenants, beside those of <c>auth0.com</c>.</param>
    /// <exception cref="RecordingException">The file cannot be read, or is neither.</exception>
    public static Recording Read(string file, IReadOnlyList<string> hosts)
    {
        var name = System.IO.Path.GetFileName(file);
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RecordingException($"{file}: cannot be read; give a HAR file or a file of JSON lines.");
        }

        var text = bytes.AsMemory(bytes.AsSpan().StartsWith("\ufeff"u8) ? 3 : 0);
        var addresses = new TenantAddresses(hosts);
        return IsJsonLines(text.Span)
            ? new JsonLinesReader(name, addresses).Read(text)
            : new HarReader(name, addresses).Read(Parse(name, text, 0));
    }

    /// <summary>Parses JSON.</summary>
    /// <param name="line">The number of its only line; 0 for a text of many.</param>
    public static JsonElement Parse(string name, ReadOnlyMemory<byte> json, int line)
    {
        try
        {
            return JsonDocument.Parse(json, s_options).RootElement;
        }
        catch (JsonException exception)
        {
            throw new RecordingException(
                $"{name}, line {(line > 0 ? line : exception.LineNumber + 1)}: not valid JSON at character "
                + $"{exception.BytePositionInLine + 1}.");
        }
    }

    /// <summary>A whole object in the first line, and not that of a HAR file.</summary>
    private static bool IsJsonLines(ReadOnlySpan<byte> text)
    {
        var first = text.TrimStart(" \t\r\n"u8);
        var end = first.IndexOf((byte)'\n');
        try
        {
            var reader = new Utf8JsonReader(end < 0 ? first : first[..end]);
            using var document = JsonDocument.ParseValue(ref reader);
            return document.RootElement.ValueKind == JsonValueKind.Object && !document.RootElement.TryGetProperty("log", out _);
        }
        catch (JsonException)
        {
            // Text that begins with an exchange's own name is meant as one, and told of as one.
            return first.StartsWith("{\"method\""u8);
        }
    }
}
