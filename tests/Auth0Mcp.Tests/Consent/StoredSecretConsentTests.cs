using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Tests.Fixtures;
using static Auth0Mcp.Tests.Consent.StoredConsent;

namespace Auth0Mcp.Tests.Consent;

/// <summary>
/// A stored secret is not removed without a question, however the arguments say so; what changes nothing is not asked about.
/// </summary>
public class StoredSecretConsentTests
{
    private const string Connection = """
        {"id":"con_1","name":"n","strategy":"oauth2","options":{"client_secret":"S3cr3tConn99","scope":"a","import_mode":false,
        "gateway_authentication":{"method":"bearer","secret":"S3cr3tGw9x"},"configuration":{"DB_URL":"S3cr3tDb99x","K2":"S3cr3tK2x9"},
        "customHeaders":[{"name":"Authorization","value":"S3cr3tCH55xx"}]}}
        """;

    private const string Stream = """
        {"id":"lst_1","name":"n","type":"http","status":"active","sink":{"httpEndpoint":"https://a.example","httpContentFormat":"JSONLINES",
        "httpContentType":"application/json","httpAuthorization":"S3cr3tAuthValue9",
        "httpCustomHeaders":[{"header":"X-Api-Key","value":"S3cr3tHdr77"},{"header":"X-Two","value":"S3cr3tHdr78"}]}}
        """;

    private const string Application = """
        {"client_id":"c1","name":"n","client_metadata":{"api_key":"S3cr3tMeta9x"},"addons":{"slack":{"team":"x"},
        "azure_sb":{"key":"S3cr3tAz9x","expiration":1}},"client_authentication_methods":{"private_key_jwt":{"credentials":[{"id":"cred_1"}]}}}
        """;

    private const string Api = """{"id":"rs_1","name":"n","scopes":[{"value":"read:a","description":"x"}]}""";

    private const string Action = """{"id":"act1","name":"a","code":"x","secrets":[{"name":"A"}]}""";

    private const string Back = """
        {"options":{"client_secret":"[REDACTED]","scope":"b","customHeaders":[{"name":"Authorization","value":"[REDACTED]"}]}}
        """;

    private const string Reordered = """
        {"sink":{"httpCustomHeaders":[{"header":"X-Two","value":"[REDACTED]"},{"header":"X-Api-Key","value":"[REDACTED]"}]}}
        """;

    [Theory]
    [InlineData("""{"_remove":["options.client_secret"]}""", "options.client_secret")]
    [InlineData("""{"_remove":["options"]}""", "options.client_secret")]
    [InlineData("""{"options":null}""", "options.client_secret")]
    [InlineData("""{"options":{"configuration":null}}""", "options.configuration.DB_URL")]
    [InlineData("""{"_remove":["options.configuration.DB_URL"]}""", "options.configuration.DB_URL")]
    [InlineData("""{"options":{"gateway_authentication":null}}""", "options.gateway_authentication.secret")]
    [InlineData("""{"options":{"customHeaders":[]}}""", "options.customHeaders[0].value")]
    public Task SecretOfAConnection_IsNotRemovedUnasked(string arguments, string path)
        => AsksAsync("auth0_update_connection", "connection_id", "con_1", Connection, arguments, path);

    [Theory]
    [InlineData("""{"_remove":["sink.httpAuthorization"]}""", "sink.httpAuthorization")]
    [InlineData("""{"_remove":["sink.httpCustomHeaders"]}""", "sink.httpCustomHeaders[0].value")]
    [InlineData("""{"sink":{"httpCustomHeaders":[]}}""", "sink.httpCustomHeaders[0].value")]
    [InlineData("""{"sink":{"httpCustomHeaders":[{"header":"X-Api-Key","value":"[REDACTED]"}]}}""", "sink.httpCustomHeaders[1].value")]
    public Task SecretOfALogStream_IsNotRemovedUnasked(string arguments, string path)
        => AsksAsync("auth0_update_log_stream", "log_stream_id", "lst_1", Stream, arguments, path);

    [Theory]
    [InlineData("""{"_remove":["addons.azure_sb.key"]}""", "addons.azure_sb.key")]
    [InlineData("""{"addons":null}""", "addons.azure_sb.key")]
    [InlineData("""{"client_metadata":null}""", "client_metadata.api_key")]
    [InlineData("""{"client_authentication_methods":null}""", "client_authentication_methods.private_key_jwt.credentials[0].id")]
    [InlineData("""{"_remove":["client_authentication_methods"]}""", "client_authentication_methods.private_key_jwt.credentials[0].id")]
    public Task SecretOfAnApplication_IsNotRemovedUnasked(string arguments, string path)
        => AsksAsync("auth0_update_application", "client_id", "c1", Application, arguments, path);

    [Fact]
    public Task SecretOfAFlow_IsNotRemovedWithTheListAroundIt()
        => AsksAsync(
            "auth0_update_flow", "id", "af_1",
            """{"id":"af_1","name":"n","actions":[{"id":"h","type":"HTTP","action":"SEND_REQUEST","params":"""
            + """{"method":"GET","url":"https://a.example","headers":{"Authorization":"Bearer S3cr3tFlow0123456789"}}}]}""",
            """{"actions":[{"id":"h","type":"HTTP","action":"SEND_REQUEST","params":{"method":"GET","url":"https://a.example"}}]}""",
            "actions[0].params.headers.Authorization");

    [Fact]
    public async Task EveryHostThatStoredSecretsWouldGoTo_IsInTheQuestion()
    {
        var person = new AskedPerson();
        var tenant = new TestTenant().Answers(static _ => Connection);
        var others = Growth.Parts(19, static at => $"\"a{at}_url\":\"https://a{at}.example/x\"");
        var arguments =
            $$$"""{"connection_id":"con_1","options":{{{{others}}},"token_endpoint":"https://api.example%20@evil.example/x"} }""";
        _ = await new Pipeline(tenant, confirm: ConfirmLevel.Destructive).CallAsync("auth0_update_connection", arguments, person);
        Assert.Contains("a0.example, a1.example, ", person.Question, StringComparison.Ordinal);
        Assert.Contains(", evil.example.", person.Question, StringComparison.Ordinal);

        var more = arguments.Replace(
            "\"token_endpoint\"", "\"b_url\":\"https://b.example\",\"token_endpoint\"", StringComparison.Ordinal);
        var refused = await new Pipeline(tenant, confirm: ConfirmLevel.Destructive).CallAsync(
            "auth0_update_connection", more, new AskedPerson());
        Assert.Contains("changes to 21 hosts while secrets stay there", refused.Json.GetRawText(), StringComparison.Ordinal);
        Assert.All(tenant.Requests, static request => Assert.Equal("GET", request.Method));
    }

    [Theory]
    [InlineData("auth0_update_connection", "connection_id", "con_1", Connection, """{"options":{"import_mode":null}}""")]
    [InlineData("auth0_update_connection", "connection_id", "con_1", Connection, """{"_remove":["options.scope"]}""")]
    [InlineData("auth0_update_connection", "connection_id", "con_1", Connection, Back)]
    [InlineData(
        "auth0_update_application", "client_id", "c1", """{"addons":{"slack":null}}""",
        """{"client_metadata":null,"addons":null}""")]
    [InlineData("auth0_update_application", "client_id", "c1", Application, """{"callbacks":[]}""")]
    [InlineData("auth0_update_log_stream", "log_stream_id", "lst_1", Stream, Reordered)]
    [InlineData("auth0_update_user", "user_id", "auth0|1", User, """{"user_metadata":{"nick":null}}""")]
    [InlineData("auth0_update_user", "user_id", "auth0|1", User, """{"user_metadata":{"teams":[{"name":"a"}]}}""")]
    [InlineData("auth0_update_resource_server", "id", "rs_1", Api, """{"scopes":[{"value":"read:a","description":"x"}],"name":"n"}""")]
    [InlineData(
        "auth0_update_action", "action_id", "act1", """{"id":"act1","code":"x","secrets":[]}""", """{"code":"y","secrets":[]}""")]
    [InlineData("auth0_update_action", "action_id", "act1", Action, """{"code":"y","secrets":[{"name":"A"}]}""")]
    public async Task WhatLosesNoSecret_IsSent(string tool, string id, string value, string stored, string arguments)
    {
        var tenant = new TestTenant().Answers(request => request.Method == "GET" ? stored : "{}");
        var answer = await CallAsync(tenant, tool, id, value, arguments);
        Assert.False(answer.IsError, answer.Text);
        Assert.NotEqual("GET", tenant.Requests[^1].Method);
    }

    [Theory]
    [InlineData("""{"scopes":[]}""")]
    [InlineData("""{"scopes":[{"value":"read:a","description":"y"}]}""")]
    public Task ConfirmedListThatChanges_IsAskedAbout(string arguments)
        => AsksAsync("auth0_update_resource_server", "id", "rs_1", Api, arguments, "scopes");

    [Fact]
    public Task SecretOfAnActionThatGoes_IsAskedAbout()
        => AsksAsync("auth0_update_action", "action_id", "act1", Action, """{"secrets":[]}""", "secrets");

    [Fact]
    public async Task WhatIsEmptiedAndCannotBeRead_IsAskedAbout()
    {
        var tenant = new TestTenant().Answers(403, """{"statusCode":403,"error":"Forbidden","message":"no"}""");
        var answer = await CallAsync(tenant, "auth0_update_application", "client_id", "c1", """{"addons":null}""");
        Assert.Equal("confirmation_required", answer.Kind);
        Assert.Contains("addons is emptied", answer.Error.GetProperty("plan").GetProperty("loss").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConfirmedRemoval_IsSent()
    {
        var tenant = new TestTenant().Answers(static request => request.Method == "GET" ? Application : "{}");
        var pipeline = new Pipeline(tenant, confirm: ConfirmLevel.Destructive);
        var asked = await pipeline.CallAsync("auth0_update_application", """{"client_id":"c1","addons":null}""");
        var token = asked.Error.GetProperty("confirmation").GetString();
        _ = (await pipeline.CallAsync(
            "auth0_update_application", $$"""{"client_id":"c1","addons":null,"confirmation":"{{token}}"}""")).Success;
        Assert.Equal("""{"addons":null}""", tenant.Requests[^1].Body);
    }

    [Fact]
    public async Task ListThatIsTheBody_IsAskedAboutByItsItems()
    {
        const string Call = """{"policies":["all-applications"]}""";
        var tenant = new TestTenant().Answers(200, "[]");
        var pipeline = new Pipeline(tenant, confirm: ConfirmLevel.Destructive);
        var asked = await pipeline.CallAsync("auth0_set_mfa_policies", Call);
        Assert.Equal("confirmation_required", asked.Kind);
        Assert.Equal(
            """[{"path":"policies","added_items":["all-applications"]}]""",
            asked.Error.GetProperty("plan").GetProperty("changes").GetRawText());
        var dry = await pipeline.CallAsync(
            "auth0_call_write_tool", $$"""{"name":"auth0_set_mfa_policies","arguments":{{Call}},"dry_run":true}""");
        Assert.Equal("""[{"path":"policies","added_items":["all-applications"]}]""", dry.Success.GetProperty("changes").GetRawText());
        var person = new AskedPerson();
        _ = await pipeline.CallAsync("auth0_set_mfa_policies", Call, person);
        Assert.Contains("policies: 1 item added: all-applications.", person.Question, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListThatIsTheBodyAndStoredLikeThat_IsSentUnasked()
    {
        var tenant = new TestTenant().Answers(200, """["all-applications"]""");
        var pipeline = new Pipeline(tenant, confirm: ConfirmLevel.Destructive);
        _ = (await pipeline.CallAsync("auth0_set_mfa_policies", """{"policies":["all-applications"]}""")).Success;
        Assert.Equal("PUT", tenant.Requests[^1].Method);
    }
}
