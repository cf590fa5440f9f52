using System.Text.Json;

namespace Auth0Mcp.Tests.Fixtures;

/// <summary>A text for a string schema.</summary>
internal static class SampleText
{
    private static readonly Dictionary<string, string> ByPattern = new(StringComparer.Ordinal)
    {
        ["^[^<>]+$"] = "Sample name",
        ["^([a-z0-9]){3,24}$"] = "sample24",
        ["^([A-Za-z0-9+/]){86}==$"] = new string('A', 86) + "==",
        ["^([a-z0-9]){1}([a-z0-9-]){2,62}$"] = "sample-62",
        ["^(.){1,1024}$"] = "sample",
        ["^([0-9a-zA-Z-_]{10,64})$"] = "sample_sample",
    };

    public static string For(JsonElement schema)
    {
        if (schema.TryGetProperty("pattern", out var pattern))
        {
            return ByPattern.TryGetValue(pattern.GetString()!, out var known)
                ? known
                : throw new InvalidOperationException($"Give {nameof(SampleText)} a text for the pattern {pattern}.");
        }

        var text = ByFormat(schema.TryGetProperty("format", out var format) ? format.GetString()! : "");
        if (schema.TryGetProperty("minLength", out var least))
        {
            text = text.PadRight(least.GetInt32(), 'x');
        }

        return schema.TryGetProperty("maxLength", out var most) && text.Length > most.GetInt32() ? text[..most.GetInt32()] : text;
    }

    private static string ByFormat(string format) => format switch
    {
        "date-time" => "2026-01-31T08:00:00.000Z",
        "date" => "2026-01-31",
        "email" or "email-or-empty" => "ann@example.com",
        "uuid" => "6f9619ff-8b86-4d01-b42d-00cf4fc964ff",
        "ipv4" => "192.0.2.1",
        "ipv6" => "2001:db8::1",
        "cidr" => "192.0.2.0/24",
        "ipv6_cidr" => "2001:db8::/32",
        "hostname" => "www.example.com",
        _ when format.Contains("uri", StringComparison.Ordinal) || format.Contains("url", StringComparison.Ordinal) => "https://www.example.com/x",
        _ => "sample",
    };
}
