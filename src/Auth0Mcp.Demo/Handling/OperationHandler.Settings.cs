using System.Text.Json.Nodes;
using Auth0Mcp.Demo.Responses;
using Auth0Mcp.Demo.Requests;
using Auth0Mcp.Demo.Seed;
using Auth0Mcp.Demo.Store;
using Auth0Mcp.Demo.Synthesis;

namespace Auth0Mcp.Demo.Handling;

internal sealed partial class OperationHandler
{
    private DemoResponse Setting(DemoRequest request)
    {
        var current = CurrentSetting(request);
        switch (request.Operation.Method)
        {
            case "GET":
                return current is null && IsOptional(request) ? NoSetting(request) : Answer(request, current);
            case "DELETE" when request.Body is JsonArray names && current is JsonObject entries:
                foreach (var name in names)
                {
                    entries.Remove(name!.GetValue<string>());
                }

                return Answer(request, null);
            case "DELETE":
                if (current is null && IsOptional(request))
                {
                    return NoSetting(request);
                }

                store.SetSetting(request.Path, null);
                return Answer(request, null);
            case "POST" when current is not null && !IsOpenMap(request):
                return ApiProblem.Taken(request.Operation.Shape, ["path"]);
            case "PATCH" when current is null && IsOptional(request):
                return NoSetting(request);
        }
        var changed = WithConnection(request, Changed(request, current));
        store.SetSetting(request.Path, changed);
        return Answer(request, changed);
    }

    /// <summary>The setting as it is: written before, seeded, or made up on first sight. Null when removed or never created.</summary>
    private JsonNode? CurrentSetting(DemoRequest request)
    {
        if (store.TryGetSetting(request.Path, out var known))
        {
            return known;
        }

        var initial = SeedData.Setting(request.Path);
        clock.MoveDates(initial);
        initial ??= IsOpenMap(request) ? new JsonObject() : null;
        if (initial is null && !IsCreatable(request) && NotSetUp(request.Operation.Shape) is null)
        {
            initial = routes.At(request.Operation.Shape, "GET")?.ResponseSchema is { } schema
                ? WithOwnId(request, synthesizer.Make(schema, request.Path, Extent.Plausible))
                : new JsonObject();
        }

        if (initial is not null)
        {
            store.SetSetting(request.Path, initial);
        }

        return initial;
    }

    /// <summary>Where nothing is set up yet, the API says so in words of its own.</summary>
    private static DemoResponse? NotSetUp(string shape) => shape switch
    {
        "/emails/provider" => ApiProblem.Of(404, "Not Found", "There is not a configured email provider", "inexistent_email_provider"),
        "/branding/templates/universal-login" => ApiProblem.Of(404, "Not Found", "The template does not exist.", "inexistent_template"),
        "/keys/custom-signing" => ApiProblem.Of(404, "Not Found", "There are no custom signing keys.", "inexistent_custom_signing_keys"),
        "/connections/{}/scim-configuration" => ApiProblem.Of(404, "Not Found", "scim strategy not enabled", "not_found"),
        _ => null,
    };

    /// <summary>What is set up for a connection says which one it is.</summary>
    private JsonNode? WithConnection(DemoRequest request, JsonNode? setting)
    {
        if (request.Operation.Method == "POST" && request.Segments[0] == "connections" && setting is JsonObject fields
            && contents.Open(ConnectionsShape, ConnectionsShape).Find(request.Segments[1]) is { } connection)
        {
            fields["connection_id"] = request.Segments[1];
            fields["connection_name"] = connection["name"]?.DeepClone();
            fields["strategy"] = connection["strategy"]?.DeepClone();
            fields["tenant_name"] = "harbor-books";
            fields.TryAdd("user_id_attribute", JsonNodes.TextOf(connection, "strategy") == "samlp" ? "userName" : "externalId");
            foreach (var name in (string[])["created_at", "updated_at", "updated_on"])
            {
                fields[name] = factory.Now();
            }
        }

        return setting;
    }

    private static JsonNode? WithOwnId(DemoRequest request, JsonNode? made)
    {
        var template = request.Operation.Segments[^1];
        if (made is JsonObject fields && template.StartsWith('{') && fields.ContainsKey(template.Trim('{', '}')))
        {
            fields[template.Trim('{', '}')] = request.LastSegment;
        }

        return made;
    }

    private static JsonNode? Changed(DemoRequest request, JsonNode? current)
    {
        if (current is not JsonObject old || request.Body is not JsonObject changes || request.Operation.Method == "PUT")
        {
            return request.Body?.DeepClone() ?? current;
        }

        var changed = (JsonObject)old.DeepClone();
        foreach (var (name, value) in changes)
        {
            if (value is null)
            {
                changed.Remove(name);
            }
            else
            {
                changed[name] = name == "flags" && changed[name] is JsonObject flags && value is JsonObject set
                    ? ItemFactory.Merge(flags, set)
                    : value.DeepClone();
            }
        }
        return changed;
    }

    /// <summary>True when callers create the setting, so that it is absent before.</summary>
    private bool IsCreatable(DemoRequest request) => routes.At(request.Operation.Shape, "POST") is not null;

    /// <summary>True when the setting may be absent.</summary>
    private bool IsOptional(DemoRequest request) => IsCreatable(request) || routes.At(request.Operation.Shape, "DELETE") is not null;

    /// <summary>Maps of names to values, such as the secrets of a hook, take POST again and again.</summary>
    private bool IsOpenMap(DemoRequest request) =>
        routes.At(request.Operation.Shape, "POST") is { ResponseSchema: null }
        && request.Operation.Shape.EndsWith("/secrets", StringComparison.Ordinal);

    private static DemoResponse NoSetting(DemoRequest request) => NotSetUp(request.Operation.Shape) ?? ApiProblem.NotFound(
        request.Operation.Shape.EndsWith("/{}", StringComparison.Ordinal) ? request.ParentShape : request.Operation.Shape);
}
