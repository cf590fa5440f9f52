using System.Text;
using System.Text.Json;

namespace Auth0Mcp.Replay.Recordings;

/// <summary>Reads HAR 1.2, as browsers and proxies save it. Only calls of a Management API are taken.</summary>
internal sealed class HarReader(string name, TenantAddresses addresses)
{
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 512 };

    private readonly List<Exchange> _exchanges = [];
    private readonly SortedDictionary<string, int> _ignored = new(StringComparer.Ordinal);

    public Recording Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("log", out var log) || log.ValueKind != JsonValueKind.Object
            || !log.TryGetProperty("entries", out var entries) || entries.ValueKind != JsonValueKind.Array)
        {
            throw new RecordingException(
                $"{name}: neither a HAR file (an object with 'log.entries') nor JSON lines (an object with 'method', 'path' and "
                + "'status' in each line).");
        }

        var number = 0;
        foreach (var entry in entries.EnumerateArray())
        {
            number++;
            if (entry.ValueKind != JsonValueKind.Object)
            {
                throw new RecordingException($"{name}, entry {number}: not an object.");
            }

            Add(new RecordedMember($"{name}, entry {number}", entry), number);
        }

        return new Recording(_exchanges, _ignored);
    }

    private void Add(RecordedMember entry, int number)
    {
        var request = entry.Object("request");
        var response = entry.Object("response");
        var (path, query, reason) = addresses.Read(request.Text("url"));
        var method = request.Text("method").ToUpperInvariant();
        var status = response.Number("status");
        reason ??= method == "OPTIONS" ? "preflight requests" : status is < 100 or 304
            ? "requests without an answer of their own (aborted, or from a cache)"
            : null;
        if (reason is not null)
        {
            _ignored[reason] = _ignored.GetValueOrDefault(reason) + 1;
            return;
        }

        var body = Body(request, "postData");
        var sent = Json(body);
        _exchanges.Add(new Exchange(
            $"entry {number}", method, path, [.. TenantAddresses.Pairs(query)], sent, status, Json(Body(response, "content")))
        {
            HasOtherBody = body.Length > 0 && sent.ValueKind == JsonValueKind.Undefined,
        });
    }

    /// <summary>The bytes of a body; empty when it was not recorded.</summary>
    private static byte[] Body(RecordedMember owner, string member)
    {
        var body = owner.Any(member);
        if (body.ValueKind == JsonValueKind.Undefined)
        {
            return [];
        }

        var content = owner.Object(member);
        if (content.Any("text") is not { ValueKind: JsonValueKind.String } text)
        {
            return [];
        }

        if (content.Any("encoding") is not { ValueKind: JsonValueKind.String } encoding || !encoding.ValueEquals("base64"u8))
        {
            return Encoding.UTF8.GetBytes(text.GetString()!);
        }

        return text.TryGetBytesFromBase64(out var bytes) ? bytes : throw content.Wrong("text", "valid base64");
    }

    private static JsonElement Json(byte[] body)
    {
        try
        {
            return body.Length == 0 ? default : JsonDocument.Parse(body, s_options).RootElement;
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
