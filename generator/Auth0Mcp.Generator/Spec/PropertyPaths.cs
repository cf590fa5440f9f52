namespace Auth0Mcp.Generator.Spec;

/// <summary>
/// The properties written inside one component schema: dotted paths through inline objects and arrays, not through references.
/// </summary>
internal static class PropertyPaths
{
    private static readonly string[] s_unions = ["oneOf", "anyOf", "allOf"];

    public static HashSet<string> Of(SpecDocument document, SpecNode schema)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        Collect(schema, "", paths);
        return paths;
    }

    private static void Collect(SpecNode schema, string path, HashSet<string> paths)
    {
        foreach (var property in schema["properties"]?.Members ?? [])
        {
            var inner = path.Length == 0 ? property.Key : path + "." + property.Key;
            paths.Add(inner);
            Collect(property.Value, inner, paths);
        }

        foreach (var branch in Subschemas(schema))
        {
            Collect(branch, path, paths);
        }
    }

    /// <summary>Schemas that describe the same place, the items of an array or the values of a map.</summary>
    public static IEnumerable<SpecNode> Subschemas(SpecNode schema)
    {
        foreach (var keyword in s_unions)
        {
            foreach (var branch in schema[keyword]?.Items ?? [])
            {
                yield return branch;
            }
        }

        if (schema["items"] is { IsObject: true } items)
        {
            yield return items;
        }

        if (schema["additionalProperties"] is { IsObject: true } values)
        {
            yield return values;
        }
    }
}
