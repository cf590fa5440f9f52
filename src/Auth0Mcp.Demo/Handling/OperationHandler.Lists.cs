using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Demo.Responses;
using Auth0Mcp.Demo.Listing;
using Auth0Mcp.Demo.Requests;
using Auth0Mcp.Demo.Store;

namespace Auth0Mcp.Demo.Handling;

internal sealed partial class OperationHandler
{
    private DemoResponse List(DemoRequest request)
    {
        if (PagingWall.IsBeyond(request))
        {
            return ApiProblem.BeyondPaging();
        }

        if (request.Operation.Shape == LogsShape && request.IsQueried("from"))
        {
            return WalkLogs(request);
        }

        if (ItemFilter.Problem(request) is { } problem)
        {
            return ApiProblem.BadSearch(problem);
        }

        var shape = map.ListAt(request.Operation.Shape)!;
        var source = Source(request).Select(item => Shown(SourceShape(request), item));
        JsonObject[] items = [.. Pager.Sort(request, filter.Apply(request, shape.Item, source))];
        var page = Pager.Cut(request, items, item => factory.IdOf(SourceShape(request), item));
        var isPointing = relations.TargetOf(request.Operation.Shape) is not null;
        var body = page.In(shape, request.QueryValue("include_totals") == "true", item => FieldSelection.Apply(request, isPointing
            ? synthesizer.Trim(shape.Item, item, request.Path)
            : synthesizer.Complete(shape.Item, item, request.Path)));
        var schema = request.Operation.ResponseSchema!.Value;
        return DemoResponse.Of(
            request.Operation.Status, request.IsQueried("fields") ? body : synthesizer.Complete(schema, body, request.Path));
    }

    /// <summary>Where the items of a list are kept; some paths are views on another collection.</summary>
    private static string SourceShape(DemoRequest request) => request.Operation.Shape switch
    {
        "/users-by-email" => "/users",
        "/users/{}/logs" => LogsShape,
        var shape => shape,
    };

    private IEnumerable<JsonObject> Source(DemoRequest request)
    {
        var shape = SourceShape(request);
        if (shape == LogsShape)
        {
            return Logs(request);
        }

        if (shape != request.Operation.Shape)
        {
            return contents.Open(shape, shape).Items;
        }

        if (relations.TargetOf(shape) is not { } target)
        {
            return contents.Open(request.Path, shape).Items;
        }

        var pool = contents.Open(target, target);
        return store.Links.Of(request.ParentPath, target).Select(pool.Find).OfType<JsonObject>().ToArray();
    }

    private DemoResponse Attach(DemoRequest request)
    {
        foreach (var (name, entry) in Entries(request.Body))
        {
            if (entry is JsonObject fields)
            {
                contents.Open(request.Path, request.Operation.Shape)
                    .Put(EntryKey.Of(request.Operation.Shape, fields), WithNames(fields));
                continue;
            }
            var target = relations.TargetOfName(name) ?? relations.TargetOf(request.Operation.Shape);
            if (target is null || JsonNodes.ScalarText(entry) is not { } id)
            {
                continue;
            }

            if (contents.Open(target, target).Find(id) is null)
            {
                return ApiProblem.NotFound(target);
            }

            store.Links.Add(request.ParentPath, target, id);
        }
        return Answer(request, null);
    }

    private DemoResponse Detach(DemoRequest request)
    {
        var collection = contents.Open(request.Path, request.Operation.Shape);
        var entries = Entries(request.Body).ToArray();
        foreach (var (name, entry) in entries)
        {
            var target = relations.TargetOfName(name) ?? relations.TargetOf(request.Operation.Shape);
            if (entry is JsonObject fields)
            {
                collection.Remove(EntryKey.Of(request.Operation.Shape, fields));
            }
            else if (target is not null && JsonNodes.ScalarText(entry) is { } id)
            {
                store.Links.Remove(request.ParentPath, target, id);
            }
        }
        if (request.Query.Count > 0)
        {
            collection.RemoveWhere(
                item => request.Query.All(parameter => JsonNodes.ScalarText(item[parameter.Key]) == parameter.Value[0]));
        }
        else if (entries.Length == 0)
        {
            collection.RemoveWhere(static _ => true);
        }

        return Answer(request, null);
    }

    private DemoResponse SetAll(DemoRequest request)
    {
        var (path, shape) = (request.Path, request.Operation.Shape);
        var target = relations.TargetOf(shape);
        var collection = contents.Open(path, shape);
        if (target is null)
        {
            collection.RemoveWhere(static _ => true);
        }

        foreach (var (_, entry) in Entries(request.Body))
        {
            if (entry is not JsonObject fields)
            {
                continue;
            }

            if (target is not null && JsonNodes.TextOf(fields, ApiProblem.Noun(target) + "_id") is { } id)
            {
                SetLink(request.ParentPath, target, id, isOn: JsonNodes.ScalarText(fields["status"]) != "false");
            }
            else
            {
                Add(collection, path, shape, fields);
            }
        }
        var items = new JsonArray([.. collection.Items.Select(static item => item.DeepClone())]);
        return Answer(request, request.Operation.ResponseSchema is { } schema && map.ListAt(shape) is { Envelopes: [var envelope, ..] }
            && !IsArray(schema)
            ? new JsonObject { [envelope.Items] = items }
            : items);
    }

    private void Add(ItemCollection collection, string path, string shape, JsonObject entry)
    {
        var item = factory.Create(path, shape, entry);
        collection.Put(factory.IdOf(shape, item) ?? EntryKey.Of(shape, entry), item);
    }

    /// <summary>A permission with the names that its API gives it.</summary>
    private JsonObject WithNames(JsonObject entry)
    {
        var named = (JsonObject)entry.DeepClone();
        var apis = contents.Open("/resource-servers", "/resource-servers");
        if (JsonNodes.TextOf(entry, "resource_server_identifier") is { } identifier && apis.IdWhere("identifier", identifier) is { } id)
        {
            var api = apis.Find(id)!;
            named["resource_server_name"] = api["name"]?.DeepClone();
            named["description"] = (api["scopes"] as JsonArray ?? [])
                .FirstOrDefault(
                    scope => JsonNodes.TextOf(scope, "value") == JsonNodes.TextOf(
                    entry, "permission_name"))?["description"]?.DeepClone();
        }

        return named;
    }

    private void SetLink(string owner, string target, string id, bool isOn)
    {
        if (isOn)
        {
            store.Links.Add(owner, target, id);
        }
        else
        {
            store.Links.Remove(owner, target, id);
        }
    }

    /// <summary>What a body lists: its items, or those of its lists with the name of the list.</summary>
    private static IEnumerable<(string Name, JsonNode? Entry)> Entries(JsonNode? body) => body switch
    {
        JsonArray list => list.Select(static entry => ("", entry)),
        JsonObject fields => fields.Where(static field => field.Value is JsonArray)
            .SelectMany(static field => ((JsonArray)field.Value!).Select(entry => (field.Key, entry))),
        _ => [],
    };

    private static bool IsArray(JsonElement schema) =>
        schema.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.ValueEquals("array");
}
