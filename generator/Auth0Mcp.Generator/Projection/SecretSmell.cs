using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Projection;

/// <summary>Suspects strings by the words of their name, so that a new revision of the API cannot bring a secret unnoticed.</summary>
internal static class SecretSmell
{
    /// <summary>True for a name that sounds secret where text can stand.</summary>
    public static bool Suspects(string name, SpecNode schema, SpecDocument document)
        => IsIn(name, document.Settings) && CanHoldText(schema, document);

    /// <summary>True for a name that sounds secret.</summary>
    public static bool IsIn(string name, ManifestSettings settings)
        => SecretWords.AreIn(name) || SecretWords.Split(name).Any(settings.SecretWords.Contains);

    /// <summary>Free text, alone or in an array or map. A closed list of values or a date cannot be a secret.</summary>
    public static bool CanHoldText(SpecNode schema, SpecDocument document) => CanHoldText(schema, document, depth: 0);

    /// <summary>True where the document describes an object, or a list of them, and no text can stand.</summary>
    public static bool IsStructure(SpecNode schema, SpecDocument document)
        => !CanHoldText(schema, document) && DescribesObject(schema, document, depth: 0);

    private static bool CanHoldText(SpecNode declared, SpecDocument document, int depth)
    {
        var schema = document.Resolve(declared);
        if (depth > 4 || schema["enum"] is not null || schema["const"] is not null || schema.StringAt("format") is "date-time" or "date")
        {
            return false;
        }

        var types = Binding.ArgumentPath.TypesOf(schema);
        if (types.Contains("string"))
        {
            return true;
        }

        var inner = PropertyPaths.Subschemas(schema).ToList();
        return inner.Count > 0
            ? inner.Any(branch => CanHoldText(branch, document, depth + 1))
            : types.Count == 0 && schema["properties"] is null;
    }

    private static bool DescribesObject(SpecNode declared, SpecDocument document, int depth)
    {
        var schema = document.Resolve(declared);
        return schema["properties"] is not null
            || (depth <= 4 && PropertyPaths.Subschemas(schema).Any(inner => DescribesObject(inner, document, depth + 1)));
    }
}
