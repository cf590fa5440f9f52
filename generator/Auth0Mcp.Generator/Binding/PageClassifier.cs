using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Binding;

/// <summary>Tells from parameters and response how a list is paged.</summary>
internal static class PageClassifier
{
    /// <summary>Tools of this verb promise a list, also where the API answers an object around a single array.</summary>
    private const string ListVerb = "list_";

    /// <summary>Where the API has both ways, pages by number end here and checkpoints go on.</summary>
    private const int ReachBesideCheckpoints = 1000;

    /// <summary>A union may contain itself.</summary>
    private const int MaxUnionDepth = 4;

    public static PageModel Classify(OperationSpec operation, ToolEntry entry, SpecDocument document)
    {
        var names = new HashSet<string>(
            operation.Parameters.Where(static parameter => parameter.In == ParameterLocation.Query)
            .Select(static parameter => parameter.Name), StringComparer.Ordinal);
        var hasOffset = names.Contains("page") && names.Contains("per_page");
        var hasCheckpoint = names.Contains("from") && names.Contains("take");
        var shapes = operation.Response is null ? [] : Shapes(document.Resolve(operation.Response), document, depth: 0).ToList();
        var isNamedList = entry.Name.StartsWith(document.Settings.NameStart + ListVerb, StringComparison.Ordinal);
        var isList = operation.Method == "GET"
            && (hasOffset || hasCheckpoint || shapes.Any(shape => IsArray(shape) || (isNamedList && IsWrappedArray(shape, document))));
        var page = entry.Page;
        return new PageModel(
            isList,
            hasOffset,
            hasCheckpoint,
            isList ? ItemsProperty(shapes, document) : "",
            page.Checkpoint ?? "",
            page.Reach ?? (hasOffset && hasCheckpoint && page.Checkpoint is null ? ReachBesideCheckpoints : 0),
            page.Beyond ?? "");
    }

    /// <summary>The schema itself, or the branches it may be.</summary>
    private static IEnumerable<SpecNode> Shapes(SpecNode schema, SpecDocument document, int depth)
        => schema["oneOf"]?.Items is { Count: > 0 } branches && depth < MaxUnionDepth
            ? branches.SelectMany(branch => Shapes(document.Resolve(branch), document, depth + 1))
            : [schema];

    private static bool IsArray(SpecNode schema) => ArgumentPath.TypesOf(schema).Contains("array");

    private static bool IsWrappedArray(SpecNode shape, SpecDocument document)
        => shape["properties"]?.Members is { Count: 1 } only && IsArray(document.Resolve(only[0].Value));

    private static string ItemsProperty(List<SpecNode> shapes, SpecDocument document)
        => shapes
            .SelectMany(static shape => shape["properties"]?.Members ?? [])
            .Where(property => IsArray(document.Resolve(property.Value)))
            .Select(static property => property.Key)
            .FirstOrDefault() ?? "";
}
