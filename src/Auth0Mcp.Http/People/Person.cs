using System.Security.Claims;

namespace Auth0Mcp.Team.People;

/// <summary>Who calls, as the token says.</summary>
/// <param name="Id">The value of the claim that names people.</param>
/// <param name="Token">The token itself; it leaves for the tenant's token endpoint, where that exchanges it, and nowhere else.</param>
/// <param name="Ends">When the token does.</param>
internal sealed record Person(string Id, ClaimsPrincipal Claims, string Token, DateTimeOffset Ends)
{
    /// <summary>The scopes that the token grants (RFC 9068 §2.2.3), by whichever of the two usual names.</summary>
    public IReadOnlySet<string> Scopes => field ??= Claims.Claims
        .Where(static claim => claim.Type is "scope" or "scp")
        .SelectMany(static claim => claim.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>
    /// True when a claim has one of the values. A claim that is a list has each of its items; a scope is a list with spaces.
    /// </summary>
    public bool Has(string claim, IEnumerable<string> values)
        => claim is "scope" or "scp" ? values.Any(Scopes.Contains) : values.Any(value => Claims.HasClaim(claim, value));

    /// <summary>Never prints the token.</summary>
    public override string ToString() => Id;
}
