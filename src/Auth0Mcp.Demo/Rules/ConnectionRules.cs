using System.Text.Json.Nodes;
using Auth0Mcp.Demo.Responses;
using Auth0Mcp.Demo.Requests;
using Auth0Mcp.Demo.Store;

namespace Auth0Mcp.Demo.Rules;

/// <summary>What the API refuses about connections: members of options that exclude each other, and what cannot change.</summary>
internal sealed class ConnectionRules(InitialContents contents)
{
    private const string Connections = "/connections";

    private static readonly string[] s_legacyPassword =
        ["passwordPolicy", "password_complexity_options", "password_history", "password_no_personal_info", "password_dictionary"];

    private static readonly string[] s_legacyAttributes = ["requires_username", "validation"];

    private static readonly string[] s_identifiers = ["email", "username", "phone_number"];

    /// <summary>The strategies whose identity provider can send users by SCIM.</summary>
    private static readonly string[] s_scim = ["samlp", "oidc", "okta", "waad"];

    public static DemoResponse? CheckNew(DemoRequest request) =>
        CheckOptions(request.Fields["options"] as JsonObject) ?? CheckIdentifiers(request.Fields["options"]);

    public DemoResponse? CheckChange(DemoRequest request)
    {
        if (request.Fields.ContainsKey("enabled_clients"))
        {
            return ApiProblem.Invalid(
                "Payload validation error: 'enabled_clients' is no longer accepted here; use PATCH /api/v2/connections/{id}/clients.");
        }

        return CheckOptions(request.Fields["options"] as JsonObject)
            ?? CheckIdentifiers(request.Fields["options"])
            ?? CheckUnique(contents.Open(Connections, Connections).Find(request.LastSegment), request.Fields["options"]);
    }

    /// <summary>SCIM exists for enterprise strategies, and has to be set up.</summary>
    public DemoResponse? CheckScim(DemoRequest request)
    {
        var strategy = JsonNodes.TextOf(contents.Open(Connections, Connections).Find(request.Segments[1]), "strategy");
        return strategy is null || s_scim.Contains(strategy)
            ? null
            : ApiProblem.Of(404, "Not Found", "This connection type does not support SCIM", "not_found");
    }

    private static DemoResponse? CheckOptions(JsonObject? options)
    {
        if (options is null)
        {
            return null;
        }

        return Both(options, "password_options", s_legacyPassword) ?? Both(options, "attributes", s_legacyAttributes);
    }

    private static DemoResponse? Both(JsonObject options, string member, string[] rivals) =>
        options[member] is not null && Array.Find(rivals, rival => options[rival] is not null) is { } rival
            ? ApiProblem.Invalid($"Payload validation error: 'options.{member}' cannot be combined with 'options.{rival}'.")
            : null;

    /// <summary>Someone has to be able to sign in with something.</summary>
    private static DemoResponse? CheckIdentifiers(JsonNode? options) => options?["attributes"] is JsonObject attributes
        && !s_identifiers.Any(name => attributes[name] is JsonObject attribute
            && JsonNodes.ScalarText(attribute["identifier"]?["active"]) == "true")
            ? ApiProblem.Invalid("attributes must contain one active identifier")
            : null;

    /// <summary>Whether addresses are unique is settled once; saying nothing says that they are.</summary>
    private static DemoResponse? CheckUnique(JsonObject? connection, JsonNode? options)
    {
        if (connection is null || options?["attributes"] is not JsonObject attributes)
        {
            return null;
        }

        return IsUnique(connection["options"]?["attributes"]) == IsUnique(attributes) ? null
            : ApiProblem.Invalid("'options.attributes.email.unique' cannot be changed.");
    }

    private static bool IsUnique(JsonNode? attributes) => JsonNodes.ScalarText(attributes?["email"]?["unique"]) != "false";
}
