using System.Collections.Concurrent;
using System.Text.Json;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Plans;

/// <summary>What a tool needs at each call, made from its descriptor at the first one.</summary>
/// <param name="Root">The schema as JSON.</param>
internal sealed record ToolPlan(
    JsonElement Root, JsonSchema Schema, ArgumentDefaults Defaults, SecretMask Secrets, IReadOnlyList<string> ArgumentNames)
{
    /// <summary>How the tool updates; null where it updates nothing that can be read.</summary>
    public UpdateRules? Updates { get; init; }
}

/// <summary>The plans by tool; each schema is compiled once in the life of the process.</summary>
internal sealed class ToolPlans
{
    private readonly ConcurrentDictionary<(Type, string), ToolPlan> _plans = [];

    public ToolPlan For(ToolDescriptor tool) => _plans.GetOrAdd((tool.GetType(), tool.Name), static (_, tool) => Create(tool), tool);

    private static ToolPlan Create(ToolDescriptor tool)
    {
        var schema = JsonElement.Parse(tool.EnforcedSchema);
        var operation = tool as OperationTool;
        return new ToolPlan(
            schema,
            new SchemaDocument(schema) { Origin = operation is null ? "" : $"API document of {ManagementDocument.Date}" }.Compile("#"),
            ArgumentDefaults.Parse(operation is null ? default : operation.Defaults),
            SecretMask.Of(tool),
            schema.GetProperty("properties").EnumerateObject().Select(static property => property.Name).ToList())
        { Updates = UpdateRules.Of(tool) };
    }
}
