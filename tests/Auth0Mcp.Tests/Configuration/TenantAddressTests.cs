using Auth0Mcp.Configuration;

namespace Auth0Mcp.Tests.Configuration;

/// <summary>What <c>AUTH0_DOMAIN</c> may be.</summary>
public class TenantAddressTests
{
    [Theory]
    [InlineData("example.eu.auth0.com", "https://example.eu.auth0.com/api/v2")]
    [InlineData("  example.eu.auth0.com \n", "https://example.eu.auth0.com/api/v2")]
    [InlineData("EXAMPLE.eu.auth0.com", "https://example.eu.auth0.com/api/v2")]
    [InlineData("https://example.eu.auth0.com", "https://example.eu.auth0.com/api/v2")]
    [InlineData("https://example.eu.auth0.com/", "https://example.eu.auth0.com/api/v2")]
    [InlineData("HTTPS://login.example.com", "https://login.example.com/api/v2")]
    [InlineData("example.eu.auth0.com:8443", "https://example.eu.auth0.com:8443/api/v2")]
    [InlineData("https://example.eu.auth0.com:443", "https://example.eu.auth0.com/api/v2")]
    [InlineData("http://localhost:3000", "http://localhost:3000/api/v2")]
    [InlineData("http://127.0.0.1:3000/", "http://127.0.0.1:3000/api/v2")]
    [InlineData("http://127.9.8.7", "http://127.9.8.7/api/v2")]
    [InlineData("http://[::1]:3000", "http://[::1]:3000/api/v2")]
    [InlineData("https://[::1]", "https://[::1]/api/v2")]
    [InlineData("localhost:3000", "https://localhost:3000/api/v2")]
    public void Address_IsWhereTheApiIs(string text, string apiBase) => Assert.Equal(apiBase, Parse(text).ApiBase.AbsoluteUri);

    [Theory]
    [InlineData("http://example.eu.auth0.com")]
    [InlineData("HTTP://example.eu.auth0.com")]
    [InlineData("http://localhost.example.com")]
    [InlineData("http://127.0.0.1.example.com")]
    [InlineData("http://128.0.0.1")]
    [InlineData("http://[2001:db8::1]")]
    [InlineData("http://0.0.0.0")]
    public void HttpBeyondLoopback_IsRefused(string text) => Assert.Contains("http", Refused(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("https://example.eu.auth0.com/api/v2")]
    [InlineData("example.eu.auth0.com/api/v2/")]
    [InlineData("example.eu.auth0.com?x=1")]
    [InlineData("https://example.eu.auth0.com/?")]
    [InlineData("https://example.eu.auth0.com#top")]
    [InlineData("https://example.eu.auth0.com/..")]
    [InlineData("https://example.eu.auth0.com\\evil.example")]
    public void PathQueryOrFragment_IsRefused(string text)
        => Assert.Contains("path, query or fragment", Refused(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("https://ann:hunter2-secret@example.eu.auth0.com")]
    [InlineData("ann:hunter2-secret@example.eu.auth0.com")]
    [InlineData("hunter2-secret@example.eu.auth0.com")]
    [InlineData("https://hunter2-secret@")]
    [InlineData("https://ann:hunter2-secret@exa mple")]
    [InlineData("hunter2-secret://ann@example.eu.auth0.com")]
    [InlineData("https://example.eu.auth0.com/hunter2-secret")]
    [InlineData("https://example.eu.auth0.com?token=hunter2-secret")]
    public void UserInformation_IsRefusedAndNeverRepeated(string text)
        => Assert.DoesNotContain("hunter2", Refused(text), StringComparison.OrdinalIgnoreCase);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("https://")]
    [InlineData("exa mple.com")]
    [InlineData("exam\nple.com")]
    [InlineData("exam\tple.com")]
    [InlineData("example")]
    [InlineData("https://example")]
    [InlineData("ftp://example.com")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("example.com:70000")]
    [InlineData("example.com:-1")]
    [InlineData("example.com:port")]
    [InlineData("::1")]
    [InlineData("https://[::1")]
    [InlineData("https://exa%6dple.com/%2e")]
    public void OtherText_IsRefusedWithTheFix(string text)
        => Assert.Contains("example.eu.auth0.com", Refused(text), StringComparison.Ordinal);

    private static TenantAddress Parse(string text) => TenantAddress.Parse(text, "AUTH0_DOMAIN");

    private static string Refused(string text)
    {
        var message = Assert.Throws<UsageException>(() => Parse(text)).Message;
        Assert.StartsWith("AUTH0_DOMAIN ", message, StringComparison.Ordinal);
        return message;
    }
}
