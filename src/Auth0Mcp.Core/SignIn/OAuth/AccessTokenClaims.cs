using Microsoft.IdentityModel.JsonWebTokens;

namespace Auth0Mcp.SignIn.OAuth;

/// <summary>
/// What an access token says about itself. Its signature is the Management API's to check: here it only tells a person, and this
/// process, which tenant the token is for.
/// </summary>
/// <param name="Audiences">Whom it is for.</param>
/// <param name="Scopes">What it allows; null when it does not say.</param>
/// <param name="IssuedAt">By the clock of the server; null when it does not say.</param>
/// <param name="ExpiresAt">By the clock of the server; null when it does not say.</param>
/// <param name="Issuer">Who gave it; null when it names no address. It chooses no host: it only confirms one that a person
/// named.</param>
internal sealed record AccessTokenClaims(
    IReadOnlyList<string> Audiences, IReadOnlyList<string>? Scopes, DateTimeOffset? IssuedAt, DateTimeOffset? ExpiresAt, Uri? Issuer)
{
    /// <summary>The Management API's audience is this path at the tenant's host.</summary>
    private const string ManagementPath = "/api/v2/";

    /// <summary>How long the token lives, measured by one clock; null when it does not say.</summary>
    public TimeSpan? Lifetime => ExpiresAt - IssuedAt is { } life && life > TimeSpan.Zero ? life : null;

    /// <summary>The address of the Management API that the token is for; null when it is for something else.</summary>
    public Uri? ManagementApi => Audiences.Select(ManagementAddress).FirstOrDefault(static address => address is not null);

    /// <summary>Reads a token; null when it is not JSON Web Token.</summary>
    public static AccessTokenClaims? Read(string token)
    {
        try
        {
            var read = new JsonWebToken(token);
            return new AccessTokenClaims(
                [.. read.Audiences],
                read.TryGetPayloadValue<string>("scope", out var scope) ? scope.Split(' ', StringSplitOptions.RemoveEmptyEntries) : null,
                Instant(read.IssuedAt),
                Instant(read.ValidTo),
                Uri.TryCreate(read.Issuer, UriKind.Absolute, out var issuer) ? issuer : null);
        }
        catch (Exception exception)
            when (exception is ArgumentException or FormatException or InvalidOperationException or System.Text.Json.JsonException)
        {
            return null;
        }
    }

    /// <summary>The audience as an address, when it is that of a Management API.</summary>
    public static Uri? ManagementAddress(string audience)
        => Uri.TryCreate(audience, UriKind.Absolute, out var uri)
           && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
           && uri is { AbsolutePath: ManagementPath, Query: "", Fragment: "", UserInfo: "" }
            ? uri
            : null;

    /// <summary>Never prints more than whom the token is for.</summary>
    public override string ToString() => string.Join(' ', Audiences);

    private static DateTimeOffset? Instant(DateTime value)
        => value == DateTime.MinValue ? null : new DateTimeOffset(value, TimeSpan.Zero);
}
