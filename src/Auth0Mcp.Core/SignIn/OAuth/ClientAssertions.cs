using System.Security.Cryptography;
using Auth0Mcp.Configuration;
using Auth0Mcp.Text;
using Duende.IdentityModel.Client;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Auth0Mcp.SignIn.OAuth;

/// <summary>The signed statement by which an application with a key proves who it is (RFC 7523 §3).</summary>
internal static class ClientAssertions
{
    private const string JwtBearer = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /// <summary>Long enough for a slow network and clocks that differ a little, short enough that nobody can keep it.</summary>
    private static readonly TimeSpan s_life = TimeSpan.FromMinutes(2);

    /// <summary>An assertion for one request. Its audience is the issuer, in the form in which Auth0 names itself.</summary>
    public static ClientAssertion Create(Uri issuer, string clientId, ClientProof proof, DateTimeOffset now)
    {
        using var key = RSA.Create();
        key.ImportFromPem(proof.PrivateKey);
        var credentials = new SigningCredentials(new RsaSecurityKey(key), proof.Algorithm)
        {
            // The key lives as long as this method: nothing may remember a signer for it.
            CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
        };
        var payload = ResultJson.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("iss", clientId);
            writer.WriteString("sub", clientId);
            writer.WriteString("aud", new Uri(issuer, "/").AbsoluteUri);
            writer.WriteString("jti", Guid.NewGuid().ToString("N"));
            writer.WriteNumber("iat", now.ToUnixTimeSeconds());
            writer.WriteNumber("exp", (now + s_life).ToUnixTimeSeconds());
            writer.WriteEndObject();
        });
        return new ClientAssertion { Type = JwtBearer, Value = new JsonWebTokenHandler().CreateToken(payload, credentials) };
    }
}
