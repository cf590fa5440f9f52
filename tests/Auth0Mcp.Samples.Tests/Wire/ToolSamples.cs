using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;
using Orchard.Api;

namespace Auth0Mcp.Samples.Tests.Wire;

/// <summary>Arguments for any tool, made from nothing but its schema.</summary>
internal static class ToolSamples
{
    /// <summary>Calls that fit the schema: one with the least, and those that together use every argument and alternative.</summary>
    public static IEnumerable<JsonObject> Of(OperationTool tool)
    {
        var schema = JsonElement.Parse(tool.EnforcedSchema);
        var samples = new SchemaSamples(schema);
        var whole = JsonSchema.Parse(tool.EnforcedSchema);
        return samples.All(schema).Prepend(samples.Minimal(schema, tool.Name)).Select(sample => Sendable(tool, (JsonObject)sample!))
            .Where(sample => whole.Accepts(NodeJson.Element(sample)));
    }

    /// <summary>What has to arrive: the values of parameters as texts, and the body as it is.</summary>
    public static JsonObject Expected(OperationTool tool, JsonObject arguments, DocumentedOperation operation)
    {
        var expected = new JsonObject();
        var members = new JsonObject();
        var isText = operation.BodyTypes.Any(static type => !type.EndsWith("json", StringComparison.Ordinal));
        var parameters = operation.Parameters.Select(static parameter => parameter.GetProperty("name").GetString()!).ToHashSet();
        foreach (var (name, value) in arguments)
        {
            var element = NodeJson.Element(value);
            if (tool.BodyProperty(name) is { } property)
            {
                members[property] = isText ? ParameterText.AsTexts(element) : value?.DeepClone();
            }
            else if (parameters.Contains(tool.Renames.GetValueOrDefault(name, name)))
            {
                expected[tool.Renames.GetValueOrDefault(name, name)] = ParameterText.AsTexts(element);
            }
            else
            {
                expected["body"] = value?.DeepClone();
            }
        }

        if (members.Count > 0 || (!expected.ContainsKey("body") && operation.BodyTypes.Any()))
        {
            expected["body"] = members;
        }

        return expected;
    }

    /// <summary>Without what the server takes itself, and without empty lists and objects: no style can write those.</summary>
    private static JsonObject Sendable(OperationTool tool, JsonObject sample)
    {
        foreach (var name in sample.Select(static member => member.Key).ToList())
        {
            var isParameter = tool.BodyProperty(name) is null;
            if (tool.LocalArguments.Contains(name) || (isParameter && sample[name] is JsonArray { Count: 0 } or JsonObject { Count: 0 }))
            {
                sample.Remove(name);
            }
        }

        return sample;
    }
}
