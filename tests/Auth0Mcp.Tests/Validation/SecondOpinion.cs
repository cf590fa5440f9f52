using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Demo;
using Auth0Mcp.Text;
using NJsonSchema.Validation;

namespace Auth0Mcp.Tests.Validation;

/// <summary>
/// NJsonSchema on the request bodies of the API document. What it is known not to understand is rewritten into what it does.
/// </summary>
internal sealed class SecondOpinion
{
    private readonly NJsonSchema.JsonSchema root;

    private SecondOpinion(NJsonSchema.JsonSchema root) => this.root = root;

    public static async Task<SecondOpinion> LoadAsync(JsonElement document)
    {
        var copy = NodeJson.Node(document)!;
        VisitSchemas(copy, Rewrite);
        var definitions = (JsonObject)copy["components"]!["schemas"]!.DeepClone();
        foreach (var (_, path) in (JsonObject)copy["paths"]!)
        {
            foreach (var (_, operation) in (JsonObject)path!)
            {
                if (operation is JsonObject && operation["requestBody"]?["content"] is JsonObject content)
                {
                    definitions["body of " + operation["operationId"]] = content.First().Value!["schema"]!.DeepClone();
                }
            }
        }
        string text = new JsonObject { ["definitions"] = definitions }.ToJsonString()
            .Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal);
        return new SecondOpinion(await NJsonSchema.JsonSchema.FromJsonAsync(text));
    }

    /// <summary>NJsonSchema's reading of one schema with its <c>$defs</c>.</summary>
    public static Task<NJsonSchema.JsonSchema> LoadSchemaAsync(JsonElement schema)
    {
        var copy = (JsonObject)NodeJson.Node(schema)!;
        VisitSchemas(copy, Rewrite);
        if (copy["$defs"] is { } definitions)
        {
            copy.Remove("$defs");
            copy["definitions"] = definitions;
        }
        return NJsonSchema.JsonSchema.FromJsonAsync(copy.ToJsonString().Replace("#/$defs/", "#/definitions/", StringComparison.Ordinal));
    }

    /// <summary>
    /// Formats are judged by different rules on purpose (ours refuse only what is surely wrong) and have tests of their own.
    /// </summary>
    public static JsonElement WithoutFormats(JsonElement document)
    {
        var copy = NodeJson.Node(document);
        VisitSchemas(copy, static schema => schema.Remove("format"));
        return NodeJson.Element(copy);
    }

    public bool Accepts(string operationId, JsonNode? value) => Errors(operationId, value).Count == 0;

    public ICollection<ValidationError> Errors(string operationId, JsonNode? value) =>
        root.Definitions["body of " + operationId].Validate(value?.ToJsonString() ?? "null");

    /// <summary>
    /// Calls <paramref name="visit"/> for every object that may be a schema; properties named like keywords hold objects, not
    /// keywords.
    /// </summary>
    public static void VisitSchemas(JsonNode? node, Action<JsonObject> visit)
    {
        if (node is JsonObject fields)
        {
            if (fields["format"] is JsonValue || fields.ContainsKey("type") || fields.ContainsKey("const")
                || fields.ContainsKey("maxProperties"))
            {
                visit(fields);
            }

            foreach (var (_, child) in fields)
            {
                VisitSchemas(child, visit);
            }
        }
        else if (node is JsonArray items)
        {
            foreach (var child in items)
            {
                VisitSchemas(child, visit);
            }
        }
    }

    private static void Rewrite(JsonObject schema)
    {
        // NJsonSchema has no const: an enum of one value means the same.
        if (schema["const"] is JsonValue only)
        {
            schema.Remove("const");
            schema["enum"] = new JsonArray(only.DeepClone());
        }
        // It takes maxProperties 0 for "not given".
        if (schema["maxProperties"] is JsonValue most && most.GetValue<int>() == 0)
        {
            schema.Remove("maxProperties");
            schema["not"] = new JsonObject { ["minProperties"] = 1 };
        }
    }
}
