using System.Text.Json;

namespace Auth0Mcp.SpecTool.Import;

/// <summary>
/// Tells defaults from samples. The upstream document writes example values (names, ids, even secrets) into <c>default</c>,
/// and no shape tells <c>node22</c> from <c>johndoe</c>. So text is a fact only when the schema itself proves it.
/// </summary>
internal sealed class DefaultRule(DocumentNode root)
{
    /// <summary>
    /// True for booleans, numbers, null, the empty string, and text that the enum or const of <paramref name="schema"/> lists;
    /// for an array when it is true of all items.
    /// </summary>
    public bool IsFact(DocumentNode schema, DocumentNode value) => value.Value.ValueKind switch
    {
        JsonValueKind.String => value.Value.ValueEquals(""u8) || Lists(schema, value.Value, []),
        JsonValueKind.Array => value.Items().All(item => IsFact(ItemSchema(schema), item)),
        JsonValueKind.Object => !value.Value.EnumerateObject().Any(),
        _ => true,
    };

    private static DocumentNode ItemSchema(DocumentNode schema) => schema.Find("items") ?? schema;

    /// <summary>Looks for the value in enum and const, through references and compositions.</summary>
    private bool Lists(DocumentNode schema, JsonElement value, HashSet<string> visited)
    {
        if (schema.Find("const") is { } only && JsonElement.DeepEquals(only.Value, value))
        {
            return true;
        }

        if (schema.Find("enum") is { } values && values.Items().Any(item => JsonElement.DeepEquals(item.Value, value)))
        {
            return true;
        }

        if (schema.FindText("$ref") is { } reference && visited.Add(reference)
            && JsonPointer.Find(root, reference) is { } target && Lists(target, value, visited))
        {
            return true;
        }

        return ((string[])["allOf", "anyOf", "oneOf"]).Any(keyword =>
            schema.Find(keyword) is { } parts && parts.Items().Any(part => Lists(part, value, visited)));
    }
}
