using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Binding;

/// <summary>The arguments that the server takes itself and sends nowhere: what is left of an answer, where its secrets go, what
/// an update removes, the user's consent, the path of an upload, and how long to listen to events.</summary>
internal static class LocalArguments
{
    public const string Fields = "fields";
    public const string Confirmation = "confirmation";
    public const string SecretTo = "secret_to";
    public const string Remove = "_remove";

    /// <summary>All but those that upload, which go by the names of what they upload.</summary>
    public static IReadOnlyList<string> Names { get; } = [Fields, Confirmation, SecretTo, Remove, MaxEvents, WaitSeconds];

    private const string MaxEvents = "max_events";
    private const string WaitSeconds = "wait_seconds";

    /// <summary>A union may contain itself.</summary>
    private const int MaxUnionDepth = 4;

    private static readonly SpecNode s_confirmationSchema = Text("200");
    private static readonly SpecNode s_secretToSchema = SpecNode.Object([new("type", SpecNode.String("string"))]);
    private static readonly SpecNode s_removeSchema = SpecNode.Object(
        [new("type", SpecNode.String("array")), new("items", s_secretToSchema)]);
    private static readonly SpecNode s_maxEventsSchema = WholeNumber("100");

    /// <summary>In seconds: clients give up on a call after 30 to 60, and the tenant needs some to answer.</summary>
    private static readonly SpecNode s_waitSecondsSchema = WholeNumber("25");

    /// <summary>
    /// A selection of properties: also dotted paths such as <c>client.name</c> and ranges such as <c>code[0:2000]</c>.
    /// </summary>
    public static SpecNode FieldsSchema { get; } = Text("1000");

    /// <summary>What the tool takes beside the arguments of its operation.</summary>
    public static IEnumerable<Argument> Of(
        ToolEntry entry, OperationSpec operation, ToolAccess access, IReadOnlyList<Argument> declared, SpecDocument document)
    {
        foreach (var upload in declared.Where(argument => argument.IsUpload && !entry.Hide.Contains(argument.DeclaredName)))
        {
            yield return Local(FormBody.PathArgument(upload.Name), FormBody.PathSchema);
        }

        if (operation.AnswersEvents)
        {
            yield return Local(MaxEvents, s_maxEventsSchema);
            yield return Local(WaitSeconds, s_waitSecondsSchema);
        }

        if (operation.Response is { } response && HoldsObjects(response, document, depth: 0)
            && declared.All(static argument => argument.DocumentName != Fields))
        {
            yield return Local(Fields, FieldsSchema);
        }

        if (!entry.Mints.IsEmpty)
        {
            yield return Local(SecretTo, s_secretToSchema);
        }

        // Not every client can send null.
        if (operation.Method == "PATCH" && !(entry.Update.Replaces.IsEmpty && entry.Update.Merges.IsEmpty))
        {
            yield return Local(Remove, s_removeSchema);
        }

        if (access == ToolAccess.Destructive)
        {
            yield return Local(Confirmation, s_confirmationSchema);
        }
    }

    /// <summary>True when the API itself takes the selection of properties.</summary>
    public static bool AreFieldsSelectedByTheApi(OperationSpec operation, SpecDocument document)
        => operation.Parameters.Any(parameter => parameter is { Name: Fields, In: ParameterLocation.Query }
            && IsSelection(parameter.Schema, document));

    /// <summary>True for a text in which names stand with commas; a list is the API's own way and stays one.</summary>
    public static bool IsSelection(SpecNode schema, SpecDocument document) => !ParameterShape.Of(schema, document).MayBeList;

    private static Argument Local(string name, SpecNode schema) => new(name, name, name, ArgumentPlace.Local, IsRequired: false, schema);

    private static SpecNode Text(string maxLength)
        => SpecNode.Object([new("type", SpecNode.String("string")), new("maxLength", SpecNode.Number(maxLength))]);

    private static SpecNode WholeNumber(string maximum)
        => SpecNode.Object(
            [new("type", SpecNode.String("integer")), new("minimum", SpecNode.Number("1")), new("maximum", SpecNode.Number(maximum))]);

    private static bool HoldsObjects(SpecNode declared, SpecDocument document, int depth)
    {
        var schema = document.Resolve(declared);
        var types = ArgumentPath.TypesOf(schema);
        return types.Contains("object")
            || schema["properties"] is not null
            || (depth < MaxUnionDepth && PropertyPaths.Subschemas(schema).Any(inner => HoldsObjects(inner, document, depth + 1)));
    }
}
