namespace Auth0Mcp.Configuration;

/// <summary>An application that the environment describes: <c>AUTH0_DOMAIN</c>, <c>AUTH0_CLIENT_ID</c> and <c>AUTH0_CLIENT_SECRET</c>,
/// or a key instead of the secret.</summary>
/// <param name="Tenant">The only host that gets its tokens, a custom domain perhaps.</param>
/// <param name="Issuer">The authorization server, at the same host.</param>
/// <param name="Audience">That of the Management API, of the domain unless <c>AUTH0_AUDIENCE</c> says otherwise.</param>
internal sealed record ApplicationVariables(TenantAddress Tenant, Uri Issuer, string ClientId, ClientProof Proof, string Audience)
{
    /// <summary>Never prints the secret.</summary>
    public override string ToString() => $"{ClientId} at {Tenant.Host}";
}
