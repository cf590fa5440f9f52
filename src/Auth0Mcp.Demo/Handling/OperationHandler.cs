using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Demo.Responses;
using Auth0Mcp.Demo.Listing;
using Auth0Mcp.Demo.Requests;
using Auth0Mcp.Demo.Routing;
using Auth0Mcp.Demo.Rules;
using Auth0Mcp.Demo.Seed;
using Auth0Mcp.Demo.Store;
using Auth0Mcp.Demo.Synthesis;

namespace Auth0Mcp.Demo.Handling;

/// <summary>Carries out a checked request on the store and answers in the shape the document promises.</summary>
internal sealed partial class OperationHandler(
    ResourceMap map,
    RouteTable routes,
    TenantStore store,
    InitialContents contents,
    Relations relations,
    ItemFactory factory,
    ItemFilter filter,
    Synthesizer synthesizer,
    RequestRules rules,
    SeedClock clock)
{
    private readonly Progress _progress = new(clock);

    public DemoResponse Handle(DemoRequest request) =>
        rules.Refusal(request) ?? Jobs(request) ?? Users(request) ?? ActOnOne(request) ?? ByRole(request);

    private DemoResponse ByRole(DemoRequest request)
        => request.Operation.MediaType == DemoResponse.EventStream ? Events(request) : map.RoleOf(request.Operation) switch
        {
            _ when request.Operation is { Method: "PATCH", Shape: BindingsShape } => Bind(request),
            OperationRole.List => List(request),
            OperationRole.Create => Create(request),
            OperationRole.Attach => Attach(request),
            OperationRole.Detach => Detach(request),
            OperationRole.SetAll => SetAll(request),
            OperationRole.Read => Read(request),
            OperationRole.Write => Write(request),
            OperationRole.Delete => Delete(request),
            OperationRole.ReadByName => ReadByName(request),
            OperationRole.Setting => Setting(request),
            _ => Act(request),
        };

    /// <summary>The answer of a success: what is known, completed to what the document promises.</summary>
    private DemoResponse Answer(DemoRequest request, JsonNode? known)
    {
        var operation = request.Operation;
        if (operation.ResponseSchema is not { } schema)
        {
            return DemoResponse.Empty(operation.Status);
        }

        var body = FieldSelection.Apply(request, synthesizer.Complete(schema, known, request.Path));
        return new DemoResponse(operation.Status, body, HasBody: true, operation.MediaType);
    }

    private DemoResponse Create(DemoRequest request)
    {
        var shape = request.Operation.Shape;
        var collection = contents.Open(request.Path, shape);
        var key = NaturalKeys.Of(shape);
        if (NaturalKeys.AreTaken(key, collection, request.Fields))
        {
            return ApiProblem.Taken(shape, key);
        }

        var item = factory.Create(request.Path, shape, request.Fields);
        var id = factory.IdOf(shape, item) ?? $"#{store.NextNumber()}";
        if (collection.Find(id) is not null)
        {
            return ApiProblem.Taken(shape, [factory.IdProperty(shape) ?? "id"]);
        }

        collection.Put(id, item);
        AfterCreation(request, shape, id, item);
        return Answer(request, shape == Actions || shape == DomainsShape ? collection.Find(id) : Shown(shape, item));
    }

    private DemoResponse Read(DemoRequest request) =>
        contents.Open(request.ParentPath, request.ParentShape).Find(request.LastSegment) is { } item
            ? Answer(request, Shown(request.ParentShape, item))
            : ApiProblem.NotFound(request.ParentShape);

    private DemoResponse ReadByName(DemoRequest request)
    {
        var shape = map.NamedCollectionOf(request.Operation.Shape)!;
        var collection = contents.Open(DemoRequest.PathOf(request.Segments.AsSpan()[..^2]), shape);
        var id = collection.IdWhere("name", request.LastSegment) ?? collection.IdWhere("domain", request.LastSegment);
        return id is null ? ApiProblem.NotFound(shape) : Answer(request, collection.Find(id));
    }

    private DemoResponse Write(DemoRequest request)
    {
        var (path, shape) = (request.ParentPath, request.ParentShape);
        var collection = contents.Open(path, shape);
        var isReplacement = request.Operation.Method == "PUT";
        if (collection.Find(request.LastSegment) is not { } item)
        {
            // PUT names the thing it wants to exist; where POST makes things, they must exist before.
            if (!isReplacement || (map.IsCreatable(shape) && shape != "/email-templates"))
            {
                return ApiProblem.NotFound(shape);
            }

            item = factory.MakeUp(request.Path, shape, 0);
            if (factory.IdProperty(shape) is { } property)
            {
                item[property] = request.LastSegment;
            }
        }
        var changed = isReplacement
            ? factory.Replace(path, shape, item, request.Fields, request.Operation.BodySchema)
            : factory.Change(path, shape, item, request.Fields);
        var key = NaturalKeys.Of(shape);
        if (NaturalKeys.AreTaken(key, collection, changed, itself: collection.Find(request.LastSegment)))
        {
            return ApiProblem.Taken(shape, key);
        }

        ActionEffects.AfterChange(shape, item, changed);
        collection.Put(request.LastSegment, changed);
        return Answer(request, shape == Actions ? changed : Shown(shape, changed));
    }

    private DemoResponse Delete(DemoRequest request)
    {
        var target = relations.TargetOf(request.ParentShape);
        if (target is not null)
        {
            store.Links.Remove(request.ParentPath[..request.ParentPath.LastIndexOf('/')], target, request.LastSegment);
        }
        else if (!contents.Open(request.ParentPath, request.ParentShape).Remove(request.LastSegment))
        {
            return ApiProblem.NotFound(request.ParentShape);
        }

        AfterDeletion(request);
        store.RemoveBelow(request.Path);
        store.Links.RemoveAll(request.Path);
        return Answer(request, null);
    }
}
