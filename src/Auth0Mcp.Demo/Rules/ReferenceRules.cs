using System.Text.Json.Nodes;
using Auth0Mcp.Demo.Responses;
using Auth0Mcp.Demo.Requests;
using Auth0Mcp.Demo.Store;

namespace Auth0Mcp.Demo.Rules;

/// <summary>Bodies may name only things that exist.</summary>
internal sealed class ReferenceRules(InitialContents contents)
{
    private const string Apis = "/resource-servers";

    /// <summary>Which collection the ids in a property come from.</summary>
    private static readonly Dictionary<string, string> s_collections = new(StringComparer.Ordinal)
    {
        ["client_id"] = "/clients",
        ["connection_id"] = "/connections",
        ["grant_id"] = "/client-grants",
        ["user_id"] = "/users",
        ["organization_id"] = "/organizations",
        ["roles"] = "/roles",
        ["users"] = "/users",
        ["members"] = "/users",
    };

    /// <summary>Every property that is known to hold ids, one or several, names what exists.</summary>
    public DemoResponse? Check(DemoRequest request)
    {
        foreach (var (name, value) in request.Fields)
        {
            if (s_collections.GetValueOrDefault(name) is not { } collection)
            {
                continue;
            }

            // The users of an import are a file, not a list of ids.
            List<JsonNode?> ids = value is JsonArray list ? [.. list] : [request.Operation.TakesJson || name != "users" ? value : null];
            if (ids.Select(JsonNodes.ScalarText).FirstOrDefault(id => id is { Length: > 0 } && !Exists(collection, id)) is { } unknown)
            {
                return IsPath(request, collection) ? ApiProblem.NotFound(collection) : Unknown(collection, unknown);
            }
        }
        return null;
    }

    public DemoResponse? CheckGrant(DemoRequest request)
    {
        var client = JsonNodes.TextOf(request.Fields, "client_id");
        if (client is not null && !Exists("/clients", client))
        {
            return Unknown("/clients", client);
        }

        var audience = JsonNodes.TextOf(request.Fields, "audience");
        return audience is not null && Api(audience) is null
            ? Unknown(Apis, audience)
            : CheckScopes(audience, request.Fields["scope"]);
    }

    public DemoResponse? CheckGrantChange(DemoRequest request) =>
        contents.Open("/client-grants", "/client-grants").Find(request.LastSegment) is { } grant
            ? CheckScopes(JsonNodes.TextOf(grant, "audience"), request.Fields["scope"])
            : null;

    public DemoResponse? CheckPermissions(DemoRequest request)
    {
        foreach (var permission in request.Fields["permissions"] as JsonArray ?? [])
        {
            var api = JsonNodes.TextOf(permission, "resource_server_identifier");
            var name = JsonNodes.TextOf(permission, "permission_name");
            if (api is null || name is null)
            {
                continue;
            }

            if (Api(api) is null)
            {
                return Unknown(Apis, api);
            }

            if (CheckScopes(api, new JsonArray(name)) is { } refusal)
            {
                return refusal;
            }
        }
        return null;
    }

    public DemoResponse? CheckEnabledClients(DemoRequest request) => (request.Body as JsonArray ?? [])
        .Select(static entry => JsonNodes.TextOf(entry, "client_id"))
        .FirstOrDefault(id => id is not null && !Exists("/clients", id)) is { } unknown
            ? Unknown("/clients", unknown)
            : null;

    public bool Exists(string collection, string id) => contents.Open(collection, collection).Find(id) is not null;

    private DemoResponse? CheckScopes(string? audience, JsonNode? scopes)
    {
        var defined = Api(audience ?? "")?["scopes"] as JsonArray ?? [];
        var known = defined.Select(static scope => JsonNodes.TextOf(scope, "value")).ToHashSet(StringComparer.Ordinal);
        var unknown = (scopes as JsonArray ?? []).Select(JsonNodes.ScalarText).Where(scope => !known.Contains(scope)).ToArray();
        return unknown.Length == 0 ? null : ApiProblem.Invalid(
            $"The following scopes are not defined by '{audience}': {string.Join(", ", unknown)}");
    }

    private JsonObject? Api(string identifier)
    {
        var apis = contents.Open(Apis, Apis);
        return apis.IdWhere("identifier", identifier) is { } id ? apis.Find(id) : null;
    }

    /// <summary>True where the API answers like for a path that leads nowhere: associations of users and roles.</summary>
    private static bool IsPath(DemoRequest request, string collection) =>
        (collection == "/users"
            && request.Operation.Shape is "/roles/{}/users" or "/organizations/{}/members" or "/jobs/verification-email"
            or "/tickets/password-change" or "/tickets/email-verification" or "/guardian/enrollments/ticket")
        || (collection == "/roles" && request.Operation.Shape is "/users/{}/roles" or "/organizations/{}/members/{}/roles");

    private static DemoResponse Unknown(string collection, string id) => ApiProblem.Invalid(
        $"The {ApiProblem.Noun(collection).Replace('_', ' ')} '{id}' does not exist.");
}
