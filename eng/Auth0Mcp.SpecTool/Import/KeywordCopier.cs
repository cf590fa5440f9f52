using System.Text.Json;
using System.Text.Json.Nodes;

namespace Auth0Mcp.SpecTool.Import;

/// <summary>Copies an object keyword by keyword in the fixed order of its table.</summary>
internal sealed class KeywordCopier(bool keepProse, UnknownKeywords unknown)
{
    /// <summary>Text that the format demands: upstream's when prose is kept, the empty string otherwise.</summary>
    public JsonNode? ProseOrEmpty(DocumentNode text) => keepProse ? Verbatim(text) : JsonValue.Create("");

    /// <summary>
    /// Copies what <paramref name="table"/> lets through. <paramref name="convert"/> turns the value of a fact into what is
    /// written, or into null to leave the keyword out.
    /// </summary>
    public JsonObject Copy(DocumentNode source, KeywordTable table, Func<string, DocumentNode, Kept> convert)
    {
        foreach (var (keyword, member) in source.Members())
        {
            if (!table.Knows(keyword))
            {
                unknown.Note(table.Kind, keyword, member.Pointer);
            }
        }

        var copy = new JsonObject();
        if (keepProse)
        {
            foreach (var keyword in table.Prose)
            {
                if (source.Find(keyword) is { } prose)
                {
                    copy.Add(keyword, Verbatim(prose));
                }
            }
        }

        foreach (var keyword in table.Facts)
        {
            if (source.Find(keyword) is { } fact && convert(keyword, fact) is { IsKept: true } kept)
            {
                copy.Add(keyword, kept.Value);
            }
        }

        return copy;
    }

    /// <summary>The value where it is a fact; prose is dropped, and told.</summary>
    public Kept Fact(string keyword, DocumentNode value)
    {
        if (FactText.IsFact(keyword, value))
        {
            return Kept.Verbatim(value);
        }

        unknown.NoteProse(keyword, value.Pointer);
        return Kept.Nothing;
    }

    /// <summary>The value as it stands in the document, numbers in their own spelling.</summary>
    public static JsonNode? Verbatim(DocumentNode node) => node.Value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Object => JsonObject.Create(node.Value),
        JsonValueKind.Array => JsonArray.Create(node.Value),
        _ => JsonValue.Create(node.Value),
    };
}
