using Auth0Mcp.Configuration;
using Auth0Mcp.SignIn;
using Auth0Mcp.SignIn.OAuth;

namespace Auth0Mcp.Cli;

/// <summary>A saved sign-in that is made again with further scopes.</summary>
/// <param name="SignIn">As it is now.</param>
/// <param name="Scopes">Those that it has, and the further ones.</param>
internal sealed record MoreScopes(SavedSignIn SignIn, IReadOnlyList<string> Scopes)
{
    /// <summary>Another tenant that a person might choose in the browser is refused.</summary>
    public TenantAddress Tenant => TokenTenant.Of(SignIn);

    /// <summary>The server and public client that signed the person in, whatever variables say today.</summary>
    public TenantAddress Issuer => TenantAddress.Parse(SignIn.Issuer, "The issuer of the sign-in");

    /// <summary>That of the token; null where the server lets the person choose a tenant.</summary>
    public string? Audience => SignIn.Kind == SignInKind.Device && Issuer.Host == InitDeviceFlow.DefaultIssuer ? null : SignIn.Audience;

    /// <summary>The application to sign in as; null for a person. Its grant decides what it gets.</summary>
    public ApplicationCredentials? Application
        => SignIn is { Kind: SignInKind.ClientCredentials, Proof: { } proof }
            ? new ApplicationCredentials(Issuer, SignIn.ClientId, proof)
            : null;

    /// <summary>There is nothing to ask a person for.</summary>
    public bool IsGranted => SignIn.Kind == SignInKind.Device && Scopes.All(Has);

    /// <exception cref="UsageException">There is no such sign-in.</exception>
    /// <exception cref="SignInStoreException">The storage cannot be read.</exception>
    public static async Task<MoreScopes> ReadAsync(
        string name, Profile? profile, IReadOnlyList<string> added, CliContext context, CancellationToken cancellationToken)
    {
        var signIn = profile is null ? null : await context.Store(profile.Storage).LoadAsync(name, cancellationToken);
        if (signIn is null)
        {
            var command = NotSignedInException.Init(name, $" --scopes {string.Join(',', added)}");
            throw new UsageException($"There is no sign-in '{name}' to add scopes to. Run '{command}'.");
        }

        // Some servers do not list it among what they granted.
        IEnumerable<string> kept = signIn.RefreshToken is null ? signIn.Scopes : [.. signIn.Scopes, ManagementScopes.OfflineAccess];
        return new MoreScopes(signIn, [.. kept.Concat(added).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    /// <summary>Never prints a secret.</summary>
    public override string ToString() => SignIn.ToString();

    private bool Has(string scope)
        => scope == ManagementScopes.OfflineAccess
            ? SignIn.RefreshToken is not null
            : SignIn.Scopes.Contains(scope, StringComparer.Ordinal);
}
