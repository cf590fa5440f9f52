using System.Text.Json.Nodes;

namespace Auth0Mcp.SpecTool.Tests.Update;

/// <summary>The document as the changes see it.</summary>
internal sealed partial class CatalogRevision
{
    private (string Schema, JsonObject Properties) AnyObject(JsonObject document)
        => Any([.. Schemas(document).Where(static schema => schema.Value!["properties"] is JsonObject { Count: > 0 })
            .Select(static schema => (schema.Key, schema.Value!["properties"]!.AsObject()))]);

    private JsonObject? AnyParameter(JsonObject document, Func<JsonObject, bool> isWanted)
    {
        var parameters = Operations(document).SelectMany(static item => Parameters(item.Operation)).Where(isWanted).ToList();
        return parameters.Count == 0 ? null : Any(parameters);
    }

    private (string Path, string Verb, JsonObject Operation) AnyOperation(JsonObject document) => Any([.. Operations(document)]);

    private T Any<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    private static JsonObject Schemas(JsonObject document) => document["components"]!["schemas"]!.AsObject();

    private static IEnumerable<(string Path, string Verb, JsonObject Operation)> Operations(JsonObject document)
        => document["paths"]!.AsObject().SelectMany(path => Verbs(document, path.Key)
            .Select(verb => (path.Key, verb, path.Value![verb]!.AsObject())));

    private static IEnumerable<string> Verbs(JsonObject document, string path)
        => document["paths"]![path]!.AsObject().Select(static member => member.Key).Where(s_verbs.Contains);

    private static IEnumerable<JsonObject> Parameters(JsonObject operation)
        => (operation["parameters"] as JsonArray ?? []).OfType<JsonObject>().Where(static parameter => parameter["in"] is not null);

    private static JsonObject Parameter(string name, string place, string schema)
    {
        var parameter = new JsonObject { ["name"] = name, ["in"] = place, ["schema"] = JsonNode.Parse(schema) };
        if (place == "path")
        {
            parameter["required"] = true;
        }

        return parameter;
    }

    private static bool CanAdd(JsonObject document, string path, string verb, string id)
        => document["paths"]![path]?[verb] is null
            && !document["paths"]!.AsObject().Any(other => other.Key != path && Shape(other.Key) == Shape(path))
            && Operations(document).All(item => !string.Equals(IdOf(item.Operation), id, StringComparison.OrdinalIgnoreCase));

    private static void Put(JsonObject document, string path, string verb, JsonObject operation)
    {
        var item = document["paths"]![path] as JsonObject;
        if (item is null)
        {
            document["paths"]![path] = item = [];
        }

        item[verb] = operation;
    }

    private static string IdOf(JsonObject operation) => operation["operationId"]!.GetValue<string>();

    private static string In(JsonObject parameter) => parameter["in"]!.GetValue<string>();

    private static string Name(JsonObject parameter) => parameter["name"]!.GetValue<string>();

    /// <summary>Paths that differ only in the names of their parameters are one.</summary>
    private static string Shape(string path)
        => string.Join('/', path.Split('/').Select(static segment => segment.StartsWith('{') ? "{}" : segment));
}
