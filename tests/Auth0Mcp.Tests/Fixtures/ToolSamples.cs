using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Tests.Fixtures;

/// <summary>Arguments and answers for any tool of the catalogue.</summary>
internal static class ToolSamples
{
    /// <summary>The name of every tool, for theories.</summary>
    public static TheoryData<string> Names => [.. ManagementCatalog.All().Select(static tool => tool.Name)];

    /// <summary>The least that a call needs.</summary>
    public static JsonObject MinimalArguments(OperationTool tool)
    {
        var schema = JsonElement.Parse(tool.EnforcedSchema);
        var arguments = (JsonObject)new SchemaSamples(schema).Minimal(schema)!;
        if (tool.RequiresChange && !arguments.Any(pair => tool.BodyProperty(pair.Key) is not null))
        {
            var change = schema.GetProperty("properties").EnumerateObject().First(property => tool.BodyProperty(property.Name) is not null);
            arguments[change.Name] = new SchemaSamples(schema).Minimal(change.Value);
        }

        return arguments;
    }

    /// <summary>Calls that together use every argument and every alternative.</summary>
    public static List<JsonObject> FullArguments(OperationTool tool, bool marksOpenObjects = false)
    {
        var schema = JsonElement.Parse(tool.EnforcedSchema);
        return [.. new SchemaSamples(schema) { MarksOpenObjects = marksOpenObjects }.All(schema).Cast<JsonObject>()];
    }

    /// <summary>Answers of the API that together hold every property of every alternative.</summary>
    public static IEnumerable<JsonNode?> FullAnswers(OperationTool tool, Func<string, string, JsonNode?> choose)
        => Documented(tool).Successes
            .Where(static success => success.Schema is not null)
            .SelectMany(success => new SchemaSamples(ApiDocument.Json, choose).All(success.Schema!.Value));

    public static ApiOperation Documented(OperationTool tool) => ApiDocument.Operations.Single(operation => operation.Id == tool.Operation.Id);

    public static OperationTool Tool(string name) => ManagementCatalog.Find(name) ?? throw new InvalidOperationException($"There is no tool {name}.");
}
