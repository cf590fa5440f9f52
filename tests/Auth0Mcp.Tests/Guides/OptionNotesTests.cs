using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Guides;

/// <summary>Arguments that contradict what is known of them: a remark, and the call is made.</summary>
public sealed class OptionNotesTests
{
    [Theory]
    [InlineData(
        """{"strategy":"samlp","options":{"signSAMLRequest":"yes"}}""",
        "options.signSAMLRequest is a string; strategy samlp takes boolean.")]
    [InlineData(
        """{"strategy":"samlp","options":{"digestAlgorithm":"md5"}}""",
        "options.digestAlgorithm is not one of the values that strategy samlp is known to take: sha1, sha256.")]
    [InlineData(
        """{"strategy":"oidc","options":{"type":"back_chanel"}}""",
        "options.type is not one of the values that strategy oidc is known to take: back_channel, front_channel.")]
    [InlineData(
        """{"strategy":"waad","options":{"domain_aliases":["fern.example",7]}}""",
        "options.domain_aliases[1] is a number; strategy waad takes string.")]
    [InlineData(
        """{"strategy":"samlp","options":{"idpinitiated":{"enabled":1}}}""",
        "options.idpinitiated.enabled is a number; strategy samlp takes boolean.")]
    [InlineData(
        """{"strategy":"samlp","options":{"idpinitiated":{"client_protocl":"oidc"}}}""",
        "options.idpinitiated.client_protocl is not known for strategy samlp; did you mean 'client_protocol'?")]
    [InlineData(
        """{"strategy":"samlp","options":{"adfs_server":"fs.example.com"}}""",
        "options.adfs_server is known for strategy adfs, not for strategy samlp.")]
    public async Task ValueThatContradictsItsStrategy_IsSentWithANote(string arguments, string note)
    {
        var (tenant, answer) = await CreateAsync(arguments);

        Assert.Single(tenant.Requests);
        Assert.Equal([note], Notes(answer));
    }

    /// <summary>Live tenants take these, whatever the schemas say.</summary>
    [Theory]
    [InlineData("""{"strategy":"oidc","options":{"userinfo_endpoint":null,"token_endpoint":null,"discovery_url":null}}""")]
    [InlineData("""{"strategy":"samlp","options":{"domain_aliases":["fern.example"],"decryptionKey":"k"}}""")]
    [InlineData("""{"strategy":"samlp","options":{"decryptionKey":{"key":"k","cert":"c"},"signing_key":{"cert":"c","more":"x"}}}""")]
    [InlineData(
        """{"strategy":"auth0","options":{"customScripts":{"login":"function login() {}"},"configuration":{"A":"b"}"""
        + ""","passwordPolicy":null}}""")]
    [InlineData("""{"strategy":"okta","options":{"domain":"fern.okta.com","type":"back_channel","scope":"openid email"}}""")]
    [InlineData("""{"strategy":"waad","options":{"ext_groups":true,"api_enable_users":true,"waad_protocol":"openid-connect"}}""")]
    public async Task ValueThatFitsItsStrategy_IsNotRemarked(string arguments)
        => Assert.Empty(Notes((await CreateAsync(arguments)).Answer));

    [Fact]
    public async Task NameThatNoStrategyHas_IsToldWithTheNearest()
        => Assert.Contains(
            "did you mean 'adfs_server'?",
            Assert.Single(Notes((await CreateAsync("""{"strategy":"adfs","options":{"adfs_servr":"fs.example.com"}}""")).Answer)),
            StringComparison.Ordinal);

    [Fact]
    public async Task UpdateThatNamesNoStrategy_IsHeldAgainstAllOfThem()
    {
        var tenant = new TestTenant().Answers(200, "{}");

        var answer = await new Pipeline(tenant).CallAsync(
            "auth0_update_connection",
            """{"connection_id":"con_1","options":{"adfs_server":"fs.example.com","signSAMLRequest":true,"deflate":"yes"}}""");

        Assert.Equal(["options.deflate is a string; any strategy takes boolean."], Notes(answer));
    }

    [Fact]
    public async Task Note_QuotesNoValue()
    {
        var (_, answer) = await CreateAsync("""{"strategy":"sms","options":{"twilio_token":{"value":"canary"},"syntax":"canary"}}""");

        Assert.NotEmpty(Notes(answer));
        Assert.DoesNotContain("canary", answer.Text, StringComparison.Ordinal);
    }

    private static async Task<(TestTenant Tenant, Answer Answer)> CreateAsync(string arguments)
    {
        var tenant = new TestTenant().Answers(201, "{}");
        return (tenant,
            await new Pipeline(tenant).CallAsync(
                "auth0_create_connection",
                arguments.Replace("{\"strategy\"", "{\"name\":\"fern\",\"strategy\"", StringComparison.Ordinal)));
    }

    private static IEnumerable<string?> Notes(Answer answer)
        => answer.Json.TryGetProperty("_notes", out var notes) ? notes.EnumerateArray().Select(static note => note.GetString()) : [];
}
