using System.Text.Json.Nodes;

namespace Auth0Mcp.SpecTool.Import;

/// <summary>A converted value, which may be the JSON literal <c>null</c>, or nothing at all.</summary>
internal readonly record struct Kept(bool IsKept, JsonNode? Value)
{
    public static Kept Nothing => default;

    public static implicit operator Kept(JsonNode? value) => new(true, value);

    public static Kept Verbatim(DocumentNode node) => new(true, KeywordCopier.Verbatim(node));
}
