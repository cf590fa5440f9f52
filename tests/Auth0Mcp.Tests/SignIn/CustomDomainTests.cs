using Auth0Mcp.Cli;
using Auth0Mcp.Configuration;
using Auth0Mcp.SignIn;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.SignIn;

/// <summary>
/// Calls go to the host that a person named, a custom domain included; a token goes to no other, whatever it says of itself.
/// </summary>
public class CustomDomainTests
{
    private const string Custom = "login.acme.example";
    private const string Canonical = "acme.eu.auth0.com";

    [Fact]
    public async Task TokenOfACustomDomain_GoesToThatDomain()
    {
        var tenant = new TestTenant().Answers(200, """{"client_id":"k7Q"}""");
        var answer = await CallAsync(tenant, Custom, Jwt(Custom, Canonical));
        Assert.Equal(Custom, tenant.Request.Uri.Host);
        Assert.Equal(
            "https://manage.auth0.com/dashboard/eu/acme/applications/k7Q/settings",
            answer.Success.GetProperty("_dashboard").GetString());
    }

    [Theory]
    [InlineData("evil.example", Custom, Canonical)]
    [InlineData("evil.example", Canonical, Canonical)]
    [InlineData(Custom, "other.example", Canonical)]
    public async Task TokenThatNamesAnotherHost_IsNotSent(string domain, string issuer, string audience)
    {
        var tenant = new TestTenant();
        Assert.Equal("not_signed_in", (await CallAsync(tenant, domain, Jwt(issuer, audience))).Kind);
        Assert.Empty(tenant.Requests);
    }

    [Fact]
    public async Task IssuerOfAToken_ChoosesNoHost()
    {
        var tenant = new TestTenant().Answers(200, "{}");
        (await CallAsync(tenant, Canonical, Jwt("evil.example", Canonical))).Success.GetRawText();
        Assert.Equal(Canonical, tenant.Request.Uri.Host);
    }

    [Fact]
    public async Task AudienceInTheEnvironment_VouchesForTheDomainThatIsNamedWithIt()
    {
        var tenant = new TestTenant().Answers(200, "{}");
        (await CallAsync(tenant, Custom, Jwt(Canonical, Canonical), $"https://{Canonical}/api/v2/")).Success.GetRawText();
        Assert.Equal(Custom, tenant.Request.Uri.Host);
        Assert.Equal(
            "not_signed_in",
            (await CallAsync(tenant, Custom, Jwt(Canonical, "other.eu.auth0.com"), $"https://{Canonical}/api/v2/")).Kind);
    }

    [Theory]
    [InlineData(Custom, $"https://{Custom}/", $"https://{Canonical}/api/v2/", true)]
    [InlineData(Canonical, $"https://{Custom}/", $"https://{Canonical}/api/v2/", true)]
    [InlineData("evil.example", $"https://{Custom}/", $"https://{Canonical}/api/v2/", false)]
    [InlineData(Custom, $"https://{Custom}/", "https://other.eu.auth0.com/api/v2/", false)]
    [InlineData(Custom, "https://auth0.auth0.com/", $"https://{Canonical}/api/v2/", false)]
    public void SavedSignIn_IsUsedAtTheHostThatWasAskedOrThatOfTheAudience(string tenant, string issuer, string audience, bool isUsed)
    {
        var signIn = new SavedSignIn(
            SignInKind.ClientCredentials, tenant, issuer, "id", "secret", audience, [], Jwt(Custom, Canonical),
            DateTimeOffset.MaxValue, null, DateTimeOffset.UnixEpoch);
        var profile = new Profile("work", tenant, SignInStorage.File, ReadOnly: false, null, null, null);
        Assert.Equal(isUsed, TokenTenant.Problem(profile, signIn) is null);
    }

    [Theory]
    [InlineData(Custom, Canonical)]
    [InlineData(Canonical, null)]
    [InlineData("ACME.eu.auth0.com", null)]
    [InlineData($"https://{Canonical}/", null)]
    [InlineData($"{Canonical}:443", null)]
    [InlineData("no host", null)]
    public void TenantByItsOwnHost_IsNoCustomDomainHoweverItIsWritten(string tenant, string? canonical)
    {
        var signIn = SampleSignIn.Full with { Tenant = tenant, Audience = $"https://{Canonical}/api/v2/" };
        Assert.Equal(canonical, new Session("work", "", signIn, DateTimeOffset.UnixEpoch, Fix: null).CanonicalHost);
    }

    private static Task<Answer> CallAsync(TestTenant tenant, string domain, string token, string? audience = null)
        => new Pipeline(
            tenant, credentials: new Credentials(TenantAddress.Parse(domain, "test"), token) { Audience = audience }).CallAsync(
            "auth0_get_application", """{"client_id":"k7Q"}""");

    private static string Jwt(string issuer, string audience)
        => $"{Encode("""{"alg":"RS256","typ":"JWT"}""")}."
            + $"{Encode($$"""{"iss":"https://{{issuer}}/","aud":"https://{{audience}}/api/v2/","exp":4102444800}""")}.c2lnbmF0dXJl";

    private static string Encode(string text) => System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(text));
}
