using Auth0Mcp.Configuration;
using Auth0Mcp.SignIn;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Configuration;

/// <summary>Credentials from the environment.</summary>
public class CredentialsTests
{
    [Fact]
    public void TokenAndDomain_AreCredentials()
    {
        var credentials = Read(TestTenant.Token, "example.eu.auth0.com");
        Assert.Equal(TestTenant.Token, credentials.AccessToken);
        Assert.Equal("example.eu.auth0.com", credentials.Tenant.Host);
    }

    [Fact]
    public void SurroundingWhiteSpace_IsNoPartOfTheToken()
        => Assert.Equal("abc", Read(" abc\r\n", " example.eu.auth0.com\n").AccessToken);

    [Fact]
    public void Token_IsInNoText()
        => Assert.DoesNotContain(TestTenant.Token, $"{Read(TestTenant.Token, "example.eu.auth0.com")}", StringComparison.Ordinal);

    [Theory]
    [InlineData(null, null)]
    [InlineData("", "")]
    [InlineData("  ", null)]
    public void Neither_NamesBothVariablesAndTheDemo(string? token, string? domain)
    {
        var message = Refused(token, domain);
        Assert.Contains("AUTH0_TOKEN", message, StringComparison.Ordinal);
        Assert.Contains("AUTH0_DOMAIN", message, StringComparison.Ordinal);
        Assert.Contains("--demo", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    public void TokenWithoutDomain_AsksForTheDomain(string? domain)
        => Assert.Contains("AUTH0_DOMAIN=", Refused(TestTenant.Token, domain), StringComparison.Ordinal);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n")]
    public void DomainWithoutToken_AsksForTheToken(string? token)
        => Assert.Contains("AUTH0_TOKEN is not", Refused(token, "example.eu.auth0.com"), StringComparison.Ordinal);

    [Theory]
    [InlineData("canary\ncanary")]
    [InlineData("canary\r\nX-Evil: 1")]
    [InlineData("canary canary")]
    [InlineData("canary\0")]
    [InlineData("canaryé")]
    [InlineData("\u201Ccanary\u201D")]
    public void TokenThatNoHeaderCarries_IsRefusedAndNeverRepeated(string token)
    {
        var message = Refused(token, "example.eu.auth0.com");
        Assert.Contains("AUTH0_TOKEN", message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", message, StringComparison.Ordinal);
    }

    private static Credentials Read(string? token, string? domain)
        => Credentials.FromEnvironment(name => name switch { "AUTH0_TOKEN" => token, "AUTH0_DOMAIN" => domain, _ => null });

    private static string Refused(string? token, string? domain) => Assert.Throws<UsageException>(() => Read(token, domain)).Message;
}
