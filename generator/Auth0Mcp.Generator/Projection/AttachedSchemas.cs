using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Projection;

/// <summary>Finds what a rule of the overlay attaches, and to what.</summary>
internal static class AttachedSchemas
{
    /// <summary>Combinations of combinations: the document nests two.</summary>
    private const int MaxNested = 4;

    /// <summary>
    /// The schemas by the value that chooses them, in ordinal order of the values; each value once, by the first pattern that has
    /// it.
    /// </summary>
    public static IReadOnlyList<KeyValuePair<string, SpecNode>> Of(AttachRule rule, SpecDocument document)
    {
        var found = new SortedDictionary<string, SpecNode>(StringComparer.Ordinal);
        foreach (var variant in rule.Variants)
        {
            if (Branch(SchemaBranch.Parse(variant.Text), document) is { } schema)
            {
                found[variant.Key] = schema;
            }
        }

        var named = rule.Schemas
            .SelectMany(
                pattern => document.Schemas.Select(schema => (Star: AttachRule.Wildcard(pattern, schema.Key), Schema: schema.Value)))
            .Where(static match => match.Star is not null)
            .ToList();
        foreach (var (_, schema) in named)
        {
            if (Property(schema, rule.At, document) is { } described && Property(schema, rule.ChosenBy, document) is { } chooser)
            {
                foreach (var value in ValuesOf(document.Resolve(chooser)).Where(value => !found.ContainsKey(value)))
                {
                    found[value] = described;
                }
            }
        }

        return found.ToList();
    }

    /// <summary>True for an operation with the property in its body or its response, also in the items of a list.</summary>
    public static bool Have(OperationSpec operation, string at, SpecDocument document)
        => new[] { operation.Body?.Schema, operation.Response }.OfType<SpecNode>()
            .Any(schema => PropertiesBelow(schema, at, document).Any());

    /// <summary>The property of a body or a response, of each of its forms or of the items of a list.</summary>
    public static IEnumerable<SpecNode> PropertiesBelow(SpecNode declared, string at, SpecDocument document, int depth = 0)
    {
        var schema = document.Resolve(declared);
        if (schema["properties"]?[at] is { } property)
        {
            return [property];
        }

        var lists = (schema["properties"]?.Members ?? []).Select(static member => member.Value)
            .Where(member => document.Resolve(member)["items"] is not null);
        return depth == MaxNested
            ? []
            : PropertyPaths.Subschemas(schema).Concat(lists).SelectMany(inner => PropertiesBelow(inner, at, document, depth + 1));
    }

    private static SpecNode? Property(SpecNode declared, string name, SpecDocument document, int depth = 0)
    {
        var schema = document.Resolve(declared);
        return schema["properties"]?[name]
            ?? (depth == MaxNested
                ? null
                : (schema["allOf"]?.Items ?? []).Select(part => Property(part, name, document, depth + 1))
                    .FirstOrDefault(static found => found is not null));
    }

    private static IEnumerable<string> ValuesOf(SpecNode schema)
        => schema.StringAt("const") is { } value ? [value]
            : schema["enum"] is { Items.Count: 1 } values ? [values.Items[0].Text]
            : [];

    /// <summary>The form with all of the members and the fewest others.</summary>
    private static SpecNode? Branch(SchemaBranch branch, SpecDocument document)
    {
        if (!document.Schemas.TryGetValue(branch.Schema, out var schema))
        {
            return null;
        }

        return branch.Members.IsEmpty
            ? SpecNode.Object([new("$ref", SpecNode.String(SpecDocument.ReferenceTo(branch.Schema)))])
            : PropertyPaths.Subschemas(schema)
                .Where(form => branch.Members.All(member => document.Resolve(form)["properties"]?[member] is not null))
                .OrderBy(form => document.Resolve(form)["properties"]!.Members.Count)
                .FirstOrDefault();
    }
}
