using Auth0Mcp.Configuration;
using Auth0Mcp.SignIn;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Configuration;

/// <summary>The sign-in that the environment holds, whole or in part.</summary>
public class EnvironmentCredentialsTests
{
    private const string Domain = "example.eu.auth0.com";
    private const string Secret = "canary-client-secret";

    [Fact]
    public void Nothing_IsNoSignIn() => Assert.Null(Read());

    [Fact]
    public void Application_AsksForTheManagementApiOfItsDomain()
    {
        var application = Read(("AUTH0_DOMAIN", Domain), ("AUTH0_CLIENT_ID", "id"), ("AUTH0_CLIENT_SECRET", Secret))!.Application!;
        Assert.Equal(
            (Domain, $"https://{Domain}/", "id", Secret, $"https://{Domain}/api/v2/"),
            (application.Tenant.Host, application.Issuer.AbsoluteUri, application.ClientId, application.Proof.Secret,
            application.Audience));
    }

    [Fact]
    public void CustomDomain_IsWhereCallsGoWhateverTheAudienceNames()
    {
        var application =
            Read(("AUTH0_DOMAIN", "login.example.com"), ("AUTH0_CLIENT_ID", "id"), ("AUTH0_CLIENT_SECRET", Secret),
                ("AUTH0_AUDIENCE", $"https://{Domain}/api/v2/"))!.Application!;
        Assert.Equal(
            ("login.example.com", "https://login.example.com/", $"https://{Domain}/api/v2/"),
            (application.Tenant.Host, application.Issuer.AbsoluteUri, application.Audience));
    }

    [Fact]
    public void Token_BeatsTheApplication()
        => Assert.Equal(
            TestTenant.Token,
            Read(("AUTH0_DOMAIN", Domain), ("AUTH0_TOKEN", TestTenant.Token), ("AUTH0_CLIENT_ID", "id"),
            ("AUTH0_CLIENT_SECRET", Secret))!.Token!.AccessToken);

    [Theory]
    [InlineData("AUTH0_CLIENT_ID", "AUTH0_DOMAIN and AUTH0_CLIENT_SECRET are missing")]
    [InlineData("AUTH0_CLIENT_SECRET", "AUTH0_DOMAIN and AUTH0_CLIENT_ID are missing")]
    [InlineData("AUTH0_CLIENT_ID AUTH0_CLIENT_SECRET", "AUTH0_DOMAIN is missing")]
    [InlineData("AUTH0_CLIENT_ID AUTH0_DOMAIN", "AUTH0_CLIENT_SECRET is missing")]
    [InlineData("AUTH0_DOMAIN", "AUTH0_TOKEN is not")]
    [InlineData("AUTH0_TOKEN AUTH0_CLIENT_ID AUTH0_CLIENT_SECRET", "AUTH0_DOMAIN is not")]
    public void Part_IsRefusedByWhatIsMissing(string given, string missing)
    {
        var refused =
            Assert.Throws<UsageException>(
                () => Read([.. given.Split(' ').Select(static name => (name, name == "AUTH0_DOMAIN" ? Domain : Secret))]));
        Assert.Contains(missing, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Printed_ItShowsNoSecret()
        => Assert.DoesNotContain(
            "canary", Read(("AUTH0_DOMAIN", Domain), ("AUTH0_CLIENT_ID", "id"), ("AUTH0_CLIENT_SECRET", Secret))!.ToString(),
            StringComparison.Ordinal);

    private static EnvironmentCredentials? Read(params (string Name, string Value)[] variables)
        => EnvironmentCredentials.Read(
            variables.ToDictionary(static pair => pair.Name, static pair => pair.Value, StringComparer.Ordinal).GetValueOrDefault);
}
