using System.Text.Json.Nodes;

namespace Auth0Mcp.SpecTool.Tests.Diff;

/// <summary>Random changes to an imported document, such as a revision may bring; the same seed makes the same changes.</summary>
internal sealed class Mutation
{
    private readonly Random _random;
    private readonly JsonObject _document;
    private readonly List<JsonObject> _schemas = [];
    private readonly List<JsonObject> _operations = [];

    private Mutation(JsonObject document, int seed)
    {
        _random = new Random(seed);
        _document = document;
        foreach (var (_, schema) in document["components"]!["schemas"]!.AsObject())
        {
            Collect(schema);
        }

        foreach (var (_, item) in document["paths"]!.AsObject())
        {
            _operations.AddRange(item!.AsObject().Select(static verb => verb.Value!.AsObject()));
        }
    }

    /// <summary>A copy of the document with that many changes.</summary>
    public static JsonObject Of(JsonObject document, int seed, int changes)
    {
        var mutation = new Mutation(document.DeepClone().AsObject(), seed);
        for (var i = 0; i < changes; i++)
        {
            mutation.Change();
        }

        return mutation._document;
    }

    private void Change()
    {
        switch (_random.Next(14))
        {
            case 0:
                WithProperties(properties => properties.Remove(Pick(properties)));
                break;
            case 1:
                WithProperties(
                    properties => properties[$"added{_random.Next(1000)}"] = JsonNode.Parse(
                    """{"type":["string","null"],"maxLength":9}"""));
                break;
            case 2:
                ToggleRequired();
                break;
            case 3:
                Any(_schemas)["type"] = Any("string", "boolean", "integer", "number", "object");
                break;
            case 4:
                Any(_schemas)["enum"] = new JsonArray(Any("a", "b"), Any("c", "d"));
                break;
            case 5:
                Any(_schemas)[Any("minLength", "maximum", "maxItems", "minProperties")] = _random.Next(1, 100);
                break;
            case 6:
                Any(_schemas)[Any("default", "pattern", "format", "x-release-lifecycle")] = Any("x", "y");
                break;
            case 7:
                Any(_schemas)["oneOf"] = JsonNode.Parse(
                    """[{"type":"string"},{"type":"integer"},{"type":"object","properties":{"kind":{"enum":["a"]}}}]""");
                break;
            case 8:
                WithProperties(
                    properties => properties[Pick(properties)] =
                    new JsonObject { ["$ref"] = $"#/components/schemas/{Pick(_document["components"]!["schemas"]!.AsObject())}" });
                break;
            case 9:
                RemoveOperation();
                break;
            case 10:
                Any(_operations)["operationId"] = $"renamed_{_random.Next()}";
                break;
            case 11:
                Any(_operations)["security"] = JsonNode.Parse($$"""[{"oauth":["{{Any("read", "update")}}:things"]}]""");
                break;
            case 12:
                AddParameter();
                break;
            default:
                Any(_schemas)["additionalProperties"] = Any("a", "b") == "a" ? false : new JsonObject { ["type"] = "string" };
                break;
        }
    }

    private void ToggleRequired()
    {
        var schema = Any(_schemas);
        if (schema["properties"] is JsonObject { Count: > 0 } properties)
        {
            schema["required"] = schema["required"] is null ? new JsonArray(Pick(properties)) : new JsonArray();
        }
    }

    private void RemoveOperation()
    {
        var paths = _document["paths"]!.AsObject();
        var item = paths[Pick(paths)]!.AsObject();
        if (item.Count > 1)
        {
            item.Remove(Pick(item));
        }
    }

    private void AddParameter()
    {
        var operation = Any(_operations);
        var parameters = operation["parameters"] as JsonArray;
        if (parameters is null)
        {
            operation["parameters"] = parameters = [];
        }

        parameters.Add(new JsonObject
        {
            ["name"] = $"added{_random.Next()}",
            ["in"] = "query",
            ["schema"] = new JsonObject { ["type"] = "string" }
        });
    }

    private void WithProperties(Action<JsonObject> change)
    {
        if (Any(_schemas)["properties"] is JsonObject { Count: > 0 } properties)
        {
            change(properties);
        }
    }

    private void Collect(JsonNode? node)
    {
        if (node is not JsonObject schema)
        {
            return;
        }

        _schemas.Add(schema);
        foreach (var (_, property) in schema["properties"] as JsonObject ?? [])
        {
            Collect(property);
        }

        Collect(schema["items"]);
    }

    private T Any<T>(params IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    private string Pick(JsonObject members) => members.ElementAt(_random.Next(members.Count)).Key;
}
