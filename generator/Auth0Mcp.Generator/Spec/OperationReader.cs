using Auth0Mcp.Generator.Manifest;

namespace Auth0Mcp.Generator.Spec;

/// <summary>Reads the operations out of the document's paths.</summary>
internal static class OperationReader
{
    private const string EventStream = "text/event-stream";

    private static readonly string[] s_methods = ["get", "post", "put", "patch", "delete"];

    public static IEnumerable<OperationSpec> Read(SpecNode root, ManifestSettings settings)
    {
        foreach (var path in root["paths"]?.Members ?? [])
        {
            foreach (var method in path.Value.Members)
            {
                if (s_methods.Contains(method.Key) && method.Value.StringAt("operationId") is { } id)
                {
                    yield return ReadOperation(id, method.Key, path.Key, method.Value, settings);
                }
            }
        }
    }

    private static OperationSpec ReadOperation(string id, string method, string path, SpecNode node, ManifestSettings settings)
    {
        var tag = node["tags"] is { Items: [var first, ..] } ? first.Text : "default";
        var success = (node["responses"]?.Members ?? []).Where(static pair => pair.Key.StartsWith("2", StringComparison.Ordinal)).Select(static pair => pair.Value["content"]).ToList();
        var json = SchemaOf(success, "application/json");
        return new OperationSpec(
            id,
            method.ToUpperInvariant(),
            path,
            tag,
            ReadGroup(node[settings.GroupKey]) ?? tag,
            node.StringAt(settings.LifecycleKey),
            ReadScopes(node["security"]),
            (node["parameters"]?.Items ?? []).Select(ReadParameter).ToList(),
            ReadBody(node["requestBody"]),
            json ?? SchemaOf(success, EventStream),
            json is null && success.Any(static content => content?[EventStream] is not null));
    }

    private static SpecNode? SchemaOf(IEnumerable<SpecNode?> contents, string mediaType)
        => contents.Select(content => content?[mediaType]?["schema"]).FirstOrDefault(static schema => schema is not null);

    /// <summary>The group is one word, or a path of words for nested resources.</summary>
    private static string? ReadGroup(SpecNode? node) => node?.Kind switch
    {
        SpecKind.String => node.Text,
        SpecKind.Array => string.Join(".", node.Items.Select(static item => item.Text)),
        _ => null,
    };

    private static List<string> ReadScopes(SpecNode? security)
        => (security?.Items ?? [])
            .SelectMany(static requirement => requirement.Members)
            .SelectMany(static scheme => scheme.Value.Items)
            .Select(static scope => scope.Text)
            .Distinct(StringComparer.Ordinal)
            .ToList();

    private static ParameterSpec ReadParameter(SpecNode node)
    {
        var location = node.StringAt("in") switch
        {
            "path" => ParameterLocation.Path,
            "header" => ParameterLocation.Header,
            _ => ParameterLocation.Query,
        };

        return new ParameterSpec(
            node.StringAt("name") ?? "",
            location,
            location == ParameterLocation.Path || node.IsTrueAt("required"),
            WithDescription(node["schema"] ?? SpecNode.Object([]), node.StringAt("description")));
    }

    private static BodySpec? ReadBody(SpecNode? node)
    {
        if (node?["content"]?.Members is not { Count: > 0 } content)
        {
            return null;
        }

        var media = content.FirstOrDefault(static pair => pair.Key == "application/json");
        media = media.Value is null ? content[0] : media;
        return new BodySpec(media.Key, node.IsTrueAt("required"), media.Value["schema"] ?? SpecNode.Object([]));
    }

    /// <summary>Only a private build that kept upstream prose has descriptions here.</summary>
    private static SpecNode WithDescription(SpecNode schema, string? description)
        => description is { Length: > 0 } ? schema.With("description", SpecNode.String(description)) : schema;
}
