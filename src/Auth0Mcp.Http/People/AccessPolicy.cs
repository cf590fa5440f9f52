using Auth0Mcp.Configuration;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Team.Settings;

namespace Auth0Mcp.Team.People;

/// <summary>Who may do what with which tenant: the first rule that fits both counts, and without one there is no access.</summary>
internal sealed class AccessPolicy
{
    private readonly Dictionary<string, IReadOnlyList<(AccessRule Rule, Grant Grant)>> _byTenant;

    /// <param name="further">Tools that every grant has beside its own.</param>
    /// <exception cref="SettingsException">A combination of a rule and a tenant leaves no tool.</exception>
    public AccessPolicy(ServerSettings settings, IReadOnlyList<ToolDescriptor> further)
        => _byTenant = settings.Tenants.ToDictionary(
            static tenant => tenant.Name,
            tenant => (IReadOnlyList<(AccessRule, Grant)>)[.. settings.Access
                .Where(rule => Covers(rule, tenant.Name)).Select(rule => (rule, Make(tenant, rule, further)))],
            StringComparer.Ordinal);

    /// <summary>What a person may do; null for nothing.</summary>
    public Grant? Find(string tenant, Person person)
        => _byTenant.GetValueOrDefault(tenant, [])
            .FirstOrDefault(entry => entry.Rule.Claims.All(claim => person.Has(claim.Key, claim.Value))).Grant;

    private static bool Covers(AccessRule rule, string tenant) => rule.Tenants.Contains("*") || rule.Tenants.Contains(tenant);

    private static Grant Make(TenantSettings tenant, AccessRule rule, IReadOnlyList<ToolDescriptor> further)
    {
        try
        {
            return new Grant(tenant, rule, further);
        }
        catch (UsageException wrong)
        {
            throw new SettingsException([$"access to tenant '{tenant.Name}': {wrong.Message}"]);
        }
    }
}
