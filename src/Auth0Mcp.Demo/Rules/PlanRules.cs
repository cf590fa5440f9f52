using Auth0Mcp.Demo.Responses;

namespace Auth0Mcp.Demo.Rules;

/// <summary>What the plan of the demo tenant does not include.</summary>
internal static class PlanRules
{
    /// <param name="operation">Method and shape of the path.</param>
    public static DemoResponse? Refusal(string operation) => operation switch
    {
        "POST /keys/encryption/rekey" or "POST /keys/encryption/{}/wrapping-key" =>
            Upgrade("customer managed encryption keys"),
        "PUT /keys/custom-signing" => Upgrade("custom token signing keys"),
        "GET /supplemental-signals" or "PATCH /supplemental-signals" => Upgrade("supplemental signals"),
        _ => null,
    };

    private static DemoResponse Upgrade(string feature) =>
        ApiProblem.Of(403, "Forbidden", $"Please upgrade your subscription to enable {feature}.", "insufficient_scope");
}
