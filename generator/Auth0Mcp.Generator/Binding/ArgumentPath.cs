using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Binding;

/// <summary>
/// Finds the schema at a dotted path into the arguments. Array items and union branches are passed through without a segment of
/// their own.
/// </summary>
internal static class ArgumentPath
{
    /// <summary>Bounded: unions nest a few levels in the document, recursion would never end.</summary>
    private const int MaxUnionDepth = 4;

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

    /// <summary>The ending of a message about a path that leads nowhere: what is near its first segment that is not there.</summary>
    public static string Ending(string path, IReadOnlyList<Argument> arguments, SpecDocument document)
    {
        var segments = path.Split('.');
        for (var found = segments.Length - 1; found > 0; found--)
        {
            var parent = string.Join(".", segments.Take(found));
            if (Find(parent, arguments, document) is { } schema)
            {
                return NearMiss.Ending(
                    segments[found], PropertyNames(schema, document, depth: 0).Distinct(StringComparer.Ordinal), parent + ".");
            }
        }

        return NearMiss.Ending(segments[0], arguments.Select(static argument => argument.Name));
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

        return depth > MaxUnionDepth
            ? null
            : PropertyPaths.Subschemas(schema).Select(branch => Property(document.Resolve(branch), name, document, depth + 1))
                .FirstOrDefault(static found => found is not null);
    }

    private static IEnumerable<string> PropertyNames(SpecNode schema, SpecDocument document, int depth)
    {
        var names = (schema["properties"]?.Members ?? []).Select(static property => property.Key);
        return depth > MaxUnionDepth
            ? names
            : names.Concat(
                PropertyPaths.Subschemas(schema).SelectMany(branch => PropertyNames(document.Resolve(branch), document, depth + 1)));
    }
}
