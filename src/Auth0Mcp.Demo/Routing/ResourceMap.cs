using System.Text.Json;
using Auth0Mcp.Demo.Listing;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Demo.Routing;

/// <summary>What an operation does to the tenant, read off its path and its neighbours.</summary>
internal enum OperationRole
{
    /// <summary>Shows a collection, a page at a time.</summary>
    List,

    /// <summary>Adds one item to a collection.</summary>
    Create,

    /// <summary>Adds references or plain entries to a collection and answers nothing: <c>POST /roles/{id}/users</c>.</summary>
    Attach,

    /// <summary>Takes entries named by body or query out of a collection, or empties it.</summary>
    Detach,

    /// <summary>Sets a whole collection: <c>PATCH /actions/triggers/{id}/bindings</c>.</summary>
    SetAll,

    /// <summary>Shows one item.</summary>
    Read,

    /// <summary>Changes one item, in part or as a whole.</summary>
    Write,

    /// <summary>Removes one item.</summary>
    Delete,

    /// <summary>Finds one item by its name: <c>GET /organizations/name/{name}</c>.</summary>
    ReadByName,

    /// <summary>Shows, changes or resets something there is one of: <c>/tenants/settings</c>.</summary>
    Setting,

    /// <summary>Everything else: deploy, rotate, test, tickets.</summary>
    Act,
}

/// <summary>Sorts the paths of the document into collections, items, settings and actions.</summary>
internal sealed class ResourceMap(RouteTable routes, JsonElement document)
{
    private readonly JsonElement _document = document;
    private readonly Dictionary<string, ListShape?> _lists = new(StringComparer.Ordinal);

    public OperationRole RoleOf(DemoOperation operation)
    {
        var shape = operation.Shape;
        if (operation.Method == "GET" && ListAt(shape) is not null)
        {
            return OperationRole.List;
        }

        if (IsCollection(shape))
        {
            return operation.Method switch
            {
                "POST" when !AttachesEntries(operation) => OperationRole.Create,
                "POST" => OperationRole.Attach,
                "DELETE" => OperationRole.Detach,
                _ => OperationRole.SetAll,
            };
        }
        if (IsItem(shape))
        {
            return operation.Method switch
            {
                "GET" => OperationRole.Read,
                "DELETE" => OperationRole.Delete,
                "PATCH" or "PUT" => OperationRole.Write,
                _ => OperationRole.Act,
            };
        }
        if (operation.Method == "GET" && NamedCollectionOf(shape) is not null)
        {
            return OperationRole.ReadByName;
        }

        return routes.At(shape, "GET") is not null ? OperationRole.Setting : OperationRole.Act;
    }

    /// <summary>True for paths such as <c>/clients</c>: something lists them, or creates what an item path then shows.</summary>
    public bool IsCollection(string shape) => !shape.EndsWith("/{}", StringComparison.Ordinal)
        && (ListAt(shape) is not null
            || (routes.At(shape, "POST") is not null && routes.At(shape + "/{}").Keys.Any(static method => method != "POST")));

    /// <summary>True for paths such as <c>/clients/{id}</c>.</summary>
    public bool IsItem(string shape)
        => shape.EndsWith("/{}", StringComparison.Ordinal) && routes.At(shape).Count > 0 && IsCollection(shape[..^3])
        && !(routes.At(shape, "GET") is not null && ListAt(shape) is not null);

    /// <summary>True when callers can add to the collection.</summary>
    public bool IsCreatable(string shape) => routes.At(shape, "POST") is not null;

    /// <summary>The collection that <c>/x/name/{name}</c> searches, or null.</summary>
    public string? NamedCollectionOf(string shape)
    {
        const string Ending = "/name/{}";
        return shape.EndsWith(Ending, StringComparison.Ordinal) && IsCollection(shape[..^Ending.Length])
            ? shape[..^Ending.Length]
            : null;
    }

    /// <summary>How a path lists its items, or null when its GET is not a list.</summary>
    public ListShape? ListAt(string shape)
    {
        if (!_lists.TryGetValue(shape, out var list))
        {
            list = routes.At(shape, "GET")?.ResponseSchema is { } schema ? ListShape.TryRead(_document, schema) : null;
            _lists.Add(shape, list);
        }
        return list;
    }

    /// <summary>The schema that says most about one item of a collection: how it is shown alone, in a list, or when created.</summary>
    public JsonElement? ItemSchema(string collection) =>
        routes.At(collection + "/{}", "GET")?.ResponseSchema
        ?? ListAt(collection)?.Item
        ?? routes.At(collection, "POST")?.ResponseSchema;

    /// <summary>The schema of one type of event, out of those that the operation sends.</summary>
    public JsonElement EventSchema(DemoOperation operation, string type)
    {
        var schema = JsonPointer.Resolve(_document, operation.ResponseSchema!.Value);
        return JsonPointer.Locate(_document, schema.GetProperty("discriminator").GetProperty("mapping").GetProperty(type).GetString()!);
    }

    /// <summary>An item's own parameter: <c>id</c> of <c>/clients/{id}</c>. Null when no path shows one item.</summary>
    public DemoParameter? ItemParameter(string collection)
    {
        if (routes.At(collection + "/{}").Values.FirstOrDefault() is not { } operation)
        {
            return null;
        }

        var name = operation.Segments[^1].Trim('{', '}');
        return operation.Parameters.First(parameter => parameter.IsPath && parameter.Name == name);
    }

    private static bool AttachesEntries(DemoOperation operation) => operation.ResponseSchema is null
        && operation.BodySchema is { } body && body.GetRawText().Length > 0
            && operation.Segments.Any(static segment => segment.StartsWith('{'));
}
