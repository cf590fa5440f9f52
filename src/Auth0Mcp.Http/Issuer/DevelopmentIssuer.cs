using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Auth0Mcp.Team.Issuer;

/// <summary>
/// An authorization server for made-up people, so that <c>--demo</c> is one command: it asks nobody for a password, and lives on
/// loopback addresses alone. Its key ends with the process.
/// </summary>
internal sealed class DevelopmentIssuer : IDisposable
{
    public const string BasePath = "/demo-issuer";

    /// <summary>A code is redeemed at once, or never.</summary>
    private static readonly TimeSpan s_codeLife = TimeSpan.FromMinutes(1);

    public static readonly TimeSpan TokenLife = TimeSpan.FromHours(1);

    private static readonly JsonWebTokenHandler s_tokens = new() { SetDefaultTimesOnTokenCreation = false };

    private readonly ECDsa _ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ConcurrentDictionary<string, Code> _codes = new(StringComparer.Ordinal);
    private readonly TimeProvider _time;

    /// <exception cref="ArgumentException">The address is not a loopback address.</exception>
    public DevelopmentIssuer(Uri issuer, TimeProvider time)
    {
        if (!issuer.IsLoopback)
        {
            throw new ArgumentException(
                "The development issuer gives tokens to anybody, and runs on loopback addresses alone.", nameof(issuer));
        }

        (Issuer, _time) = (issuer, time);
        Key = new ECDsaSecurityKey(_ecdsa) { KeyId = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(8)) };
    }

    public Uri Issuer { get; }

    public SecurityKey Key { get; }

    /// <summary>The public half of the key as JSON.</summary>
    public string Keys()
    {
        var point = _ecdsa.ExportParameters(includePrivateParameters: false).Q;
        return $$"""
            {"keys":[{"kty":"EC","crv":"P-256","alg":"ES256","use":"sig","kid":"{{Key.KeyId}}",
            "x":"{{Base64Url.EncodeToString(point.X)}}","y":"{{Base64Url.EncodeToString(point.Y)}}"}]}
            """;
    }

    /// <summary>A token for a person.</summary>
    /// <param name="resource">What it is for (RFC 8707).</param>
    /// <param name="thumbprint">The key that it is bound to (RFC 9449); null for none.</param>
    public string Mint(string person, string resource, string scope, string? thumbprint = null)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        var claims = DemoPeople.ClaimsOf(person, scope);
        claims["jti"] = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12));
        if (thumbprint is not null)
        {
            claims["cnf"] = new Dictionary<string, object> { ["jkt"] = thumbprint };
        }

        return s_tokens.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer.AbsoluteUri,
            Audience = resource,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + TokenLife,
            Claims = claims,
            TokenType = "at+jwt",
            SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.EcdsaSha256),
        });
    }

    /// <summary>A code that whoever holds the verifier redeems once (RFC 7636).</summary>
    public string Authorize(string person, string clientId, string redirect, string challenge, string resource, string scope)
    {
        var now = _time.GetUtcNow();
        foreach (var (old, code) in _codes.Where(pair => pair.Value.Ends <= now))
        {
            _codes.TryRemove(KeyValuePair.Create(old, code));
        }

        var made = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
        _codes[made] = new Code(person, clientId, redirect, challenge, resource, scope, now + s_codeLife);
        return made;
    }

    /// <summary>The token for a code; null when the code, its client or its verifier is wrong.</summary>
    public (string Token, string Scope)? Redeem(string code, string clientId, string redirect, string verifier, string? thumbprint)
        => _codes.TryRemove(code, out var known) && known.Ends > _time.GetUtcNow() && known.ClientId == clientId
            && known.Redirect == redirect
           && known.Challenge == Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))
            ? (Mint(known.Person, known.Resource, known.Scope, thumbprint), known.Scope)
            : null;

    public void Dispose() => _ecdsa.Dispose();

    private sealed record Code(
        string Person, string ClientId, string Redirect, string Challenge, string Resource, string Scope, DateTimeOffset Ends);
}
