using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Binding;

/// <summary>Finds the schema at a dotted path into the arguments. Array items and union branches are passed through without a segment of their own.</summary>
internal static class ArgumentPath
{
    /// <summary>The resolved schema, or null when the document has no such property.</summary>
    public static SpecNode? Find(string path, IReadOnlyList<Argument> arguments, SpecDocument document)
    {
        var segments = path.Split('.');
        var argument = arguments.FirstOrDefault(candidate => candidate.Name == segments[0]);
        if (argument is null)
        {
            return null;
        }

        SpecNode? schema = document.Resolve(argument.Schema);
        for (var i = 1; i < segments.Length && schema is not null; i++)
        {
            schema = Property(schema, segments[i], document, depth: 0);
        }

        return schema;
    }

    /// <summary>The types a schema allows; empty when it does not say.</summary>
    public static IReadOnlyList<string> TypesOf(SpecNode schema) => schema["type"] switch
    {
        { Kind: SpecKind.String } type => [type.Text],
        { Kind: SpecKind.Array } types => types.Items.Select(static type => type.Text).ToList(),
        _ => [],
    };

    private static SpecNode? Property(SpecNode schema, string name, SpecDocument document, int depth)
    {
        if (schema["properties"]?[name] is { } property)
        {
            return document.Resolve(property);
        }

        // Bounded: unions nest a few levels in the document, recursion would never end.
        return depth > 4
            ? null
            : PropertyPaths.Subschemas(schema).Select(branch => Property(document.Resolve(branch), name, document, depth + 1)).FirstOrDefault(static found => found is not null);
    }
}
