using System.Text.Json.Nodes;

namespace Auth0Mcp.SpecTool.Import;

/// <summary>Copies operations: parameters, bodies and successful responses, each written where it is used.</summary>
internal sealed class OperationFilter(DocumentNode root, KeywordCopier copier, SchemaFilter schemas, KeywordTable table)
{
    private const string Json = "application/json";
    private const string FormEncoded = "application/x-www-form-urlencoded";

    /// <summary>Copies a path item with all its operations.</summary>
    public JsonObject CopyAll(DocumentNode declared)
    {
        var pathItem = OperationNode.ResolvePathItem(declared, root);
        var shared = ParametersOf(pathItem);
        return copier.Copy(pathItem, Keywords.PathItem, (_, operation) => Operation(operation, shared));
    }

    private JsonObject Operation(DocumentNode operation, IReadOnlyList<DocumentNode> shared)
    {
        var copy = copier.Copy(operation, table, (keyword, value) => keyword switch
        {
            "parameters" => Kept.Nothing,
            "requestBody" => RequestBody(Resolve(value)),
            "responses" => Responses(value),
            _ => copier.Fact(keyword, value),
        });

        if (Parameters(shared, ParametersOf(operation)) is { Count: > 0 } parameters)
        {
            InsertBefore(copy, ["requestBody", "responses"], "parameters", parameters);
        }

        return copy;
    }

    /// <summary>The operation's own parameters win over those of its path with the same place and name.</summary>
    private JsonArray Parameters(IReadOnlyList<DocumentNode> shared, IReadOnlyList<DocumentNode> own)
    {
        var ownKeys = own.Select(Key).ToHashSet();
        var inherited = shared.Where(parameter => !ownKeys.Contains(Key(parameter)));
        return new JsonArray([.. inherited.Concat(own).Select(Parameter)]);

        static (string In, string Name) Key(DocumentNode parameter) => (Text(parameter, "in"), Text(parameter, "name"));
    }

    private JsonObject Parameter(DocumentNode parameter) =>
        copier.Copy(parameter, Keywords.Parameter, (keyword, value) => keyword switch
        {
            "schema" => schemas.Copy(value),
            "content" => Content(value),
            _ => copier.Fact(keyword, value),
        });

    private JsonObject RequestBody(DocumentNode body) =>
        copier.Copy(body, Keywords.RequestBody, (keyword, value) => keyword switch
        {
            "content" => Content(value),
            _ => copier.Fact(keyword, value),
        });

    private JsonObject Responses(DocumentNode responses) => responses.Members()
        .Where(static response => response.Name.StartsWith('2'))
        .ToSortedJsonObject(response => Response(Resolve(response)));

    private JsonObject Response(DocumentNode response) =>
        copier.Copy(response, Keywords.Response, (keyword, value) => keyword switch
        {
            "description" => copier.ProseOrEmpty(value),
            "content" => Content(value),
            _ => copier.Fact(keyword, value),
        });

    /// <summary>A form-encoded twin beside JSON adds nothing.</summary>
    private JsonObject Content(DocumentNode content)
    {
        var hasJson = content.Find(Json) is not null;
        return content.Members()
            .Where(media => !(hasJson && media.Name == FormEncoded))
            .ToSortedJsonObject(MediaType);
    }

    private JsonObject MediaType(DocumentNode media) =>
        copier.Copy(media, Keywords.MediaType, (keyword, value) => keyword switch
        {
            "schema" => schemas.Copy(value),
            "encoding" => value.Members().ToJsonObject(Encoding),
            _ => copier.Fact(keyword, value),
        });

    /// <summary>How one part of a form is written.</summary>
    private JsonObject Encoding(DocumentNode part) => copier.Copy(part, Keywords.Encoding, copier.Fact);

    private IReadOnlyList<DocumentNode> ParametersOf(DocumentNode holder) =>
        holder.Find("parameters") is { } parameters ? [.. parameters.Items().Select(Resolve)] : [];

    /// <summary>Follows a reference to a shared parameter, body or response. The checker has proven that targets exist.</summary>
    private DocumentNode Resolve(DocumentNode node)
    {
        var visited = new HashSet<string>(StringComparer.Ordinal);
        while (node.FindText("$ref") is { } target)
        {
            if (!visited.Add(target))
            {
                throw SpecException.At(node.Pointer, $"'{target}' refers to itself.");
            }

            node = JsonPointer.Find(root, target)!.Value;
        }

        return node;
    }

    private static string Text(DocumentNode node, string keyword) =>
        node.FindText(keyword) ?? throw SpecException.At(node.Pointer, $"a parameter needs '{keyword}', a string.");

    private static void InsertBefore(JsonObject target, string[] followers, string keyword, JsonNode value)
    {
        var index = followers
            .Select(follower => target.IndexOf(follower))
            .FirstOrDefault(static position => position >= 0, target.Count);
        target.Insert(index, keyword, value);
    }
}
