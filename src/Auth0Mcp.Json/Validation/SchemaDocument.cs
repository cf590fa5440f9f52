using System.Text.Json;

namespace Auth0Mcp.Validation;

/// <summary>
/// A document that holds many schemas, such as an OpenAPI document. Compiles what is asked for and what that refers to, no more.
/// </summary>
internal sealed class SchemaDocument(JsonElement document)
{
    private readonly SchemaCompiler _compiler = new(document);
    private readonly Lock _gate = new();

    /// <summary>What messages call the document, e.g. <c>API document of 2026-06-25</c>; empty for nothing.</summary>
    public string Origin { get; init; } = "";

    /// <summary>Compiles the schema at a JSON pointer, for instance <c>#/components/schemas/Client</c>.</summary>
    public JsonSchema Compile(string pointer) => Compile(JsonPointer.Locate(document, pointer), pointer);

    /// <summary>Compiles a schema element of this document; <paramref name="name"/> is how errors call it.</summary>
    public JsonSchema Compile(JsonElement schema, string name)
    {
        lock (_gate)
        {
            var root = _compiler.Compile(schema, name);
            return new JsonSchema(root, Origin, _compiler.OpensAny);
        }
    }
}
