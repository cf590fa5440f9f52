using Auth0Mcp.Catalog;
using Auth0Mcp.Clients;
using Auth0Mcp.Configuration;

namespace Auth0Mcp.Cli;

/// <summary>What <c>init</c> was asked to do; everything that can be checked without a network is checked.</summary>
/// <param name="Profile">The name under which the sign-in is kept.</param>
/// <param name="Storage">Where it is kept: <c>keychain</c> or <c>file</c>.</param>
/// <param name="Tools">As given with <c>--tools</c>; null when not given.</param>
/// <param name="Toolsets">As given with <c>--toolsets</c>; null when not given.</param>
/// <param name="Catalog">The tools that these options enable.</param>
/// <param name="Scopes">The scopes to ask for; null when a person has yet to choose.</param>
/// <param name="Tenant">The only tenant that will do; null for any.</param>
/// <param name="Audience">As given with <c>--audience</c>; null for the Management API.</param>
/// <param name="Application">The application to sign in as; null for a person with the device flow.</param>
/// <param name="Clients">The clients to set up.</param>
/// <param name="ClientScope">Whose configuration of them: the user's, or that of the project in the current directory.</param>
internal sealed record InitRequest(
    string Profile,
    string Storage,
    string? Tools,
    string? Toolsets,
    ToolCatalog Catalog,
    IReadOnlyList<string>? Scopes,
    TenantAddress? Tenant,
    string? Audience,
    ApplicationCredentials? Application,
    IReadOnlyList<McpClient> Clients,
    ClientScope ClientScope)
{
    /// <summary>Scopes were left to this program.</summary>
    public bool IsAuto { get; init; }

    /// <summary>The sign-in to make again with more scopes; null for a new one.</summary>
    public MoreScopes? More { get; init; }
}

/// <summary>An application that signs in by itself (RFC 6749 §4.4).</summary>
/// <param name="Domain">The authorization server, and where calls go: a custom domain perhaps.</param>
internal sealed record ApplicationCredentials(TenantAddress Domain, string ClientId, ClientProof Proof)
{
    /// <summary>Never prints the secret or the key.</summary>
    public override string ToString() => $"{ClientId} at {Domain.Host}";
}
