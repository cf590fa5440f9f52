using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Auth0Mcp.Team.Tests.Fixtures;

/// <summary>An OpenID issuer on a loopback port: its keys are fetched as those of any issuer are.</summary>
internal sealed class RealIssuer : IAsyncDisposable
{
    private static readonly JsonWebTokenHandler s_tokens = new() { SetDefaultTimesOnTokenCreation = false };

    private readonly WebApplication _application;

    private RealIssuer(WebApplication application, Uri address) => (_application, Address) = (application, address);

    public Uri Address { get; }

    public RSA Key { get; private set; } = RSA.Create(2048);

    public string KeyId { get; private set; } = "k1";

    /// <summary>How often its keys were asked for.</summary>
    public int Fetches { get; private set; }

    public static async Task<RealIssuer> StartAsync()
    {
        var address = new Uri($"http://127.0.0.1:{RunningServer.FreePort()}/");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address.AbsoluteUri);
        var issuer = new RealIssuer(builder.Build(), address);
        issuer._application.Run(issuer.AnswerAsync);
        await issuer._application.StartAsync();
        return issuer;
    }

    /// <summary>A token, good unless a test makes it otherwise.</summary>
    public string Token(string audience, Action<SecurityTokenDescriptor>? change = null)
    {
        var now = DateTime.UtcNow;
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Address.AbsoluteUri,
            Audience = audience,
            IssuedAt = now,
            NotBefore = now.AddMinutes(-1),
            Expires = now.AddMinutes(10),
            TokenType = "at+jwt",
            Claims = new Dictionary<string, object> { ["sub"] = "ada", ["role"] = "admin", ["scope"] = "auth0:read auth0:write" },
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(Key) { KeyId = KeyId }, SecurityAlgorithms.RsaSha256),
        };
        change?.Invoke(descriptor);
        return s_tokens.CreateToken(descriptor);
    }

    /// <summary>Takes another key, as issuers do now and then.</summary>
    public void Rotate()
    {
        Key.Dispose();
        (Key, KeyId) = (RSA.Create(2048), "k2");
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        Key.Dispose();
    }

    private Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path == "/.well-known/openid-configuration")
        {
            return context.Response.WriteAsync(JsonSerializer.Serialize(new Dictionary<string, string>
            {
                ["issuer"] = Address.AbsoluteUri,
                ["jwks_uri"] = new Uri(Address, "keys").AbsoluteUri,
                ["authorization_endpoint"] = new Uri(Address, "a").AbsoluteUri,
            }));
        }

        Fetches++;
        var key = Key.ExportParameters(includePrivateParameters: false);
        return context.Response.WriteAsync(JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["keys"] = new[]
            {
                new Dictionary<string, string>
                {
                    ["kty"] = "RSA", ["use"] = "sig", ["alg"] = "RS256", ["kid"] = KeyId,
                    ["n"] = Base64Url.EncodeToString(key.Modulus), ["e"] = Base64Url.EncodeToString(key.Exponent),
                },
            },
        }));
    }
}
