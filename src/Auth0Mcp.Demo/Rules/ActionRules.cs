using System.Text.Json.Nodes;
using Auth0Mcp.Demo.Responses;
using Auth0Mcp.Demo.Handling;
using Auth0Mcp.Demo.Requests;
using Auth0Mcp.Demo.Seed;
using Auth0Mcp.Demo.Store;

namespace Auth0Mcp.Demo.Rules;

/// <summary>
/// What the API refuses about Actions: only what is built is deployed, only what is deployed is bound, and what is bound stays.
/// </summary>
internal sealed class ActionRules(InitialContents contents, SeedClock clock)
{
    private const string Actions = "/actions/actions";

    public DemoResponse? CheckDeploy(DemoRequest request)
    {
        if (contents.Open(Actions, Actions).Find(request.Segments[2]) is not { } action)
        {
            return null;
        }

        var isBuilt = JsonNodes.TextOf(action, "status") == "built";
        // Whoever tries again after a moment finds it built.
        Progress.Build(action, SeedClock.Text(clock.Now));
        return isBuilt ? null : ApiProblem.Invalid("A draft must be in the 'built' state before it can be deployed.", "invalid_request");
    }

    public DemoResponse? CheckDelete(DemoRequest request)
    {
        if (request.QueryValue("force") == "true" || !contents.Bindings().Any(binding => IsFor(binding, request.LastSegment)))
        {
            return null;
        }

        return ApiProblem.Invalid("The action is bound to a trigger. Remove the binding, or delete with force.", "action_is_bound");
    }

    public DemoResponse? CheckBindings(DemoRequest request)
    {
        var actions = contents.Open(Actions, Actions);
        var trigger = request.Segments[2];
        foreach (var wanted in request.Fields["bindings"] as JsonArray ?? [])
        {
            var (type, value) = (JsonNodes.TextOf(wanted?["ref"], "type"), JsonNodes.TextOf(wanted?["ref"], "value"));
            var id = type == "action_name" ? actions.IdWhere("name", value ?? "") : value;
            if (type == "binding_id" || id is null || actions.Find(id) is not { } action)
            {
                continue;
            }

            var name = JsonNodes.TextOf(action, "name");
            if (!(action["supported_triggers"] as JsonArray ?? []).Any(supported => JsonNodes.TextOf(supported, "id") == trigger))
            {
                return ApiProblem.Invalid($"The action '{name}' does not support the trigger '{trigger}'.", "invalid_body");
            }

            if (action["deployed_version"] is null)
            {
                return ApiProblem.Invalid(
                    $"The action '{name}' has no deployed version; only deployed actions can be bound.", "action_not_deployed");
            }
        }
        return null;
    }

    private static bool IsFor(JsonObject binding, string action) => JsonNodes.TextOf(binding["action"], "id") == action;
}
