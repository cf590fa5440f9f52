using Auth0Mcp.SignIn.OAuth;

namespace Auth0Mcp.Cli.Prompts;

/// <summary>Scopes that are shown together: those of one resource.</summary>
/// <param name="Note">What a person should know before choosing; null for nothing.</param>
internal sealed record ScopeGroup(string Resource, IReadOnlyList<string> Scopes, string? Note = null)
{
    /// <summary>Stands for the scopes that somebody with these tools is likely to need.</summary>
    public static ScopeGroup Auto { get; } = new(
        ManagementScopes.Auto, [ManagementScopes.Auto], "what the listed tools need, and to read with all others");

    /// <summary>The refresh token first, then every resource in ordinal order.</summary>
    public static IReadOnlyList<ScopeGroup> Of(IEnumerable<string> scopes)
        => [
            new ScopeGroup(
                ManagementScopes.OfflineAccess, [ManagementScopes.OfflineAccess], "stay signed in: renews itself without a browser"),
            .. scopes
                .GroupBy(static scope => scope[(scope.IndexOf(':', StringComparison.Ordinal) + 1)..], StringComparer.Ordinal)
                .OrderBy(static group => group.Key, StringComparer.Ordinal)
                .Select(static group => new ScopeGroup(
                    group.Key, [.. group.OrderBy(Rank).ThenBy(static scope => scope, StringComparer.Ordinal)])),
        ];

    /// <summary>The harmless ones first.</summary>
    private static int Rank(string scope)
        => Array.IndexOf(["read", "create", "update", "delete"], scope.Split(':')[0]) is >= 0 and var rank ? rank : int.MaxValue;
}
