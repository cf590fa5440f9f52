using System.Text.Json.Nodes;
using Auth0Mcp.Demo.Responses;
using Auth0Mcp.Demo.Requests;
using Auth0Mcp.Demo.Store;

namespace Auth0Mcp.Demo.Rules;

/// <summary>What the API refuses about users.</summary>
internal sealed class UserRules(InitialContents contents)
{
    private const string Users = "/users";
    private static readonly string[] s_identifiers = ["email", "username", "phone_number"];

    public DemoResponse? CheckNew(DemoRequest request)
    {
        var name = JsonNodes.TextOf(request.Fields, "connection");
        if (Connection(name) is not { } connection)
        {
            return ApiProblem.Invalid($"The connection '{name}' does not exist.", "inexistent_connection");
        }

        if (IsTaken(request.Fields, name, itself: null))
        {
            return ApiProblem.Of(409, "Conflict", "The user already exists.", "auth0_idp_error");
        }

        return JsonNodes.TextOf(connection, "strategy") switch
        {
            "auth0" when JsonNodes.TextOf(request.Fields, "password") is null =>
                ApiProblem.Invalid("Payload validation error: 'Missing required property: password'."),
            "auth0" => CheckPassword(request, connection),
            "sms" or "email" => null,
            _ => ApiProblem.Invalid(
                $"Users of the connection '{name}' come from its identity provider; they cannot be created here.",
                "operation_not_supported"),
        };
    }

    public DemoResponse? CheckChange(DemoRequest request)
    {
        if (contents.Open(Users, Users).Find(request.LastSegment) is not { } user)
        {
            return null;
        }

        var name = JsonNodes.TextOf(request.Fields, "connection")
            ?? JsonNodes.TextOf((user["identities"] as JsonArray)?[0], "connection");
        if (Connection(name) is not { } connection)
        {
            return request.Fields.ContainsKey("connection")
                ? ApiProblem.Invalid($"The connection '{name}' does not exist.", "inexistent_connection")
                : null;
        }

        foreach (var property in s_identifiers.Append("password"))
        {
            if (request.Fields.ContainsKey(property) && JsonNodes.TextOf(connection, "strategy") is not ("auth0" or "sms" or "email"))
            {
                return ApiProblem.Invalid(
                    $"The '{property}' of this user comes from the identity provider and cannot be changed.",
                    "operation_not_supported");
            }
        }
        return IsTaken(request.Fields, name, user)
            ? ApiProblem.Invalid("The specified new email already exists", "auth0_idp_error")
            : CheckPassword(request, connection);
    }

    /// <summary>Roles of an organization go to its members alone.</summary>
    public DemoResponse? CheckMembership(DemoRequest request) =>
        contents.Linked($"/organizations/{Uri.EscapeDataString(request.Segments[1])}", Users).Contains(request.Segments[3])
            ? null
            : ApiProblem.Invalid("The user is not a member of the organization.");

    public DemoResponse? CheckLink(DemoRequest request)
    {
        var id = SecondaryOf(request.Fields);
        return id is null ? null
            : contents.Open(Users, Users).Find(id) is null ? ApiProblem.Invalid("The secondary user does not exist.", "inexistent_user")
            : id == request.Segments[1] ? ApiProblem.Invalid("A user cannot be linked with itself.")
            : null;
    }

    public DemoResponse? CheckUnlink(DemoRequest request)
    {
        var identities = contents.Open(Users, Users).Find(request.Segments[1])?["identities"] as JsonArray ?? [];
        var place = identities.ToList().FindIndex(identity => IsIdentity(identity, request.Segments[3], request.Segments[4]));
        return place switch
        {
            < 0 => ApiProblem.Of(404, "Not Found", "The user has no such identity.", "inexistent_identity"),
            0 => ApiProblem.Invalid("The main identity cannot be unlinked.", "invalid_identity"),
            _ => null,
        };
    }

    /// <summary>The id of the account that a link takes in, or null.</summary>
    public static string? SecondaryOf(JsonObject body)
    {
        var (provider, id) = (JsonNodes.TextOf(body, "provider"), JsonNodes.TextOf(body, "user_id"));
        return id is null || provider is null || id.StartsWith(provider + "|", StringComparison.Ordinal) ? id : $"{provider}|{id}";
    }

    public static bool IsIdentity(JsonNode? identity, string provider, string id) =>
        JsonNodes.TextOf(identity, "provider") == provider && JsonNodes.ScalarText(identity?["user_id"]) == id;

    private static DemoResponse? CheckPassword(DemoRequest request, JsonObject connection) =>
        JsonNodes.TextOf(request.Fields, "password") is { } password
            && !PasswordPolicy.IsMet(connection["options"] as JsonObject ?? [], password)
            ? ApiProblem.Invalid("PasswordStrengthError: Password is too weak")
            : null;

    private JsonObject? Connection(string? name)
    {
        var connections = contents.Open("/connections", "/connections");
        return name is not null && connections.IdWhere("name", name) is { } id ? connections.Find(id) : null;
    }

    /// <summary>An address, a number or a name is used once in a connection.</summary>
    private bool IsTaken(JsonObject fields, string? connection, JsonObject? itself) => s_identifiers.Any(property =>
        JsonNodes.TextOf(fields, property) is { } value && contents.Open(Users, Users).Items.Any(user => user != itself
            && string.Equals(JsonNodes.TextOf(user, property), value, StringComparison.OrdinalIgnoreCase)
            && (user["identities"] as JsonArray ?? []).Any(identity => JsonNodes.TextOf(identity, "connection") == connection)));
}
