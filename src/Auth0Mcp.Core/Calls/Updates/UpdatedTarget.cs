using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Calls.Plans;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Updates;

/// <summary>What is stored once an update is through, as far as the API's ways with bodies tell.</summary>
internal sealed class UpdatedTarget(OperationTool tool, ToolPlan plan, UpdateRules rules, UpdateDraft draft)
{
    /// <param name="body">The members that are sent.</param>
    /// <param name="list">The body when it is a list.</param>
    public SecretFate SecretsAfter(List<KeyValuePair<string, JsonElement>> body, KeyValuePair<string, JsonElement>? list)
    {
        var stored = draft.Stored.Json;
        var after = list is { } whole ? whole.Value : stored.ValueKind == JsonValueKind.Object ? Members(body) : stored;
        return new SecretFate(draft.Stored, draft.Stored.With(after), draft.Unsaid.Concat(draft.LeftOut.Select(MemberPath.Of)));
    }

    private JsonElement Members(List<KeyValuePair<string, JsonElement>> body)
    {
        var after = NodeJson.Node(draft.Stored.Json)!.AsObject();
        if (tool.Operation.Method != "PATCH")
        {
            var isOneArgument = draft.Body.Count == 0;
            NodeJson.Remove(after, after.Select(static member => member.Key)
                .Where(name => isOneArgument || plan.ArgumentNames.Contains(draft.ArgumentOf(name))).ToHashSet(StringComparer.Ordinal));
        }

        foreach (var (name, value) in body)
        {
            after[name] = rules.Merges.Contains(name) && after[name] is JsonObject stored && value.ValueKind == JsonValueKind.Object
                ? MergePatch.FirstLevel(stored, NodeJson.Node(value)!.AsObject())
                : NodeJson.Node(value);
        }

        return NodeJson.Element(after);
    }
}
