using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Auth0Mcp.Tests.SignIn.OAuth;

namespace Auth0Mcp.Tests.Cli.Init;

/// <summary><c>init</c> as an application that proves itself with a key.</summary>
public sealed class InitPrivateKeyTests : IDisposable
{
    private readonly SignInShell _shell = new();
    private readonly RSA _key = RSA.Create(2048);

    public void Dispose()
    {
        _shell.Dispose();
        _key.Dispose();
    }

    [Theory]
    [InlineData(null, "RS256")]
    [InlineData("RS384", "RS384")]
    [InlineData("PS256", "PS256")]
    public async Task Key_SignsTheRequestInPlaceOfASecret(string? algorithm, string expected)
    {
        var result = await _shell.InitApplicationAsync(
            ["--auth0-private-key", File(_key.ExportPkcs8PrivateKeyPem()), .. Algorithm(algorithm)]);

        Assert.Equal(
            (0, true), (result.ExitCode, result.Output.Contains("by itself, with the client's private key", StringComparison.Ordinal)));
        var form = Assert.Single(_shell.Server.RequestsTo(FakeAuthorizationServer.Token)).Form;
        Assert.DoesNotContain("client_secret", form.Keys);
        Assert.Equal("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", form["client_assertion_type"]);
        var parts = form["client_assertion"].Split('.');
        Assert.Equal(expected, Json(parts[0]).GetProperty("alg").GetString());
        Assert.True(_key.VerifyData(
            Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"),
            Base64Url.DecodeFromChars(parts[2]),
            expected.EndsWith("384", StringComparison.Ordinal) ? HashAlgorithmName.SHA384 : HashAlgorithmName.SHA256,
            expected[0] == 'P' ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1));
        var claims = Json(parts[1]);
        Assert.Equal(
            ("app-1", "app-1", _shell.Server.Issuer.AbsoluteUri), (Text(claims, "iss"), Text(claims, "sub"), Text(claims, "aud")));
        Assert.Equal(120, claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64());
        Assert.NotEmpty(Text(claims, "jti"));
    }

    [Fact]
    public async Task StoredKey_RenewsTheSignInAndIsShownNowhere()
    {
        var pem = _key.ExportRSAPrivateKeyPem();
        Assert.Equal(0, (await _shell.InitApplicationAsync("--auth0-private-key", File(pem))).ExitCode);
        var session = await _shell.RunAsync(["session"]);
        Assert.Equal(0, session.ExitCode);
        Assert.DoesNotContain(pem[40..80], session.Output + session.Error, StringComparison.Ordinal);
        _shell.Server.GrantedScopes = "read:clients read:users";
        var more = await _shell.InitAsync("--add-scopes", "read:users");
        Assert.Equal(0, more.ExitCode);
        Assert.Equal(
            2, _shell.Server.RequestsTo(FakeAuthorizationServer.Token).Select(static request => request.Form["client_assertion"])
            .Distinct().Count());
    }

    [Theory]
    [InlineData("no key at all", "holds no RSA private key")]
    [InlineData(null, "cannot be read")]
    public async Task FileWithoutAKey_IsRefusedBeforeAnythingIsSent(string? content, string part)
    {
        var file = content is null ? Path.Combine(_shell.Home, "missing.pem") : File(content);
        Assert.Contains(part, (await _shell.InitApplicationAsync("--auth0-private-key", file)).UsageMessage, StringComparison.Ordinal);
        Assert.Empty(_shell.Server.Requests);
    }

    [Fact]
    public async Task PublicKey_IsNotEnough()
        => Assert.Contains(
            "holds no RSA private key",
            (await _shell.InitApplicationAsync("--auth0-private-key", File(_key.ExportRSAPublicKeyPem()))).UsageMessage,
            StringComparison.Ordinal);

    [Fact]
    public async Task UnknownAlgorithm_NamesThoseThatThereAre()
        => Assert.Contains(
            "RS256, RS384, PS256",
            (await _shell.InitApplicationAsync(
            "--auth0-private-key", File(_key.ExportPkcs8PrivateKeyPem()), "--auth0-key-algorithm", "HS256")).UsageMessage,
            StringComparison.Ordinal);

    private string File(string content)
    {
        var path = Path.Combine(_shell.Home, "key.pem");
        System.IO.File.WriteAllText(path, content);
        return path;
    }

    private static string[] Algorithm(string? name) => name is null ? [] : ["--auth0-key-algorithm", name];

    private static JsonElement Json(string part) => JsonElement.Parse(Base64Url.DecodeFromChars(part));

    private static string Text(JsonElement claims, string name) => claims.GetProperty(name).GetString()!;
}
