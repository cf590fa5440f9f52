using Auth0Mcp.Generator.Binding;
using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.SpecTool.Diff;

/// <summary>
/// What an operation takes and answers, without its names: two operations of one shape are one operation under two ids.
/// </summary>
internal sealed class OperationShape
{
    /// <summary>Shape counts for more than the address, but an address with nothing in common is another operation.</summary>
    private const double ShapeWeight = 0.7;

    private readonly string _method;
    private readonly HashSet<string> _shape;
    private readonly HashSet<string> _address;

    public OperationShape(OperationFacts operation, SpecDocument document)
    {
        _method = operation.Method;
        _shape = [.. Parts(operation.Node, document)];
        _address = [
            .. operation.Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(static segment => segment[0] != '{'),
                .. Words(operation.Node)];
    }

    /// <summary>From 0 to 1; 0 when the methods differ. The same both ways.</summary>
    public double SimilarityTo(OperationShape other) =>
        _method != other._method
            ? 0
            : (ShapeWeight * Overlap(_shape, other._shape)) + ((1 - ShapeWeight) * Overlap(_address, other._address));

    private static double Overlap(HashSet<string> one, HashSet<string> other)
    {
        var shared = one.Count(other.Contains);
        var all = one.Count + other.Count - shared;
        return all == 0 ? 1 : (double)shared / all;
    }

    private static IEnumerable<string> Parts(SpecNode operation, SpecDocument document)
    {
        foreach (var parameter in operation["parameters"]?.Items ?? [])
        {
            yield return $"{parameter.StringAt("in")} {parameter.StringAt("name")} {Types(parameter["schema"], document)}";
        }

        foreach (var property in Properties("body", operation["requestBody"], document))
        {
            yield return property;
        }

        foreach (var (code, response) in operation["responses"]?.Members ?? [])
        {
            yield return $"answers {code}";
            foreach (var property in Properties("answer", response, document))
            {
                yield return property;
            }
        }
    }

    private static IEnumerable<string> Properties(string place, SpecNode? holder, SpecDocument document)
    {
        foreach (var (media, content) in holder?["content"]?.Members ?? [])
        {
            yield return $"{place} {media} {Types(content["schema"], document)}";
            var schema = document.Resolve(content["schema"] ?? SpecNode.Object([]));
            schema = schema["items"] is { IsObject: true } items ? document.Resolve(items) : schema;
            foreach (var (name, property) in schema["properties"]?.Members ?? [])
            {
                yield return $"{place} {name} {Types(property, document)}";
            }
        }
    }

    private static string Types(SpecNode? schema, SpecDocument document) =>
        schema is null ? "" : string.Join('|', ArgumentPath.TypesOf(document.Resolve(schema)).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Words(SpecNode operation) =>
        (operation["tags"]?.Items ?? []).Select(static tag => $"tag {tag.Text}");
}
