using System.Text.Json;

namespace Auth0Mcp.Replay.Recordings;

/// <summary>
/// Reads exchanges as JSON lines: <c>method</c>, <c>path</c>, <c>query</c> (pairs), <c>request</c>, <c>status</c>,
/// <c>response</c>; other members are for people.
/// </summary>
internal sealed class JsonLinesReader(string name, TenantAddresses addresses)
{
    public Recording Read(ReadOnlyMemory<byte> text)
    {
        var exchanges = new List<Exchange>();
        var ignored = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var number = 1; text.Length > 0; number++)
        {
            var end = text.Span.IndexOf((byte)'\n');
            var line = end < 0 ? text : text[..end];
            text = end < 0 ? default : text[(end + 1)..];
            if (line.Span.ContainsAnyExcept(" \t\r"u8))
            {
                Add(Recording.Parse(name, line, number), number);
            }
        }

        return new Recording(exchanges, ignored);

        void Add(JsonElement line, int number)
        {
            var place = $"{name}, line {number}";
            if (line.ValueKind != JsonValueKind.Object)
            {
                throw new RecordingException($"{place}: not an object with 'method', 'path' and 'status'.");
            }

            var member = new RecordedMember(place, line);
            var (path, query, reason) = addresses.Read(member.Text("path"));
            if (reason is not null)
            {
                ignored[reason] = ignored.GetValueOrDefault(reason) + 1;
                return;
            }

            exchanges.Add(new Exchange(
                $"line {number}",
                member.Text("method").ToUpperInvariant(),
                path,
                [.. TenantAddresses.Pairs(query), .. Pairs(member)],
                member.Any("request"),
                member.Number("status"),
                member.Any("response")));
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Pairs(RecordedMember line)
    {
        var query = line.Any("query");
        if (query.ValueKind == JsonValueKind.Undefined)
        {
            return [];
        }

        return query.ValueKind == JsonValueKind.Array && query.EnumerateArray().All(IsPair)
            ? query.EnumerateArray().Select(static pair => KeyValuePair.Create(pair[0].GetString()!, pair[1].GetString()!))
            : throw line.Wrong("query", "a list of pairs of strings");
    }

    private static bool IsPair(JsonElement pair)
        => pair.ValueKind == JsonValueKind.Array && pair.GetArrayLength() == 2
            && pair.EnumerateArray().All(static part => part.ValueKind == JsonValueKind.String);
}
