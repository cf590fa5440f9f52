using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Catalog;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Mcp;
using Auth0Mcp.Team.Settings;
using Auth0Mcp.Tools;
using ModelContextProtocol.Protocol;

namespace Auth0Mcp.Team.People;

/// <summary>What one access rule allows for one tenant: made once, the same for all people whom the rule fits.</summary>
internal sealed class Grant
{
    private readonly Lazy<IList<Tool>> _tools;

    /// <param name="further">Tools beside those that are selected.</param>
    /// <exception cref="Configuration.UsageException">Nothing is left.</exception>
    public Grant(TenantSettings tenant, AccessRule rule, IReadOnlyList<ToolDescriptor> further)
    {
        var tools = rule.Tools ?? tenant.Tools;
        var selection = new ToolSelection(tools?.Patterns, tools?.Toolsets, tenant.IsReadOnly || rule.IsReadOnly);
        Catalog = ToolCatalog.Select(selection, ToolRegistry.Instance).With(further).WithoutMachine();
        Confirm = Stricter(tenant.Confirm, rule.Confirm);
        ConfirmBy = tenant.AllowsTokens ? ConfirmBy.Client : ConfirmBy.Elicitation;
        _tools = new Lazy<IList<Tool>>(() => [.. Catalog.Tools.Select(tool => ProtocolTools.From(tool, Catalog))]);
    }

    /// <summary>The tools that are on.</summary>
    public ToolCatalog Catalog { get; }

    public ConfirmLevel Confirm { get; }

    /// <summary>Without tokens a client that cannot ask its user is refused.</summary>
    public ConfirmBy ConfirmBy { get; }

    /// <summary>The tools as clients see them.</summary>
    public IList<Tool> Tools => _tools.Value;

    /// <summary>
    /// A rule says what its people need; it does not lift what the tenant asks for, unless the tenant asks for nothing.
    /// </summary>
    private static ConfirmLevel Stricter(ConfirmLevel tenant, ConfirmLevel? rule)
        => (tenant, rule) switch
        {
            (_, null) => tenant,
            (ConfirmLevel.Writes, _) or (_, ConfirmLevel.Writes) => ConfirmLevel.Writes,
            (ConfirmLevel.Destructive, _) or (_, ConfirmLevel.Destructive) => ConfirmLevel.Destructive,
            _ => ConfirmLevel.Never,
        };
}
