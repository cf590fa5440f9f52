using Auth0Mcp.Team.Settings;

namespace Auth0Mcp.Team.Issuer;

/// <summary>The made-up people and tenants of <c>--demo</c>.</summary>
internal static class DemoPeople
{
    private const string Role = "role";

    /// <summary>By name, what each may do.</summary>
    public static IReadOnlyDictionary<string, string> Roles { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["ada"] = "admin",
        ["ben"] = "support",
    };

    /// <summary>What people read where they choose who they are.</summary>
    public static string About(string person) => Roles[person] == "admin" ? "may do everything in both tenants" : "may read in north";

    /// <summary>Settings for a server on a loopback address.</summary>
    public static ServerSettings Settings(Uri address) => new(
        address,
        address,
        new OAuthSettings(
        new Uri(address, DevelopmentIssuer.BasePath).AbsoluteUri, null, "sub", "auth0:read", "auth0:write", RequiresDpop: false),
        [new TenantSettings("north", null), new TenantSettings("south", null)],
        [
            new AccessRule([KeyValuePair.Create<string, IReadOnlyList<string>>(Role, ["admin"])], ["*"]),
            new AccessRule([KeyValuePair.Create<string, IReadOnlyList<string>>(Role, ["support"])], ["north"]) { IsReadOnly = true },
        ])
    {
        IsDemo = true,
    };

    /// <summary>The claims of a person beside those of every token.</summary>
    public static Dictionary<string, object> ClaimsOf(string person, string scope)
        => new(StringComparer.Ordinal) { ["sub"] = person, [Role] = Roles[person], ["scope"] = scope };
}
