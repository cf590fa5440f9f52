using Auth0Mcp.Configuration;
using Auth0Mcp.SignIn.OAuth;

namespace Auth0Mcp.SignIn;

/// <summary>A Management API access token, and the only tenant that may get it.</summary>
/// <param name="ExpiresAt">By this machine's clock; the end of time when it is not known.</param>
internal sealed record AccessToken(TenantAddress Tenant, string Value, DateTimeOffset ExpiresAt)
{
    /// <summary>
    /// The host that its audience names, another one than the tenant's behind a custom domain; null when it is not known.
    /// </summary>
    public string? CanonicalHost { get; init; }

    /// <summary>The profile that it is of is read-only: no request that changes something gets it.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>The sign-in that it comes from; null when that is not known.</summary>
    public TokenOrigin? Origin { get; init; }

    /// <summary>What it allows, as it says itself or its sign-in does; null when neither does.</summary>
    public IReadOnlyList<string>? Scopes => AccessTokenClaims.Read(Value)?.Scopes ?? Origin?.Scopes;

    /// <summary>Never prints the token.</summary>
    public override string ToString() => $"access token for {Tenant.Host}";
}
