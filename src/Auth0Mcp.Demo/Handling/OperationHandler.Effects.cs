using System.Text.Json.Nodes;
using Auth0Mcp.Demo.Responses;
using Auth0Mcp.Demo.Requests;
using Auth0Mcp.Demo.Synthesis;

namespace Auth0Mcp.Demo.Handling;

/// <summary>What a change brings about elsewhere, and what is shown from elsewhere.</summary>
internal sealed partial class OperationHandler
{
    private const string ClientsShape = "/clients";
    private const string ConnectionsShape = "/connections";
    private const string DomainsShape = "/custom-domains";

    /// <summary>Operations that act on one thing and answer with it.</summary>
    private DemoResponse? ActOnOne(DemoRequest request) => (request.Operation.Method, request.Operation.Shape) switch
    {
        ("POST", "/clients/{}/rotate-secret") => Rotate(request),
        ("POST", "/actions/actions/{}/deploy") => Answer(request, Deploy(request.Segments[2])),
        ("POST", "/custom-domains/{}/verify") => Verify(request),
        ("GET", "/custom-domains/default") => Answer(request, DefaultDomain()),
        ("PATCH", "/custom-domains/default") => SetDefaultDomain(request),
        ("GET", "/branding/themes/default") => contents.Open("/branding/themes", "/branding/themes").Items is [var theme, ..]
            ? Answer(request, theme)
            : ApiProblem.Of(404, "Not Found", "There is no default theme; create a theme first.", "theme_not_found"),
        _ => null,
    };

    private DemoResponse Rotate(DemoRequest request)
    {
        var clients = contents.Open(ClientsShape, ClientsShape);
        var client = (JsonObject)clients.Find(request.Segments[1])!.DeepClone();
        client["client_secret"] = factory.NewSecret();
        clients.Put(request.Segments[1], client);
        return Answer(request, client);
    }

    private DemoResponse Verify(DemoRequest request)
    {
        var domain = contents.Open(DomainsShape, DomainsShape).Find(request.Segments[1])!;
        _progress.Verify(domain);
        return Answer(request, domain);
    }

    /// <summary>
    /// The domain that links are for when nobody says which: the one chosen, else the only one, else the tenant's own.
    /// </summary>
    private JsonObject DefaultDomain()
    {
        var domains = contents.Open(DomainsShape, DomainsShape).Items;
        return domains.FirstOrDefault(static domain => JsonNodes.ScalarText(domain["is_default"]) == "true")
            ?? (domains is [var only] ? only : new JsonObject { ["domain"] = "demo.auth0.example" });
    }

    private DemoResponse SetDefaultDomain(DemoRequest request)
    {
        var domains = contents.Open(DomainsShape, DomainsShape);
        if (domains.IdWhere("domain", JsonNodes.TextOf(request.Fields, "domain") ?? "") is not { } id)
        {
            return ApiProblem.NotFound(DomainsShape);
        }

        foreach (var domain in domains.Items)
        {
            domain["is_default"] = JsonNodes.TextOf(domain, "custom_domain_id") == id;
        }

        return Answer(request, domains.Find(id));
    }

    /// <summary>Makes the draft of an Action run, and gives back the version that does.</summary>
    private JsonObject Deploy(string id)
    {
        var path = Store.Links.PathOf(Actions, id);
        var actions = contents.Open(Actions, Actions);
        var source = new SeededSource($"{path}/deploy#{store.NextNumber()}");
        var (deployed, version) = ActionEffects.Deploy((JsonObject)actions.Find(id)!.DeepClone(), factory.Now(), source);
        var versions = contents.Open(path + "/versions", Actions + "/{}/versions");
        foreach (var earlier in versions.Items)
        {
            earlier["deployed"] = false;
        }

        versions.Put(JsonNodes.TextOf(version, "id")!, version);
        actions.Put(id, deployed);
        return (JsonObject)version.DeepClone();
    }

    private void AfterCreation(DemoRequest request, string shape, string id, JsonObject item)
    {
        switch (shape)
        {
            case Actions:
                item.Remove("deploy");
                if (JsonNodes.ScalarText(request.Fields["deploy"]) == "true")
                {
                    Progress.Build(item, factory.Now());
                    Deploy(id);
                }

                break;
            case DomainsShape:
                Progress.Pend(item);
                break;
            case ConnectionsShape:
                LinkAll(Store.Links.PathOf(shape, id), ClientsShape, request.Fields["enabled_clients"]);
                break;
            case "/organizations":
                foreach (var enabled in (request.Fields["enabled_connections"] as JsonArray ?? []).OfType<JsonObject>())
                {
                    Enable(Store.Links.PathOf(shape, id) + "/enabled_connections", (JsonObject)enabled.DeepClone());
                }

                break;
            case "/organizations/{}/enabled_connections":
                Enable(request.Path, item);
                break;
        }
    }

    private void AfterDeletion(DemoRequest request)
    {
        if (request.ParentShape == Actions)
        {
            foreach (var bindings in contents.BindingCollections())
            {
                bindings.RemoveWhere(binding => JsonNodes.TextOf(binding["action"], "id") == request.LastSegment);
            }
        }
        else if (request.ParentShape == ClientsShape)
        {
            contents.Open("/client-grants", "/client-grants")
                .RemoveWhere(grant => JsonNodes.TextOf(grant, "client_id") == request.LastSegment);
        }
    }

    private void LinkAll(string owner, string collection, JsonNode? ids)
    {
        foreach (var id in (ids as JsonArray ?? []).Select(JsonNodes.ScalarText).OfType<string>())
        {
            store.Links.Add(owner, collection, id);
        }
    }

    /// <summary>An enabled connection shows its name and strategy.</summary>
    private void Enable(string path, JsonObject entry)
    {
        var id = JsonNodes.TextOf(entry, "connection_id") ?? "";
        if (contents.Open(ConnectionsShape, ConnectionsShape).Find(id) is { } connection)
        {
            entry["connection"] = new JsonObject
            {
                ["name"] = connection["name"]?.DeepClone(),
                ["strategy"] = connection["strategy"]?.DeepClone()
            };
            contents.Open(path, "/organizations/{}/enabled_connections").Put(id, entry);
        }
    }

    /// <summary>An item as it is shown: what it takes from elsewhere is looked up.</summary>
    private JsonObject Shown(string shape, JsonObject item)
    {
        _progress.Look(shape, item);
        var shown = item;
        switch (shape)
        {
            case BindingsShape when contents.Open(Actions, Actions).Find(JsonNodes.TextOf(item["action"], "id") ?? "") is { } action:
                shown = (JsonObject)item.DeepClone();
                shown["action"] = action.DeepClone();
                break;
            case ConnectionsShape:
                shown = (JsonObject)item.DeepClone();
                var path = Store.Links.PathOf(shape, JsonNodes.TextOf(item, "id")!);
                shown["enabled_clients"] = new JsonArray([.. store.Links.Of(path, ClientsShape).Select(static id => (JsonNode)id)]);
                break;
        }

        return shown;
    }
}
