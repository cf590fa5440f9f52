using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Calls.Results;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.Errors;

/// <summary>
/// The reasons that an error lists: which property was refused, and why. Only members that tell these are kept: an error may
/// repeat what was sent or stored, secrets included, and no schema says where.
/// </summary>
internal static class ErrorReasons
{
    /// <summary>In bytes; what is longer is cut in its long texts and lists.</summary>
    private const int Longest = 2048;

    /// <summary>Members that hold reasons.</summary>
    private static readonly string[] s_lists = ["errors", "details", "reasons", "issues", "causes", "children",
        "validation_errors", "validationErrors"];

    /// <summary>Members of a reason that say what was refused, and why.</summary>
    private static readonly string[] s_told =
        ["message", "msg", "reason", "path", "dataPath", "instancePath", "schemaPath", "field", "property", "param", "name",
            "keyword", "rule"];

    /// <summary>As JSON; null when the body has none.</summary>
    /// <param name="known">Secrets of this very call.</param>
    public static ReadOnlyMemory<byte>? Read(JsonElement body, KnownSecrets known)
    {
        if (Members(body, s_lists, known) is not { } reasons)
        {
            return null;
        }

        using var document = JsonDocument.Parse(reasons.ToJsonString(), DeepJson.Options);
        return ShortenedJson.Fit(document.RootElement, Longest).Json;
    }

    private static JsonNode? Kept(JsonElement value, KnownSecrets known)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                return Members(value, [.. s_lists, .. s_told], known);
            case JsonValueKind.Array:
                var items = value.EnumerateArray().Select(item => Kept(item, known)).Where(static item => item is not null).ToArray();
                return items.Length == 0 ? null : new JsonArray(items);
            case JsonValueKind.String:
                return SecretScan.Clean(value.GetString()!, ScanDepth.Full, known);
            case JsonValueKind.Number:
                return NodeJson.Node(value);
            default:
                return null;
        }
    }

    private static JsonObject? Members(JsonElement value, string[] names, KnownSecrets known)
    {
        var kept = new JsonObject();
        foreach (var member in value.EnumerateObject())
        {
            // What tells is a text or a path of them; what lists is more than that.
            var isText = member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number;
            if (names.Contains(member.Name, StringComparer.Ordinal)
                && (s_lists.Contains(member.Name, StringComparer.Ordinal) ? !isText : member.Value.ValueKind != JsonValueKind.Object)
                && Kept(member.Value, known) is { } inner)
            {
                kept[member.Name] = inner;
            }
        }

        return kept.Count == 0 ? null : kept;
    }
}
