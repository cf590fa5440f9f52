using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Projection;

/// <summary>
/// The names of all properties that an answer may have: first those at its top (of a list: of each item), then those at any
/// depth. A name that is none of them, and in no answer, is a mistake.
/// </summary>
internal static class AnswerFields
{
    /// <summary>
    /// Each joined by commas, in ordinal order, with a semicolon between; empty when the document describes no answer.
    /// </summary>
    /// <param name="itemsProperty">The property that holds the items of a list; empty when there is none.</param>
    public static string Project(OperationSpec operation, SpecDocument document, string itemsProperty)
    {
        if (operation.Response is not { } response)
        {
            return "";
        }

        var top = Top(response, document, itemsProperty);
        var all = new SortedSet<string>(StringComparer.Ordinal);
        Collect(response, document, all, new HashSet<string>(StringComparer.Ordinal));
        return all.Count == 0 ? "" : $"{string.Join(",", top)};{string.Join(",", all)}";
    }

    /// <summary>The names at the top of an answer, or of each item of a list.</summary>
    public static SortedSet<string> Top(SpecNode response, SpecDocument document, string itemsProperty)
    {
        var top = new SortedSet<string>(StringComparer.Ordinal);
        CollectTop(response, document, itemsProperty, top, new HashSet<string>(StringComparer.Ordinal));
        return top;
    }

    private static void CollectTop(
        SpecNode schema, SpecDocument document, string itemsProperty, SortedSet<string> names, HashSet<string> visited)
    {
        if (SpecDocument.ReferenceOf(schema) is { } reference && !visited.Add(reference))
        {
            return;
        }

        var resolved = document.Resolve(schema);
        if (itemsProperty.Length > 0 && resolved["properties"]?[itemsProperty] is { } items)
        {
            CollectTop(items, document, "", names, visited);
            return;
        }

        foreach (var property in resolved["properties"]?.Members ?? [])
        {
            names.Add(property.Key);
        }

        foreach (var inner in PropertyPaths.Subschemas(resolved))
        {
            CollectTop(inner, document, itemsProperty, names, visited);
        }
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
