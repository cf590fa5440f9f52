using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Projection;

/// <summary>
/// Writes the objects of an <c>allOf</c> as one: each on its own would be closed to the properties of the others. The whole is
/// open where one of them is, whatever the others say.
/// </summary>
internal static class Conjunction
{
    /// <summary>Conjunctions inside conjunctions; a component that is part of itself would never end.</summary>
    private const int MaxDepth = 8;

    /// <summary>Two parts may each have their own: those stay parts.</summary>
    private static readonly string[] s_unions = ["oneOf", "anyOf", "not"];

    /// <summary>The schema with the objects of its <c>allOf</c> merged into it; any other as it is.</summary>
    public static SpecNode Join(SpecNode schema, SpecDocument document) => Join(schema, document, 0);

    private static SpecNode Join(SpecNode schema, SpecDocument document, int depth)
    {
        // Members beside a reference add to those of its target; elsewhere keywords beside one take the place of the same of its target.
        if (SpecDocument.ReferenceOf(schema) is not null && schema["properties"] is { Members.Count: > 0 })
        {
            var target = SpecNode.Object(schema.Members.Where(static member => member.Key == "$ref"));
            schema = SpecNode.Object([new("allOf", SpecNode.Array([target, Without(schema, "$ref")]))]);
        }

        if (schema["allOf"] is not { } parts || depth > MaxDepth)
        {
            return schema;
        }

        var resolved = parts.Items.Select(part => Join(document.Resolve(part), document, depth + 1)).ToList();
        var objects =
            resolved.Where(static part => part["properties"] is { Members.Count: > 0 } && part["if"] is null
                && !s_unions.Any(keyword => part[keyword] is not null)).ToList();
        if (objects.Count == 0)
        {
            return schema;
        }

        var joined = objects.Aggregate(Without(schema, "allOf"), Merge);
        var others = parts.Items.Where((_, index) => !objects.Contains(resolved[index])).ToList();
        return others.Count == 0 ? joined : joined.With("allOf", SpecNode.Array(others));
    }

    private static SpecNode Merge(SpecNode whole, SpecNode part)
    {
        var isOpen = OpenPlaces.IsOpen(whole) || OpenPlaces.IsOpen(part);
        foreach (var member in part.Members)
        {
            whole = member.Key switch
            {
                "properties" => whole.With("properties", Properties(whole["properties"], member.Value)),
                "required" => whole.With("required", SpecNode.Array((whole["required"]?.Items ?? []).Concat(member.Value.Items)
                    .GroupBy(static name => name.Text, StringComparer.Ordinal).Select(static names => names.First()))),
                _ => whole[member.Key] is null ? whole.With(member.Key, member.Value) : whole,
            };
        }

        return isOpen ? whole.With("additionalProperties", SpecNode.True) : whole;
    }

    /// <summary>A property of both has to fit both.</summary>
    private static SpecNode Properties(SpecNode? whole, SpecNode part)
        => part.Members.Aggregate(whole ?? SpecNode.Object([]), static (all, property) => all.With(
            property.Key,
            all[property.Key] is { } other && other.ToJson() != property.Value.ToJson()
            ? SpecNode.Object([new("allOf", SpecNode.Array([other, property.Value]))])
            : property.Value));

    private static SpecNode Without(SpecNode schema, string keyword)
        => SpecNode.Object(schema.Members.Where(member => member.Key != keyword));
}
