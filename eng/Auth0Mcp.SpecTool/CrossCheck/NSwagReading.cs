using System.Text;
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

    private static async Task<OpenApiDocument> ParseAsync(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8);
        try
        {
            return await OpenApiDocument.FromJsonAsync(await reader.ReadToEndAsync());
        }
        // NSwag and Newtonsoft.Json promise no exception types.
        catch (Exception error)
        {
            throw SpecException.At("NSwag", $"cannot read this document: {error.Message}", error);
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
