using System.Text.Json;
using Auth0Mcp.Calls.Plans;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Tests.Updates;

/// <summary>The manifest says of every object in the body of an update what the API does with it.</summary>
public class UpdateRulesTests
{
    private static readonly string[] s_branches = ["oneOf", "anyOf", "allOf"];

    public static TheoryData<string> Updates
        => [.. ManagementCatalog.All().Where(static tool => tool.Operation.Method == "PATCH" && !tool.Update.IsEmpty)
            .Select(static tool => tool.Name)];

    [Theory, MemberData(nameof(Updates))]
    public void EveryObjectOfAnUpdate_IsReplacedOrMerged(string name)
    {
        var tool = ManagementCatalog.Find(name)!;
        var rules = UpdateRules.Of(tool)!;
        var schema = JsonElement.Parse(tool.EnforcedSchema);
        var objects = schema.GetProperty("properties").EnumerateObject()
            .Where(property => tool.BodyProperty(property.Name) is not null && IsObject(property.Value, schema, 0))
            .Select(property => tool.BodyProperty(property.Name)!);
        Assert.Empty(objects.Except(rules.Replaces).Except(rules.Merges));
    }

    private static bool IsObject(JsonElement schema, JsonElement root, int depth)
        => depth < 8 && schema.ValueKind == JsonValueKind.Object
           && ((schema.TryGetProperty("$ref", out var reference)
               && IsObject(JsonPointer.Locate(root, reference.GetString()!), root, depth + 1))
               || schema.TryGetProperty("properties", out _)
               || (schema.TryGetProperty("type", out var type) && type.GetRawText().Contains("\"object\"", StringComparison.Ordinal))
               || s_branches.Any(keyword => schema.TryGetProperty(keyword, out var branches)
                   && branches.EnumerateArray().Any(branch => IsObject(branch, root, depth + 1))));
}
