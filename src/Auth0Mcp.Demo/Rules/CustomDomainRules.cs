using Auth0Mcp.Demo.Responses;
using Auth0Mcp.Demo.Requests;
using Auth0Mcp.Demo.Store;

namespace Auth0Mcp.Demo.Rules;

/// <summary>Where a link is sent, a tenant with several verified domains has to be told which.</summary>
internal sealed class CustomDomainRules(InitialContents contents)
{
    private const string Domains = "/custom-domains";

    public DemoResponse? Conflict(DemoRequest request)
    {
        var sendsLink = request.Operation.TakesCustomDomain
            && (request.Operation.Method == "POST" || JsonNodes.ScalarText(request.Fields["verify_email"]) == "true");
        if (!sendsLink || request.HasCustomDomain)
        {
            return null;
        }

        var ready = contents.Open(Domains, Domains).Items.Where(static domain => JsonNodes.TextOf(domain, "status") == "ready")
            .ToArray();
        return ready.Length < 2 || Array.Exists(ready, static domain => JsonNodes.ScalarText(domain["is_default"]) == "true")
            ? null
            : ApiProblem.Of(409, "Conflict", "The tenant has multiple verified custom domains.", "custom_domain_conflict");
    }
}
