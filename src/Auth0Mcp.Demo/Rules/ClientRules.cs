using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Auth0Mcp.Demo.Responses;
using Auth0Mcp.Demo.Requests;

namespace Auth0Mcp.Demo.Rules;

/// <summary>What the API refuses about applications.</summary>
internal static partial class ClientRules
{
    /// <summary>Applications are not searched: <c>q</c> takes two questions about their grants.</summary>
    public static DemoResponse? CheckSearch(DemoRequest request)
        => request.QueryValue("q") is { } query && !Question().IsMatch(query)
            ? ApiProblem.BadSearch("Here it is client_grant.organization_id:ID or client_grant.allow_any_organization:true.")
            : null;

    /// <summary>Some of what GET shows is not a part of an update.</summary>
    public static DemoResponse? CheckChange(DemoRequest request) =>
        request.Fields["jwt_configuration"] is JsonObject jwt && jwt.ContainsKey("secret_encoded")
            ? ApiProblem.Invalid(
                "Payload validation error: 'Additional properties not allowed: secret_encoded' on property jwt_configuration.")
            : null;

    [GeneratedRegex(@"^client_grant\.(organization_id:\S+|allow_any_organization:true)$", RegexOptions.CultureInvariant)]
    private static partial Regex Question();
}
