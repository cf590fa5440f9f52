using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Binding;

/// <summary>The arguments that the server takes itself and sends nowhere: what is left of an answer, and the user's consent.</summary>
internal static class LocalArguments
{
    public const string Fields = "fields";
    public const string Confirmation = "confirmation";

    /// <summary>A union may contain itself.</summary>
    private const int MaxUnionDepth = 4;

    private static readonly SpecNode s_confirmationSchema = Text("200");

    /// <summary>A selection of properties: also dotted paths such as <c>client.name</c> and ranges such as <c>code[0:2000]</c>.</summary>
    public static SpecNode FieldsSchema { get; } = Text("1000");

    /// <summary>What the tool takes beside the arguments of its operation.</summary>
    public static IEnumerable<Argument> Of(OperationSpec operation, ToolAccess access, IReadOnlyList<Argument> declared, SpecDocument document)
    {
        if (operation.Response is { } response && HoldsObjects(response, document, depth: 0) && declared.All(static argument => argument.DocumentName != Fields))
        {
            yield return Local(Fields, FieldsSchema);
        }

        if (access == ToolAccess.Destructive)
        {
            yield return Local(Confirmation, s_confirmationSchema);
        }
    }

    /// <summary>True when the API itself takes the selection of properties.</summary>
    public static bool AreFieldsSelectedByTheApi(OperationSpec operation)
        => operation.Parameters.Any(static parameter => parameter is { Name: Fields, In: ParameterLocation.Query });

    private static Argument Local(string name, SpecNode schema) => new(name, name, name, ArgumentPlace.Local, IsRequired: false, schema);

    private static SpecNode Text(string maxLength)
        => SpecNode.Object([new("type", SpecNode.String("string")), new("maxLength", SpecNode.Number(maxLength))]);

    private static bool HoldsObjects(SpecNode declared, SpecDocument document, int depth)
    {
        var schema = document.Resolve(declared);
        var types = ArgumentPath.TypesOf(schema);
        return types.Contains("object")
            || schema["properties"] is not null
            || (depth < MaxUnionDepth && PropertyPaths.Subschemas(schema).Any(inner => HoldsObjects(inner, document, depth + 1)));
    }
}
