using System.Text.Json.Nodes;
using Auth0Mcp.Demo.Responses;
using Auth0Mcp.Demo.Requests;
using Auth0Mcp.Demo.Routing;
using Auth0Mcp.Demo.Synthesis;

namespace Auth0Mcp.Demo.Handling;

internal sealed partial class OperationHandler
{
    /// <summary>
    /// Tests, tickets and the like: the answer is made from the document, the thing acted on changes where that is plain.
    /// </summary>
    private DemoResponse Act(DemoRequest request)
    {
        var known = Target(request) is var (path, shape, id) ? ActOn(request, path, shape, id) : (JsonObject)request.Fields.DeepClone();
        if (request.Operation.ResponseSchema is not { } schema)
        {
            return DemoResponse.Empty(request.Operation.Status);
        }

        var made = synthesizer.Make(schema, $"{request.Path}#{store.NextNumber()}/answer", Extent.Plausible);
        var body = synthesizer.Trim(schema, Overlay(made, known), request.Path);
        Remember(request, body);
        return new DemoResponse(request.Operation.Status, body, HasBody: true, request.Operation.MediaType);
    }

    /// <summary>Applies an action to an item, and gives back the item as it is afterwards.</summary>
    private JsonObject ActOn(DemoRequest request, string path, string shape, string id)
    {
        var collection = contents.Open(path, shape);
        var item = collection.Find(id)!;
        var changed = factory.Change(path, shape, item, Named(request));
        collection.Put(id, changed);
        return (JsonObject)changed.DeepClone();
    }

    /// <summary>What the action changes by its own name: <c>status</c> in <c>POST /experiments/{id}/status</c>.</summary>
    private static JsonObject Named(DemoRequest request) => request.Fields[request.LastSegment] is { } value
        ? new JsonObject { [request.LastSegment] = value.DeepClone() }
        : [];

    /// <summary>The item that an action path stands on: <c>/clients/{id}</c> of <c>/clients/{id}/rotate-secret</c>.</summary>
    private (string Path, string Shape, string Id)? Target(DemoRequest request)
    {
        var segments = request.Operation.Segments;
        var last = Array.FindLastIndex(segments, static segment => segment.StartsWith('{'));
        if (last < 1)
        {
            return null;
        }

        var path = DemoRequest.PathOf(request.Segments.AsSpan(0, last));
        var shape = string.Join('/', request.Operation.Shape.Split('/').Take(last + 1));
        return map.IsItem(shape + "/{}") && contents.Open(path, shape).Find(request.Segments[last]) is not null
            ? (path, shape, request.Segments[last])
            : null;
    }

    /// <summary>A job that was started can be looked up afterwards, and a client registered by its metadata too.</summary>
    private void Remember(DemoRequest request, JsonNode? body)
    {
        if (body is not JsonObject fields || request.Operation.Method != "POST"
            || request.Operation.Shape.Contains("{}", StringComparison.Ordinal))
        {
            return;
        }

        var neighbour = request.ParentShape + "/{}";
        if (JsonNodes.TextOf(fields, "id") is { } id && routes.At(neighbour, "GET") is { } read
            && map.RoleOf(read) == OperationRole.Setting)
        {
            store.SetSetting($"{request.ParentPath}/{Uri.EscapeDataString(id)}", fields.DeepClone());
        }
    }

    private static JsonNode? Overlay(JsonNode? made, JsonObject known)
    {
        if (made is not JsonObject fields)
        {
            return made;
        }

        foreach (var (name, value) in known)
        {
            fields[name] = value?.DeepClone();
        }

        return fields;
    }
}
