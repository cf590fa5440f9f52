using System.Text.Json.Nodes;

namespace Auth0Mcp.SpecTool.Tests.Update;

/// <summary>Revisions that nobody wrote, of the kinds that APIs bring; the same seed makes the same ones.</summary>
internal sealed class RandomRevision(int seed)
{
    private static readonly string[] s_methods = ["get", "post", "put", "patch", "delete"];

    /// <summary>Names that YAML reads as something else, or that need more room than a tool's name has.</summary>
    private static readonly string[] s_words =
        ["loans", "on", "null", "2fa-devices", "very-long-names-of-resources-in-collections", "x: y"];

    private readonly Random _random = new(seed);
    private readonly List<(string Path, string Method, JsonNode Operation)> _removed = [];
    private readonly List<(string Schema, string Name, JsonNode Property)> _lost = [];
    private int _number;

    /// <summary>Makes a few changes of the document.</summary>
    public void Change(JsonObject document)
    {
        for (var i = _random.Next(1, 5); i > 0; i--)
        {
            Once(document);
        }
    }

    private void Once(JsonObject document)
    {
        var (path, method) = Any([.. Operations(document)]);
        var item = document["paths"]![path]!.AsObject();
        var operation = item[method]!;
        _number++;
        switch (_random.Next(9))
        {
            case 0 when Operations(document).Count() > 2:
                _removed.Add((path, method, operation.DeepClone()));
                item.Remove(method);
                break;
            case 1 when _removed.Count > 0:
                Return(document);
                break;
            case 2:
                operation["operationId"] = $"{method}_thing{_number}";
                break;
            case 3 or 4:
                Add(document, isNewGroup: _random.Next(2) == 0);
                break;
            case 5 when operation["parameters"] is JsonArray { Count: > 0 } parameters
                && parameters[0]!["in"]!.GetValue<string>() == "query":
                parameters[0]!["in"] = "header";
                break;
            case 6 when method is "put" or "patch" && item.Count == 1:
                item.Remove(method);
                item[method == "put" ? "patch" : "put"] = operation.DeepClone();
                break;
            case 7:
                Properties(document, "Person")[$"access_token{_number}"] = JsonNode.Parse("""{ "type": "string" }""");
                break;
            default:
                LoseOrBringBack(document);
                break;
        }
    }

    private void Return(JsonObject document)
    {
        var (path, method, operation) = Any(_removed);
        var ids = Operations(document).Select(pair => document["paths"]![pair.Path]![pair.Method]!["operationId"]!.GetValue<string>());
        var item = document["paths"]![path] as JsonObject ?? [];
        if (item[method] is null && !ids.Contains(operation["operationId"]!.GetValue<string>()))
        {
            item[method] = operation.DeepClone();
            document["paths"]![path] = item;
        }
    }

    private void Add(JsonObject document, bool isNewGroup)
    {
        var word = Any(s_words);
        var group = isNewGroup ? $"{word}{_number}" : "books";
        var id = $"{word.Replace(": ", "-", StringComparison.Ordinal)}.{_number}";
        document["paths"]![$"/{id}/{{id}}"] = new JsonObject
        {
            [Any(s_methods)] = JsonNode.Parse($$"""
                { "operationId": "{{id}}", "tags": ["{{group}}"], "x-operation-group": "{{group}}",
                  "parameters": [{ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } },
                    { "name": "{{word}}", "in": "query", "schema": { "type": "string" } }],
                  "responses": { "204": { "description": "" } } }
                """),
        };
    }

    private void LoseOrBringBack(JsonObject document)
    {
        if (_lost.Count > 0 && _random.Next(2) == 0)
        {
            var (schema, name, property) = Any(_lost);
            Properties(document, schema)[name] = property.DeepClone();
            return;
        }

        var from = Any(["Book", "Person"]);
        var properties = Properties(document, from);
        if (properties.Count > 1 && Any([.. properties.Select(static property => property.Key)]) is var lost && lost != "title")
        {
            _lost.Add((from, lost, properties[lost]!.DeepClone()));
            properties.Remove(lost);
        }
    }

    private static JsonObject Properties(JsonObject document, string schema)
        => document["components"]!["schemas"]![schema]!["properties"]!.AsObject();

    private static IEnumerable<(string Path, string Method)> Operations(JsonObject document)
        => document["paths"]!.AsObject().SelectMany(static path => path.Value!.AsObject()
            .Where(static member => s_methods.Contains(member.Key)).Select(member => (path.Key, member.Key)));

    private T Any<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];
}
