using System.Text.Json;

namespace Auth0Mcp.Calls.Secrets;

/// <summary>A value with its name beside it.</summary>
internal readonly record struct SecretPair(string NameMember, string? Name, string ValueMember);

/// <summary>Forms in which data come that no schema describes.</summary>
internal static class SecretShape
{
    private const string Value = "value";

    private static readonly string[] s_names = ["name", "key", "header", "header_name", "headerName", "header_key"];

    /// <summary>True for a property that only wraps what the document has there.</summary>
    public static bool Wraps(string name) => name is "data" or "items" or "item" or "result" or "results" or "response" or "body" or "payload" or "records" or "entries" or "content";

    /// <summary>The pair in an object such as <c>{"header": "x-api-key", "value": "…"}</c>; none where it has no such members.</summary>
    public static SecretPair PairOf(JsonElement item)
    {
        if (!item.TryGetProperty(Value, out _))
        {
            return default;
        }

        foreach (var name in s_names)
        {
            if (item.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String)
            {
                return new SecretPair(name, text.GetString(), Value);
            }
        }

        return default;
    }

    /// <summary>True for a JSON Web Key without a private part (RFC 7517 section 4, RFC 7518 section 6).</summary>
    public static bool IsPublicKey(JsonElement item)
        => item.TryGetProperty("kty", out var kind) && kind.ValueKind == JsonValueKind.String && !kind.ValueEquals("oct"u8)
           && !item.TryGetProperty("d", out _) && !item.TryGetProperty("k", out _) && !item.TryGetProperty("p", out _) && !item.TryGetProperty("q", out _);
}
