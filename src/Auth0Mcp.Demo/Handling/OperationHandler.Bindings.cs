using System.Text.Json.Nodes;
using Auth0Mcp.Demo.Responses;
using Auth0Mcp.Demo.Requests;
using Auth0Mcp.Demo.Synthesis;

namespace Auth0Mcp.Demo.Handling;

internal sealed partial class OperationHandler
{
    private const string BindingsShape = "/actions/triggers/{}/bindings";
    private const string Actions = "/actions/actions";

    /// <summary>Binds actions to a trigger: the list sent replaces the one before, a binding named by its id stays what it is.</summary>
    private DemoResponse Bind(DemoRequest request)
    {
        var collection = contents.Open(request.Path, BindingsShape);
        var bound = new List<JsonObject>();
        foreach (var wanted in request.Fields["bindings"] as JsonArray ?? [])
        {
            var reference = wanted!["ref"];
            var value = reference?["value"]?.GetValue<string>() ?? "";
            var binding = reference?["type"]?.GetValue<string>() == "binding_id"
                ? collection.Find(value)?.DeepClone().AsObject()
                : NewBinding(request, value);
            if (binding is null)
            {
                return ApiProblem.NotFound(reference?["type"]?.GetValue<string>() == "binding_id" ? BindingsShape : Actions);
            }

            if (wanted["display_name"] is { } name)
            {
                binding["display_name"] = name.DeepClone();
            }

            bound.Add(binding);
        }
        collection.RemoveWhere(static _ => true);
        bound.ForEach(binding => collection.Put(binding["id"]!.GetValue<string>(), binding));
        return Answer(
            request,
            new JsonObject { ["bindings"] = new JsonArray([.. bound.Select(binding => Shown(BindingsShape, binding).DeepClone())]) });
    }

    /// <summary>A binding of an action, named by its id or name; null when there is none.</summary>
    private JsonObject? NewBinding(DemoRequest request, string action)
    {
        var actions = contents.Open(Actions, Actions);
        var id = actions.Find(action) is null ? actions.IdWhere("name", action) : action;
        return id is null ? null : new JsonObject
        {
            ["id"] = PlausibleText.Uuid(new SeededSource($"{request.Path}#{store.NextNumber()}")),
            ["trigger_id"] = request.Segments[^2],
            ["display_name"] = actions.Find(id)!["name"]?.DeepClone(),
            ["action"] = new JsonObject { ["id"] = id },
            ["created_at"] = factory.Now(),
            ["updated_at"] = factory.Now(),
        };
    }
}
