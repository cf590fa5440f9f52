using System.Text;
using System.Text.Json.Nodes;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.SpecTool.Import;
using NJsonSchema;
using NSwag;
using NSwag.CodeGeneration.OperationNameGenerators;

namespace Auth0Mcp.SpecTool.CrossCheck;

/// <summary>Reads a document with NSwag, which shares no code with the import.</summary>
internal static class NSwagReading
{
    private static readonly SingleClientFromOperationIdOperationNameGenerator s_names = new();

    /// <summary>Reads all operations; raises <see cref="SpecException"/> when NSwag refuses the document.</summary>
    public static async Task<IReadOnlyList<NamedOperation>> ReadAsync(byte[] bytes)
    {
        var document = await ParseAsync(bytes);
        return
        [
            .. from path in document.Paths
               from operation in path.Value
               select Read(document, path.Key, operation.Key, operation.Value),
        ];
    }

    /// <summary>Operations of verbs that NSwag does not know: of them there is one reading.</summary>
    public static IEnumerable<NamedOperation> Unread(IEnumerable<OperationReading> ours)
        => InPlaceOf(ours.Where(static reading => reading.Verb == "QUERY"));

    /// <summary>Our own reading where NSwag's is not asked for.</summary>
    public static IReadOnlyList<NamedOperation> InPlaceOf(IEnumerable<OperationReading> ours)
        => [.. ours.Select(static reading => new NamedOperation(reading, CSharpNames.Pascal(reading.OperationId)))];

    /// <summary>
    /// The document with what NSwag cannot take in written out: path items by reference, and verbs that it does not know. Vendors'
    /// words about enums are left out where they are not the lists that NSwag takes them for.
    /// </summary>
    private static string Readable(byte[] bytes)
    {
        var root = DocumentReader.Read(bytes);
        var items = root.Find("paths")?.Members().ToList() ?? [];
        if (items.TrueForAll(static item => item.Node.Find("$ref") is null && item.Node.Find("query") is null)
            && bytes.AsSpan().IndexOf("\"x-enum"u8) < 0)
        {
            return new StreamReader(new MemoryStream(bytes), Encoding.UTF8).ReadToEnd();
        }

        var document = JsonObject.Create(root.Value)!;
        foreach (var (route, item) in items)
        {
            var written = JsonObject.Create(OperationNode.ResolvePathItem(item, root).Value)!;
            written.Remove("query");
            document["paths"]![route] = written;
        }

        DropOddEnumWords(document);
        return document.ToJsonString();
    }

    private static void DropOddEnumWords(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            foreach (var name in members.Where(static member =>
                member.Key.StartsWith("x-enum", StringComparison.Ordinal) && member.Value is not JsonArray)
                .Select(static member => member.Key).ToList())
            {
                members.Remove(name);
            }
        }

        foreach (var inner in node switch
        {
            JsonObject owner => owner.Select(static member => member.Value),
            JsonArray list => list,
            _ => [],
        })
        {
            DropOddEnumWords(inner);
        }
    }

    private static async Task<OpenApiDocument> ParseAsync(byte[] bytes)
    {
        try
        {
            return await OpenApiDocument.FromJsonAsync(Readable(bytes));
        }
        // NSwag and Newtonsoft.Json promise no exception types.
        catch (Exception error)
        {
            throw SpecException.At(
                "NSwag", $"cannot read this document: {error.Message} If ours is right, add --without-second-reading.", error);
        }
    }

    private static NamedOperation Read(OpenApiDocument document, string route, string verb, OpenApiOperation operation)
    {
        var parameters = operation.ActualParameters
            .Where(static parameter => parameter.Kind is OpenApiParameterKind.Path or OpenApiParameterKind.Query
                or OpenApiParameterKind.Header or OpenApiParameterKind.Cookie)
            .Select(static parameter => new ParameterReading(
                parameter.Kind.ToString().ToLowerInvariant(), parameter.Name, parameter.IsRequired));
        var reading = OperationReading.Create(
            verb, route, operation.OperationId, parameters, operation.ActualRequestBody?.IsRequired);

        // The same two steps as in NSwag's C# templates.
        var name = s_names.GetOperationName(document, route, verb, operation);
        return new NamedOperation(reading, ConversionUtilities.ConvertToUpperCamelCase(name, firstCharacterMustBeAlpha: false));
    }
}
