using System.Text.Json;
using Auth0Mcp.Demo.Responses;
using Auth0Mcp.Demo.Handling;
using Auth0Mcp.Demo.Listing;
using Auth0Mcp.Demo.Requests;
using Auth0Mcp.Demo.Routing;
using Auth0Mcp.Demo.Rules;
using Auth0Mcp.Demo.Seed;
using Auth0Mcp.Demo.Store;
using Auth0Mcp.Demo.Synthesis;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Demo;

/// <summary>The parts of the demo tenant, put together from the API document that this executable carries.</summary>
internal sealed class DemoApi
{
    private readonly RequestReader _reader;
    private readonly OperationHandler _handler;
    private readonly PlanLimits _limits;

    public DemoApi(TimeProvider time)
    {
        var document = ReadDocument();
        var schemas = new SchemaDocument(document);
        var clock = new SeedClock(time);
        var synthesizer = new Synthesizer(document, schemas, clock.Start);
        var store = new TenantStore();
        var routes = new RouteTable(document);
        var map = new ResourceMap(routes, document);
        var relations = new Relations(map, routes);
        var factory = new ItemFactory(map, document, schemas, synthesizer, store, time);
        var contents = new InitialContents(map, relations, routes, factory, store, clock);
        foreach (var (owner, collection, id) in SeedData.Links())
        {
            store.Links.Add(owner, collection, id);
        }

        _reader = new RequestReader(routes, new ParameterChecker(document, schemas), schemas, new ItemFinder(map, contents));
        _limits = new PlanLimits(store, map);
        _handler = new OperationHandler(map, routes, store, contents, relations, factory, new ItemFilter(document), synthesizer,
            new RequestRules(contents, clock), clock);
    }

    public DemoResponse Answer(HttpRequestMessage message, ReadOnlyMemory<byte> body)
    {
        var (request, problem) = _reader.Read(message, body);
        return request is null ? problem! : _limits.Refusal(request, body.Length) ?? _handler.Handle(request);
    }

    private static JsonElement ReadDocument()
    {
        using var stream = typeof(DemoApi).Assembly.GetManifestResourceStream("management-api.json")!;
        using var imported = JsonDocument.Parse(stream);
        return OverlaidDocument.Of(imported.RootElement);
    }
}
