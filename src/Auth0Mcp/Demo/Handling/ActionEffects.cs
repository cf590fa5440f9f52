using System.Text.Json.Nodes;
using Auth0Mcp.Demo.Synthesis;

namespace Auth0Mcp.Demo.Handling;

/// <summary>What happens to an Action when it is edited or deployed.</summary>
internal static class ActionEffects
{
    private static readonly string[] Draft = ["code", "secrets", "dependencies", "runtime"];

    /// <summary>An edited Action differs from what runs until it is deployed again.</summary>
    public static void AfterChange(string shape, JsonObject before, JsonObject after)
    {
        if (shape == "/actions/actions" && Array.Exists(Draft, name => !JsonNode.DeepEquals(before[name], after[name])))
            after["all_changes_deployed"] = false;
    }

    /// <summary>The Action with its draft running, and the version that runs.</summary>
    public static (JsonObject Action, JsonObject Version) Deploy(JsonObject action, string now, SeededSource source)
    {
        var number = action["deployed_version"] is JsonObject running && running["number"] is JsonValue last && last.TryGetValue(out long count) ? count + 1 : 1;
        var version = new JsonObject
        {
            ["id"] = PlausibleText.Uuid(source),
            ["action_id"] = action["id"]?.DeepClone(),
            ["number"] = number,
            ["deployed"] = true,
            ["status"] = "built",
            ["created_at"] = now,
            ["updated_at"] = now,
            ["built_at"] = now,
        };
        foreach (var name in Draft)
        {
            if (action[name] is { } part)
                version[name] = part.DeepClone();
        }
        action["status"] = "built";
        action["all_changes_deployed"] = true;
        action["deployed_version"] = version.DeepClone();
        return (action, version);
    }
}
