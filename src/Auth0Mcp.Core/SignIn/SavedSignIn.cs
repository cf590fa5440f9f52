namespace Auth0Mcp.SignIn;

/// <summary>One profile's sign-in: what the secret store keeps.</summary>
/// <param name="Tenant">The host that gets the token, as <see cref="Configuration.TenantAddress.Parse"/> reads it.</param>
/// <param name="Issuer">The absolute address of the authorization server.</param>
/// <param name="ClientSecret">Null for a public client.</param>
/// <param name="ExpiresAt">By this machine's clock.</param>
/// <param name="RefreshToken">Null when none was granted.</param>
internal sealed record SavedSignIn(
    SignInKind Kind,
    string Tenant,
    string Issuer,
    string ClientId,
    string? ClientSecret,
    string Audience,
    IReadOnlyList<string> Scopes,
    string AccessToken,
    DateTimeOffset ExpiresAt,
    string? RefreshToken,
    DateTimeOffset SignedInAt)
{
    /// <summary>True when a new access token can be had without a person.</summary>
    public bool IsRenewable => this is { Kind: SignInKind.ClientCredentials, ClientSecret: not null } or { RefreshToken: not null };

    /// <summary>Never prints a secret.</summary>
    public override string ToString() => $"{Kind} sign-in for {Tenant}";
}
