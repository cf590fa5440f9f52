using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Projection;

/// <summary>The properties of an attached schema: dotted paths through references, lists and unions.</summary>
internal static class AttachedPaths
{
    /// <summary>Deeper than any option; a schema may contain itself.</summary>
    private const int MaxDepth = 12;

    public static HashSet<string> Of(SpecNode schema, SpecDocument document)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        Collect(schema, "", document, paths, depth: 0);
        return paths;
    }

    private static void Collect(SpecNode declared, string path, SpecDocument document, HashSet<string> paths, int depth)
    {
        if (depth == MaxDepth)
        {
            return;
        }

        var schema = document.Resolve(declared);
        foreach (var property in schema["properties"]?.Members ?? [])
        {
            var inner = path.Length == 0 ? property.Key : path + "." + property.Key;
            paths.Add(inner);
            Collect(property.Value, inner, document, paths, depth + 1);
        }

        foreach (var inner in PropertyPaths.Subschemas(schema))
        {
            Collect(inner, path, document, paths, depth + 1);
        }
    }
}
