using System.Text.Json.Nodes;
using Auth0Mcp.Demo.Synthesis;

namespace Auth0Mcp.Demo.Handling;

/// <summary>What happens to an Action when it is edited or deployed.</summary>
internal static class ActionEffects
{
    private static readonly string[] s_draft = ["code", "secrets", "dependencies", "runtime"];

    /// <summary>An edited Action differs from what runs until it is deployed again.</summary>
    public static void AfterChange(string shape, JsonObject before, JsonObject after)
    {
        if (shape == "/actions/actions" && Array.Exists(s_draft, name => !JsonNode.DeepEquals(before[name], after[name])))
        {
            after["all_changes_deployed"] = false;
            after["status"] = "pending";
        }
    }

    /// <summary>The Action with its draft running, and the version that runs.</summary>
    public static (JsonObject Action, JsonObject Version) Deploy(JsonObject action, string now, SeededSource source)
    {
        var last = action["deployed_version"]?["number"] as JsonValue;
        var number = last is not null && last.TryGetValue(out long count) ? count + 1 : 1;
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
            ["errors"] = new JsonArray(),
            ["supported_triggers"] = action["supported_triggers"]?.DeepClone(),
            ["action"] = Summary(action),
        };
        foreach (var name in s_draft)
        {
            if (action[name] is { } part)
            {
                version[name] = part.DeepClone();
            }
        }
        action["status"] = "built";
        action["all_changes_deployed"] = true;
        action["deployed_version"] = version.DeepClone();
        return (action, version);
    }

    private static JsonObject Summary(JsonObject action)
    {
        var summary = new JsonObject();
        foreach (var name in (string[])["id", "name", "supported_triggers", "created_at", "updated_at"])
        {
            summary[name] = action[name]?.DeepClone();
        }

        summary["all_changes_deployed"] = true;
        return summary;
    }
}
