using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Tests.Calls;

/// <summary>
/// The request that the API document asks for, worked out without the generated code: from its parameters, and the manifest's
/// renames and defaults.
/// </summary>
internal static class ExpectedRequest
{
    public static (string Method, string Path, List<(string, string)> Query, JsonNode? Body) From(
        OperationTool tool, JsonObject arguments)
    {
        var operation = ToolSamples.Documented(tool);
        var given = (JsonObject)arguments.DeepClone();
        AddDefaults(tool, given);
        foreach (var local in tool.LocalArguments)
        {
            given.Remove(local);
        }

        var path = operation.Path;
        List<(string, string)> query = [];
        foreach (var parameter in operation.Parameters.Select(
            static parameter => (Name: parameter.GetProperty("name").GetString()!, In: parameter.GetProperty("in").GetString()!)))
        {
            var argument =
                tool.Renames.FirstOrDefault(rename => rename.Value == parameter.Name
                    && rename.Key != "body_" + parameter.Name).Key ?? parameter.Name;
            if (!given.Remove(argument, out var value) || value is null)
            {
                continue;
            }

            switch (parameter.In)
            {
                case "path":
                    path = path.Replace($"{{{parameter.Name}}}", Uri.EscapeDataString(Text(value)), StringComparison.Ordinal);
                    break;
                case "query":
                    query.AddRange(
                        (value is JsonArray several ? several.ToArray() : [value]).Select(item => (parameter.Name, Text(item!))));
                    break;
            }
        }

        return (operation.Method, path, query, operation.BodySchema is { } schema ? Body(tool, schema, given) : null);
    }

    /// <summary>
    /// Whatever is not a parameter is a property of the body, or the whole body where the document names no properties.
    /// </summary>
    private static JsonNode? Body(OperationTool tool, JsonElement schema, JsonObject given)
        => HasProperties(schema)
            ? new JsonObject(
                given.Select(pair => KeyValuePair.Create(tool.Renames.GetValueOrDefault(pair.Key, pair.Key), pair.Value?.DeepClone())))
            : given[tool.Renames.Where(static pair => pair.Value == "body").Select(static pair => pair.Key)
                .FirstOrDefault("body")]?.DeepClone();

    private static bool HasProperties(JsonElement schema)
    {
        while (schema.TryGetProperty("$ref", out var reference))
        {
            schema = JsonPointer.Locate(ApiDocument.Json, reference.GetString()!);
        }

        return schema.TryGetProperty("properties", out _);
    }

    private static void AddDefaults(OperationTool tool, JsonObject given)
    {
        if (tool.Defaults.IsEmpty)
        {
            return;
        }

        var asked = (JsonObject)given.DeepClone();
        foreach (var rule in JsonNode.Parse(tool.Defaults)!.AsArray().Select(static rule => rule!.AsObject()))
        {
            var isBarred = rule["unless"]?.AsArray().Any(name => asked.ContainsKey((string)name!)) ?? false;
            var isMeant = rule["when"]?.AsObject()
                .All(condition => condition.Value!.AsArray().Any(allowed => JsonNode.DeepEquals(allowed, asked[condition.Key]))) ?? true;
            if (!isBarred && isMeant)
            {
                Fill(given, [.. rule["path"]!.AsArray().Select(static step => (string)step!)], rule["value"]);
            }
        }
    }

    private static void Fill(JsonObject target, string[] path, JsonNode? value)
    {
        foreach (var step in path[..^1])
        {
            target.TryAdd(step, new JsonObject());
            if (target[step] is not JsonObject inner)
            {
                return;
            }

            target = inner;
        }

        target.TryAdd(path[^1], value?.DeepClone());
    }

    private static string Text(JsonNode value) => value.GetValueKind() == JsonValueKind.String ? (string)value! : value.ToJsonString();
}
