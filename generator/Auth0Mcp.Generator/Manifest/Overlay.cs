using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>
/// What the API does and its document gets wrong, in the order of the file: a section each for parameters and for schemas.
/// </summary>
internal sealed record Overlay(EquatableArray<AddedParameter> Parameters, EquatableArray<SchemaChange> Changes)
{
    public static readonly Overlay None = new([], []);
}

/// <summary>One parameter that the document omits.</summary>
internal sealed record AddedParameter(string Operation, string Name, ParameterLocation In, bool IsRequired, string SchemaJson);

/// <summary>One entry about schemas: where they stand, and what is different about them.</summary>
/// <param name="Schemas">Component schemas that it changes, wherever they are used.</param>
/// <param name="Operations">Operations whose request or response it changes, and nothing else that shares its schemas.</param>
/// <param name="IsResponse">Of these operations, the response is meant.</param>
/// <param name="At">The dotted path from there to the schema meant; items, alternatives and references are passed through. Empty
/// for itself.</param>
/// <param name="Edits">What changes there.</param>
internal sealed record SchemaChange(
    EquatableArray<string> Schemas, EquatableArray<string> Operations, bool IsResponse, string At, EquatableArray<SchemaEdit> Edits);

/// <summary>One change of one property.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Property">The property; empty for the schema itself.</param>
/// <param name="Json">The schema of an added property, the changed keywords, or the added values; empty for other kinds.</param>
internal sealed record SchemaEdit(SchemaEditKind Kind, string Property, string Json);

/// <summary>What an overlay entry does; the names are those of its keys.</summary>
internal enum SchemaEditKind
{
    /// <summary>Adds a property.</summary>
    Properties,

    /// <summary>Sets keywords of a property, or takes those away that are null.</summary>
    Change,

    /// <summary>Allows null for a property.</summary>
    Nullable,

    /// <summary>Adds values to an enumeration.</summary>
    Values,

    /// <summary>Demands a property.</summary>
    Required,

    /// <summary>No longer demands a property.</summary>
    Optional,

    /// <summary>Hides a property of responses.</summary>
    Secret,
}
