using Auth0Mcp.Demo.Responses;
using Auth0Mcp.Demo.Requests;
using Auth0Mcp.Demo.Seed;
using Auth0Mcp.Demo.Store;

namespace Auth0Mcp.Demo.Rules;

/// <summary>What the API refuses although the document allows it, by operation.</summary>
internal sealed class RequestRules
{
    private readonly Dictionary<string, Func<DemoRequest, DemoResponse?>[]> _rules;
    private readonly CustomDomainRules _domains;

    public RequestRules(InitialContents contents, SeedClock clock)
    {
        var references = new ReferenceRules(contents);
        var users = new UserRules(contents);
        var connections = new ConnectionRules(contents);
        var actions = new ActionRules(contents, clock);
        _domains = new CustomDomainRules(contents);
        _rules = new(StringComparer.Ordinal)
        {
            ["POST /client-grants"] = [references.CheckGrant],
            ["PATCH /client-grants/{}"] = [references.CheckGrantChange],
            ["POST /organizations/{}/client-grants"] = [references.Check],
            ["POST /organizations/{}/enabled_connections"] = [references.Check],
            ["POST /organizations/{}/connections"] = [references.Check],
            ["POST /organizations/{}/invitations"] = [references.Check],
            ["POST /organizations/{}/members"] = [references.Check],
            ["POST /organizations/{}/members/{}/roles"] = [references.Check, users.CheckMembership],
            ["POST /roles/{}/users"] = [references.Check],
            ["POST /users/{}/roles"] = [references.Check],
            ["POST /roles/{}/permissions"] = [references.CheckPermissions],
            ["POST /users/{}/permissions"] = [references.CheckPermissions],
            ["PATCH /connections/{}/clients"] = [references.CheckEnabledClients],
            ["POST /jobs/verification-email"] = [references.Check],
            ["POST /jobs/users-exports"] = [references.Check],
            ["POST /jobs/users-imports"] = [references.Check],
            ["POST /tickets/password-change"] = [references.Check],
            ["POST /tickets/email-verification"] = [references.Check],
            ["POST /guardian/enrollments/ticket"] = [references.Check],
            ["POST /roles"] = [CheckName],
            ["PATCH /roles/{}"] = [CheckName],
            ["GET /clients"] = [ClientRules.CheckSearch],
            ["POST /users"] = [users.CheckNew],
            ["PATCH /users/{}"] = [users.CheckChange],
            ["POST /users/{}/identities"] = [users.CheckLink],
            ["DELETE /users/{}/identities/{}/{}"] = [users.CheckUnlink],
            ["POST /connections"] = [ConnectionRules.CheckNew],
            ["PATCH /connections/{}"] = [connections.CheckChange],
            ["POST /connections/{}/scim-configuration"] = [connections.CheckScim],
            ["GET /connections/{}/scim-configuration"] = [connections.CheckScim],
            ["PATCH /connections/{}/scim-configuration"] = [connections.CheckScim],
            ["DELETE /connections/{}/scim-configuration"] = [connections.CheckScim],
            ["PATCH /clients/{}"] = [ClientRules.CheckChange],
            ["POST /actions/actions/{}/deploy"] = [actions.CheckDeploy],
            ["DELETE /actions/actions/{}"] = [actions.CheckDelete],
            ["PATCH /actions/triggers/{}/bindings"] = [actions.CheckBindings],
            ["POST /network-acls"] = [NetworkAclRules.Check],
            ["PUT /network-acls/{}"] = [NetworkAclRules.Check],
            ["PATCH /network-acls/{}"] = [NetworkAclRules.Check],
        };
    }

    private static DemoResponse? CheckName(DemoRequest request)
        => JsonNodes.TextOf(request.Fields, "name") is ""
            ? ApiProblem.Invalid("Payload validation error: 'String is too short (0 chars), minimum 1' on property name.")
            : null;

    /// <summary>Why the request is refused, or null.</summary>
    public DemoResponse? Refusal(DemoRequest request)
    {
        var key = $"{request.Operation.Method} {request.Operation.Shape}";
        if ((PlanRules.Refusal(key) ?? _domains.Conflict(request)) is { } refusal)
        {
            return refusal;
        }

        return _rules.TryGetValue(key, out var rules)
            ? rules.Select(rule => rule(request)).FirstOrDefault(static found => found is not null)
            : null;
    }
}
