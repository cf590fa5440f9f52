using System.Text.Json.Serialization;
using Auth0Mcp.Configuration;

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
    /// <summary>PEM, of an application that signs in with a key; null for any other.</summary>
    public string? PrivateKey { get; init; }

    /// <summary>The algorithm of its signatures; null without a key.</summary>
    public string? KeyAlgorithm { get; init; }

    /// <summary>How the client proves who it is; null for a public one.</summary>
    [JsonIgnore]
    public ClientProof? Proof
        => PrivateKey is { } key ? new ClientProof(null, key, KeyAlgorithm ?? ClientProof.DefaultAlgorithm) : ClientSecret;

    /// <summary>True when a new access token can be had without a person.</summary>
    [JsonIgnore]
    public bool IsRenewable => (Kind == SignInKind.ClientCredentials && Proof is not null) || RefreshToken is not null;

    /// <summary>Never prints a secret.</summary>
    public override string ToString() => $"{Kind} sign-in for {Tenant}";
}
