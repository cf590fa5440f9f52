using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Projection;

/// <summary>Objects that name some of their properties and take others, because the document says <c>additionalProperties: true</c>.</summary>
internal sealed class OpenPlaces(SpecDocument document)
{
    private readonly Dictionary<string, bool> _components = new(StringComparer.Ordinal);

    public static bool IsOpen(SpecNode schema)
        => schema["properties"] is { Members.Count: > 0 } && schema.IsTrueAt("additionalProperties");

    /// <summary>True when such an object is the schema or stands somewhere in it.</summary>
    public bool AreIn(SpecNode schema)
    {
        if (SpecDocument.ReferenceOf(schema) is { } name)
        {
            return AreInComponent(name);
        }

        return IsOpen(schema)
            || (schema["properties"]?.Members ?? []).Any(property => AreIn(property.Value))
            || PropertyPaths.Subschemas(schema).Any(AreIn);
    }

    private bool AreInComponent(string name)
    {
        if (!_components.TryGetValue(name, out var found))
        {
            // A component that contains itself is as open as the rest of it.
            _components[name] = false;
            found = _components[name] = document.Schemas.TryGetValue(name, out var schema) && AreIn(schema);
        }

        return found;
    }
}
