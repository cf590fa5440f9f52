using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Binding;

/// <summary>Tells from parameters and response how a list is paged.</summary>
internal static class PageClassifier
{
    /// <summary>A union may contain itself.</summary>
    private const int MaxUnionDepth = 4;

    public static PageModel Classify(OperationSpec operation, ToolEntry entry, SpecDocument document)
    {
        var names = new HashSet<string>(operation.Parameters.Where(static parameter => parameter.In == ParameterLocation.Query).Select(static parameter => parameter.Name), StringComparer.Ordinal);
        var hasOffset = names.Contains("page") && names.Contains("per_page");
        var hasCheckpoint = names.Contains("from") && names.Contains("take");
        var shapes = operation.Response is null ? [] : Shapes(document.Resolve(operation.Response), document, depth: 0).ToList();
        var isList = operation.Method == "GET" && (hasOffset || hasCheckpoint || shapes.Any(static shape => IsArray(shape)));
        return new PageModel(isList, hasOffset, hasCheckpoint, isList ? ItemsProperty(shapes, document) : "", entry.Checkpoint ?? "");
    }

    /// <summary>The schema itself, or the branches it may be.</summary>
    private static IEnumerable<SpecNode> Shapes(SpecNode schema, SpecDocument document, int depth)
        => schema["oneOf"]?.Items is { Count: > 0 } branches && depth < MaxUnionDepth
            ? branches.SelectMany(branch => Shapes(document.Resolve(branch), document, depth + 1))
            : [schema];

    private static bool IsArray(SpecNode schema) => ArgumentPath.TypesOf(schema).Contains("array");

    private static string ItemsProperty(List<SpecNode> shapes, SpecDocument document)
        => shapes
            .SelectMany(static shape => shape["properties"]?.Members ?? [])
            .Where(property => IsArray(document.Resolve(property.Value)))
            .Select(static property => property.Key)
            .FirstOrDefault() ?? "";
}
