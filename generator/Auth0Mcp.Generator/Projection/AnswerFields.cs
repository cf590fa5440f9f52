using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Projection;

/// <summary>The names of all properties that an answer may have, at any depth: a name that is none of them, and in no answer, is a mistake.</summary>
internal static class AnswerFields
{
    /// <summary>Joined by commas, in ordinal order; empty when the document describes no answer.</summary>
    public static string Project(OperationSpec operation, SpecDocument document)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        if (operation.Response is { } response)
        {
            Collect(response, document, names, new HashSet<string>(StringComparer.Ordinal));
        }

        return string.Join(",", names);
    }

    private static void Collect(SpecNode schema, SpecDocument document, SortedSet<string> names, HashSet<string> visited)
    {
        if (SpecDocument.ReferenceOf(schema) is { } reference)
        {
            if (visited.Add(reference) && document.Schemas.TryGetValue(reference, out var target))
            {
                Collect(target, document, names, visited);
            }

            return;
        }

        foreach (var property in schema["properties"]?.Members ?? [])
        {
            names.Add(property.Key);
            Collect(property.Value, document, names, visited);
        }

        foreach (var inner in PropertyPaths.Subschemas(schema))
        {
            Collect(inner, document, names, visited);
        }
    }
}
