using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Auth0Mcp.Team.State;
using Auth0Mcp.Validation;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Auth0Mcp.Team.People;

/// <summary>Proof that a client holds the key to which its token is bound (RFC 9449). Each proof is good once.</summary>
internal sealed class DpopProof(ISharedState state, TimeProvider time)
{
    /// <summary>None is symmetric: whoever checks could make a proof.</summary>
    public static readonly IReadOnlyList<string> Algorithms = ["ES256", "ES384", "PS256", "RS256"];

    /// <summary>The members of a private key (RFC 7518 §6).</summary>
    private static readonly string[] s_private = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

    /// <summary>Before and after now.</summary>
    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(2);

    private static readonly JsonWebTokenHandler s_tokens = new() { MapInboundClaims = false };

    /// <summary>Why a proof does not count, a sentence; null when it does.</summary>
    /// <param name="proof">The header <c>DPoP</c>.</param>
    /// <param name="bound">The thumbprint of the key to which the token is bound.</param>
    /// <param name="address">The address of the request, without query.</param>
    /// <param name="token">The token that it comes with.</param>
    public async Task<string?> CheckAsync(
        string proof, string bound, string method, Uri address, string token, CancellationToken cancellationToken)
    {
        if (proof.Length > 8 * 1024 || !s_tokens.CanReadToken(proof))
        {
            return "The DPoP proof is not a JWT.";
        }

        var read = s_tokens.ReadJsonWebToken(proof);
        if (!string.Equals(read.Typ, "dpop+jwt", StringComparison.OrdinalIgnoreCase) || !Algorithms.Contains(read.Alg)
            || Key(read) is not { } key)
        {
            return "The DPoP proof has another type, algorithm or key than it may.";
        }

        var signed = await s_tokens.ValidateTokenAsync(proof, new TokenValidationParameters
        {
            IssuerSigningKey = key,
            ValidAlgorithms = Algorithms,
            ValidTypes = ["dpop+jwt"],
            ValidateIssuer = false,
            ValidateAudience = false,
            ValidateLifetime = false,
            TryAllIssuerSigningKeys = false,
            IssuerSigningKeyResolver = (_, _, _, _) => [key],
        });
        if (!signed.IsValid)
        {
            return "The signature of the DPoP proof is wrong.";
        }

        if (Text(read, "htm") != method || !Uri.TryCreate(Text(read, "htu"), UriKind.Absolute, out var named) || !IsSame(named, address))
        {
            return "The DPoP proof is for another request.";
        }

        if (Text(read, "ath") != Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(token))))
        {
            return "The DPoP proof is for another token.";
        }

        if (!read.TryGetPayloadValue<long>("iat", out var made)
            || (time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(made)).Duration() > s_window)
        {
            return "The DPoP proof is too old, or from the future.";
        }

        if (Base64Url.EncodeToString(key.ComputeJwkThumbprint()) != bound)
        {
            return "The DPoP proof is of another key than the token is bound to.";
        }

        return Text(read, "jti") is { Length: > 0 and <= 256 } id
               && await state.AddAsync(
                   $"dpop:{bound}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))}", "", s_window * 2,
                   cancellationToken)
            ? null
            : "The DPoP proof was used before.";
    }

    /// <summary>The thumbprint to which a token is bound (<c>cnf.jkt</c>); null when it is to none.</summary>
    public static string? BoundTo(JsonWebToken token)
        => token.TryGetPayloadValue<JsonElement>("cnf", out var confirmation) && confirmation.ValueKind == JsonValueKind.Object
           && confirmation.TryGetProperty("jkt", out var thumbprint) && thumbprint.ValueKind == JsonValueKind.String
           && JsonText.IsSound(thumbprint)
            ? thumbprint.GetString()
            : null;

    private static JsonWebKey? Key(JsonWebToken proof)
    {
        if (!proof.TryGetHeaderValue<JsonElement>("jwk", out var jwk) || jwk.ValueKind != JsonValueKind.Object
            || s_private.Any(name => jwk.TryGetProperty(name, out _)))
        {
            return null;
        }

        try
        {
            return new JsonWebKey(jwk.GetRawText());
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string? Text(JsonWebToken token, string claim)
        => token.TryGetPayloadValue<string>(claim, out var value) ? value : null;

    private static bool IsSame(Uri named, Uri address)
        => Uri.Compare(
            named, address, UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.SafeUnescaped, StringComparison.Ordinal) == 0;
}
