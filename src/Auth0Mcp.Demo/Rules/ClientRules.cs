using System.Text.Json.Nodes;
using Auth0Mcp.Demo.Responses;
using Auth0Mcp.Demo.Requests;

namespace Auth0Mcp.Demo.Rules;

/// <summary>What the API refuses about applications.</summary>
internal static class ClientRules
{
    /// <summary>Some of what GET shows is not a part of an update.</summary>
    public static DemoResponse? CheckChange(DemoRequest request) =>
        request.Fields["jwt_configuration"] is JsonObject jwt && jwt.ContainsKey("secret_encoded")
            ? ApiProblem.Invalid("Payload validation error: 'Additional properties not allowed: secret_encoded' on property jwt_configuration.")
            : null;
}
