using System.Text.Json;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Requests;

/// <summary>A raw request is sent as it stands: texts that stand for a secret elsewhere would arrive as themselves.</summary>
internal static class Literals
{
    /// <summary>Every mask and every reference in a value.</summary>
    public static IEnumerable<SchemaViolation> Problems(string path, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Member(MemberPath.Join(path, member.Name), member)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((item, index) => Problems($"{path}[{index}]", item)),
        JsonValueKind.String => Problem(path, value.GetString()!),
        _ => [],
    };

    private static IEnumerable<SchemaViolation> Member(string path, JsonProperty member)
        => Problem(path, member.Name).Concat(Problems(path, member.Value));

    private static IEnumerable<SchemaViolation> Problem(string path, string text)
        => text.Contains(SecretMask.Redacted, StringComparison.OrdinalIgnoreCase)
            ? [new(path, "holds a mask, and the real value is not known here; leave it out, or use the tool of the operation")]
            : SecretReference.IsReference(text.TrimStart())
                ? [new(path, "references to secrets are not looked up in raw requests; use the tool of the operation")]
            : [];
}
