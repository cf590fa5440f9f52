using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Auth0Mcp.Bench;

/// <summary>An OpenID issuer on loopback with one key.</summary>
internal sealed class LoopbackIssuer : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly LoopbackHost _host;

    public LoopbackIssuer()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        var (x, y) = (Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));
        var key = $$"""
            {"keys":[{"kty":"EC","crv":"P-256","use":"sig","alg":"ES256","kid":"k","x":"{{x}}","y":"{{y}}"}]}
            """;
        _host = new LoopbackHost(path => Encoding.UTF8.GetBytes(path == "/keys"
            ? key
            : $$"""{"issuer":"{{Address}}","jwks_uri":"{{Address}}keys"}"""));
    }

    /// <summary>As tokens name it.</summary>
    public string Address => _host.Address + "/";

    /// <summary>A token of a person for an address, for an hour.</summary>
    public string Token(string person, string audience)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"iss":"{{Address}}","aud":"{{audience}}","sub":"{{person}}","iat":{{now}},"exp":{{now + 3600}}}""");
        var text = $"{Part("""{"alg":"ES256","typ":"at+jwt","kid":"k"}""")}.{Part(claims)}";
        return $"{text}.{Base64Url.EncodeToString(_key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256))}";
    }

    public void Dispose()
    {
        _host.Dispose();
        _key.Dispose();
    }

    private static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
