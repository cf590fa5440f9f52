using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Catalog;

/// <summary>
/// What clients put before the names of tools, and models repeat: <c>mcp__auth0__auth0_list_roles</c>,
/// <c>auth0:auth0_list_roles</c>; or leave away: <c>list_roles</c>.
/// </summary>
internal static class ClientPrefix
{
    /// <summary>No client makes longer names.</summary>
    private const int LongestName = 200;

    /// <summary>How every tool's name begins.</summary>
    private const string Start = "auth0_";

    /// <summary>The name of the tool that is meant; the text as it is when that is none.</summary>
    public static string Strip(string name, IToolRegistry registry)
    {
        if (name.Length is 0 or > LongestName || Exists(name, registry))
        {
            return name;
        }

        for (var at = name.IndexOf(Start, 1, StringComparison.Ordinal); at > 0; at = name.IndexOf(
            Start, at + 1, StringComparison.Ordinal))
        {
            if (!char.IsAsciiLetterOrDigit(name[at - 1]) && Exists(name[at..], registry))
            {
                return name[at..];
            }
        }

        return Exists(Start + name, registry) ? Start + name : name;
    }

    private static bool Exists(string name, IToolRegistry registry)
        => registry.Find(name) is not null || ManagementCatalog.FindRemoved(name) is not null;
}
