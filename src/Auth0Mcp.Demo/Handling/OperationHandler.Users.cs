using System.Text.Json.Nodes;
using Auth0Mcp.Demo.Responses;
using Auth0Mcp.Demo.Requests;
using Auth0Mcp.Demo.Rules;

namespace Auth0Mcp.Demo.Handling;

/// <summary>What belongs to users without being kept below them: linked accounts, and second factors seen from several sides.</summary>
internal sealed partial class OperationHandler
{
    private const string UsersShape = "/users";
    private const string MethodsShape = "/users/{}/authentication-methods";

    /// <summary>What an enrollment shows, and what an authentication method calls it.</summary>
    private static readonly (string Enrollment, string Method)[] s_enrollmentFields =
        [("phone_number", "phone_number"), ("enrolled_at", "enrolled_at"), ("last_auth", "last_auth_at")];

    private DemoResponse? Users(DemoRequest request) => (request.Operation.Method, request.Operation.Shape) switch
    {
        ("POST", "/users/{}/identities") => Link(request),
        ("DELETE", "/users/{}/identities/{}/{}") => Unlink(request),
        ("GET", "/users/{}/enrollments") => DemoResponse.Of(200, new JsonArray([.. Factors(request.Segments[1]).Select(Enrollment)])),
        ("GET", "/guardian/enrollments/{}") => WithFactor(request, factor => Answer(request, GuardianEnrollment(factor.Method))),
        ("DELETE", "/guardian/enrollments/{}") =>
            WithFactor(request, factor => RemoveFactors(request, factor.User, method => method == factor.Method)),
        ("DELETE", "/users/{}/authenticators") => RemoveFactors(request, request.Segments[1], static _ => true),
        ("DELETE", "/users/{}/multifactor/{}") =>
            RemoveFactors(request, request.Segments[1], method => ProviderOf(method) == request.LastSegment),
        ("DELETE", MethodsShape) => RemoveFactors(request, request.Segments[1], static _ => true),
        ("DELETE", MethodsShape + "/{}") when Methods(request.Segments[1]).Find(request.LastSegment) is { } method =>
            RemoveFactors(request, request.Segments[1], other => other == method),
        _ => null,
    };

    private DemoResponse Link(DemoRequest request)
    {
        var users = contents.Open(UsersShape, UsersShape);
        var user = (JsonObject)users.Find(request.Segments[1])!.DeepClone();
        var identities = (JsonArray)(user["identities"] ??= new JsonArray());
        if (UserRules.SecondaryOf(request.Fields) is { } id && users.Find(id) is { } secondary)
        {
            foreach (var identity in secondary["identities"] as JsonArray ?? [])
            {
                var linked = identity!.DeepClone();
                linked["profileData"] = new JsonObject
                {
                    ["email"] = secondary["email"]?.DeepClone(),
                    ["name"] = secondary["name"]?.DeepClone()
                };
                identities.Add(linked);
            }

            users.Remove(id);
            store.Links.RemoveAll(Store.Links.PathOf(UsersShape, id));
        }

        users.Put(request.Segments[1], user);
        return DemoResponse.Of(request.Operation.Status, identities.DeepClone());
    }

    /// <summary>A linked account becomes a user of its own again.</summary>
    private DemoResponse Unlink(DemoRequest request)
    {
        var users = contents.Open(UsersShape, UsersShape);
        var user = (JsonObject)users.Find(request.Segments[1])!.DeepClone();
        var identities = (JsonArray)user["identities"]!;
        var identity =
            (JsonObject)identities.First(identity => UserRules.IsIdentity(identity, request.Segments[3], request.Segments[4]))!;
        identities.Remove(identity);
        var id = $"{request.Segments[3]}|{request.Segments[4]}";
        var profile = identity["profileData"] as JsonObject ?? [];
        identity.Remove("profileData");
        profile["user_id"] = id;
        profile["identities"] = new JsonArray(identity);
        users.Put(id, profile.DeepClone().AsObject());
        users.Put(request.Segments[1], user);
        return DemoResponse.Of(request.Operation.Status, identities.DeepClone());
    }

    private Store.ItemCollection Methods(string user) =>
        contents.Open(Store.Links.PathOf(UsersShape, user) + "/authentication-methods", MethodsShape);

    /// <summary>The methods of a user that are second factors.</summary>
    private IEnumerable<JsonObject> Factors(string user) => Methods(user).Items
        .Where(static method => JsonNodes.TextOf(
            method, "type") is not ("password" or "passkey" or "email-verification" or "recovery-code"));

    private DemoResponse WithFactor(DemoRequest request, Func<(string User, JsonObject Method), DemoResponse> act)
    {
        foreach (var user in contents.Open(UsersShape, UsersShape).Items.Select(static user => JsonNodes.TextOf(user, "user_id")!))
        {
            if (Factors(user).FirstOrDefault(method => JsonNodes.TextOf(method, "id") == request.LastSegment) is { } found)
            {
                return act((user, found));
            }
        }
        return ApiProblem.NotFound("/guardian/enrollments");
    }

    private DemoResponse RemoveFactors(DemoRequest request, string id, Predicate<JsonObject> match)
    {
        var methods = Methods(id);
        methods.RemoveWhere(match);
        var users = contents.Open(UsersShape, UsersShape);
        if (users.Find(id) is { } user && user["multifactor"] is not null
            && !methods.Items.Any(static method => ProviderOf(method) is not null))
        {
            var changed = (JsonObject)user.DeepClone();
            changed.Remove("multifactor");
            users.Put(id, changed);
        }

        return Answer(request, null);
    }

    private static string? ProviderOf(JsonObject method) => JsonNodes.TextOf(method, "type") switch
    {
        "totp" => "google-authenticator",
        "guardian" or "push" or "phone" => "guardian",
        _ => null,
    };

    private static JsonNode Enrollment(JsonObject method)
    {
        var type = JsonNodes.TextOf(method, "type");
        var shown = GuardianEnrollment(method);
        shown["type"] = type;
        shown["auth_method"] = type switch
        {
            "totp" => "authenticator",
            "phone" => "sms",
            "webauthn-platform" or "webauthn-roaming" => type,
            _ => "guardian",
        };
        return shown;
    }

    private static JsonObject GuardianEnrollment(JsonObject method)
    {
        var isPending = JsonNodes.ScalarText(method["confirmed"]) == "false";
        var shown = new JsonObject { ["id"] = method["id"]?.DeepClone(), ["status"] = isPending ? "pending" : "confirmed" };
        foreach (var (name, source) in s_enrollmentFields)
        {
            if (method[source] is { } value)
            {
                shown[name] = value.DeepClone();
            }
        }

        return shown;
    }
}
