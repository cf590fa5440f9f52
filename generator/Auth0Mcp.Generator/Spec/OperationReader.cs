using Auth0Mcp.Generator.Manifest;

namespace Auth0Mcp.Generator.Spec;

/// <summary>Reads the operations out of the document's paths.</summary>
internal static class OperationReader
{
    /// <summary>Every method that OpenAPI knows; <see cref="Binding.Carriage"/> says which of them tools can carry.</summary>
    private static readonly string[] s_methods = ["get", "post", "put", "patch", "delete", "head", "options", "trace", "query"];

    /// <summary>Headers that OpenAPI says are not parameters, though some documents list them.</summary>
    private static readonly HashSet<string> s_reserved = new(StringComparer.OrdinalIgnoreCase) { "Accept", "Content-Type",
        "Authorization" };

    public static IEnumerable<OperationSpec> Read(SpecNode root, ManifestSettings settings)
    {
        foreach (var path in root["paths"]?.Members ?? [])
        {
            foreach (var method in path.Value.Members)
            {
                if (IdOf(method) is { } id)
                {
                    yield return ReadOperation(id, method.Key, path.Key, method.Value, settings);
                }
            }
        }
    }

    /// <summary>The ids of all operations, in the order of the document.</summary>
    public static IEnumerable<string> Ids(SpecNode root)
        => (root["paths"]?.Members ?? []).SelectMany(static path => path.Value.Members).Select(IdOf).OfType<string>();

    /// <summary>The names of all members of all operations, those of the specification and others.</summary>
    public static HashSet<string> Members(SpecNode root)
        => [.. (root["paths"]?.Members ?? []).SelectMany(static path => path.Value.Members)
            .Where(static method => s_methods.Contains(method.Key))
            .SelectMany(static method => method.Value.Members).Select(static member => member.Key)];

    private static string? IdOf(KeyValuePair<string, SpecNode> method)
        => s_methods.Contains(method.Key) ? method.Value.StringAt("operationId") : null;

    private static OperationSpec ReadOperation(string id, string method, string path, SpecNode node, ManifestSettings settings)
    {
        var tag = node["tags"] is { Items: [var first, ..] } ? first.Text : "default";
        var success = (node["responses"]?.Members ?? []).Where(static pair => pair.Key.StartsWith("2", StringComparison.Ordinal))
            .Select(static pair => pair.Value["content"]).ToList();
        var media = success.SelectMany(static content => content?.Members ?? []).Select(static pair => pair.Key)
            .OrderBy(MediaTypes.Rank).ToList();
        var json = media.Where(MediaTypes.IsJson).Select(type => SchemaOf(success, type))
            .FirstOrDefault(static schema => schema is not null);
        return new OperationSpec(
            id,
            method.ToUpperInvariant(),
            path,
            tag,
            ReadGroup(node[settings.GroupKey]) ?? tag,
            node.StringAt(settings.LifecycleKey),
            ReadScopes(node["security"]),
            (node["parameters"]?.Items ?? []).Select(ReadParameter)
                .Where(static parameter => parameter.In != ParameterLocation.Header || !s_reserved.Contains(parameter.Name)).ToList(),
            ReadBody(node["requestBody"]),
            json ?? SchemaOf(success, MediaTypes.EventStream),
            json is null && success.Any(static content => content?[MediaTypes.EventStream] is not null),
            media.FirstOrDefault() ?? "");
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
            "cookie" => ParameterLocation.Cookie,
            _ => ParameterLocation.Query,
        };

        KeyValuePair<string, SpecNode>? content = node["content"]?.Members is [var first, ..] ? first : null;
        return new ParameterSpec(
            node.StringAt("name") ?? "",
            location,
            location == ParameterLocation.Path || node.IsTrueAt("required"),
            WithDescription(node["schema"] ?? content?.Value["schema"] ?? SpecNode.Object([]), node.StringAt("description")),
            node.StringAt("style") ?? "",
            node["explode"] is { } explode ? explode.Kind == SpecKind.True : null,
            node["schema"] is null && content is { } only && MediaTypes.IsJson(only.Key));
    }

    private static BodySpec? ReadBody(SpecNode? node)
    {
        if (node?["content"]?.Members is not { Count: > 0 } content)
        {
            return null;
        }

        var media = content.OrderBy(static pair => MediaTypes.Rank(pair.Key)).First();
        return new BodySpec(media.Key, node.IsTrueAt("required"), media.Value["schema"] ?? SpecNode.Object([]));
    }

    /// <summary>Only a private build that kept upstream prose has descriptions here.</summary>
    private static SpecNode WithDescription(SpecNode schema, string? description)
        => description is { Length: > 0 } ? schema.With("description", SpecNode.String(description)) : schema;
}
