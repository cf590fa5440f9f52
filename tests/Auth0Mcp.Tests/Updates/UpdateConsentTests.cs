using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Updates;

/// <summary>What a person is shown of an update is what it comes to, and what is sent is what was shown.</summary>
public class UpdateConsentTests
{
    private const string Call = """{"connection_id":"con_1","options":{"passwordPolicy":"excellent","import_mode":null}}""";
    private const string Stored =
        """{"id":"con_1","name":"db","options":{"passwordPolicy":"good","import_mode":true,"non_persistent_attrs":["a.example"]}}""";

    private const string Stream =
        """{"id":"lst_1","type":"http","sink":{"httpEndpoint":"https://in.example","httpAuthorization":"Bearer """
            + """kept-77","httpContentType":"application/json","httpContentFormat":"JSONLINES"}}""";

    [Fact]
    public async Task DryRun_ShowsTheWholeObjectAndWhatDisappears()
    {
        var tenant = new TestTenant().Answers(200, Stored);
        var answer = await new Pipeline(tenant).CallAsync(
            "auth0_call_write_tool", $$"""{"name":"auth0_update_connection","arguments":{{Call}},"dry_run":true}""");
        Assert.Equal(
            """{"options":{"passwordPolicy":"excellent","non_persistent_attrs":["a.example"]}}""",
            answer.Success.GetProperty("body").GetRawText());
        Assert.Equal(
            """[{"path":"options.passwordPolicy","from":"good","to":"excellent"},{"path":"options.import_mode","from":"""
            + """true,"removed":true}]""",
            answer.Json.GetProperty("changes").GetRawText());
        Assert.All(tenant.Requests, static request => Assert.Equal("GET", request.Method));
    }

    [Fact]
    public async Task DryRun_ShowsItemsThatGoAndCome()
    {
        var tenant = new TestTenant().Answers(200, """{"client_id":"c1","callbacks":["https://a.example","https://b.example"]}""");
        var answer = await new Pipeline(tenant).CallAsync(
            "auth0_call_write_tool",
            """{"name":"auth0_update_application","arguments":{"client_id":"c1","callbacks":["https://b.example","https:"""
            + """//c.example"]},"dry_run":true}""");
        Assert.Equal(
            """[{"path":"callbacks","removed_items":["https://a.example"],"added_items":["https://c.example"]}]""",
            answer.Success.GetProperty("changes").GetRawText());
    }

    [Fact]
    public async Task DryRun_ShowsNoSecretThatIsKept()
    {
        var tenant = new TestTenant().Answers(
            200, """{"id":"con_1","options":{"import_mode":true,"configuration":{"KEY":"kept-s3cret-78"}}}""");
        var answer = await new Pipeline(tenant).CallAsync(
            "auth0_call_write_tool",
            """{"name":"auth0_update_connection","arguments":{"connection_id":"con_1","options":{"import_mode":false}}"""
            + ""","dry_run":true}""");
        Assert.DoesNotContain("kept-s3cret", answer.Success.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("""[{"path":"options.import_mode","from":true,"to":false}]""", answer.Json.GetProperty("changes").GetRawText());
    }

    [Fact]
    public async Task PlanOfAConfirmation_ShowsWhatTheUpdateComesTo()
    {
        var tenant = new TestTenant().Answers(200, Stored);
        var answer = await new Pipeline(tenant, confirm: ConfirmLevel.Writes).CallAsync("auth0_update_connection", Call);
        Assert.Equal("confirmation_required", answer.Kind);
        Assert.Equal("options.import_mode", answer.Error.GetProperty("plan").GetProperty("changes")[1].GetProperty("path").GetString());
        Assert.Equal("GET", tenant.Request.Method);
    }

    [Fact]
    public async Task ConfirmedCall_IsSentWhenNothingChanged()
    {
        var tenant = new TestTenant().Answers(200, Stored);
        var pipeline = new Pipeline(tenant, confirm: ConfirmLevel.Writes);
        var answer = await pipeline.CallAsync(
            "auth0_update_connection", Confirmed(await pipeline.CallAsync("auth0_update_connection", Call)));
        Assert.False(answer.IsError, answer.Text);
        Assert.Equal("PATCH", tenant.Requests[^1].Method);
    }

    [Fact]
    public async Task ConfirmedCall_IsRefusedWithWhatChangedMeanwhile()
    {
        var tenant = new TestTenant().Answers(200, Stored)
            .Answers(200, Stored.Replace("a.example", "b.example", StringComparison.Ordinal));
        var pipeline = new Pipeline(tenant, confirm: ConfirmLevel.Writes);
        var answer = await pipeline.CallAsync(
            "auth0_update_connection", Confirmed(await pipeline.CallAsync("auth0_update_connection", Call)));
        Assert.Equal("changed_meanwhile", answer.Kind);
        Assert.Contains("options.non_persistent_attrs", answer.Message, StringComparison.Ordinal);
        Assert.All(tenant.Requests, static request => Assert.Equal("GET", request.Method));
    }

    [Fact]
    public async Task ConfirmedCall_IsRefusedWhenWhatIsStoredCannotBeReadAnyMore()
    {
        var tenant = new TestTenant().Answers(200, Stored).Answers(403, "{}");
        var pipeline = new Pipeline(tenant, confirm: ConfirmLevel.Writes);
        const string Call = """{"connection_id":"con_1","display_name":"Acme"}""";
        var answer = await pipeline.CallAsync(
            "auth0_update_connection", Confirmed(await pipeline.CallAsync("auth0_update_connection", Call), Call));
        Assert.Equal("changed_meanwhile", answer.Kind);
        Assert.Contains("cannot be read now", answer.Message, StringComparison.Ordinal);
        Assert.All(tenant.Requests, static request => Assert.Equal("GET", request.Method));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task ReadThatFailsForAWhile_LetsNoChangePassUnasked(int status)
    {
        var tenant = new TestTenant().Answers(status, """{"message":"later"}""");
        var answer = await new Pipeline(tenant, confirm: ConfirmLevel.Destructive).CallAsync(
            "auth0_update_user", """{"user_id":"auth0|1","user_metadata":{"nick":"Bob"}}""");
        Assert.Contains("Nothing was changed.", answer.Message, StringComparison.Ordinal);
        Assert.All(tenant.Requests, static request => Assert.Equal("GET", request.Method));
    }

    [Fact]
    public async Task ReadThatFailsForAWhile_LeavesADryRunAsItIs()
    {
        var answer = await new Pipeline(new TestTenant().Answers(500, "{}")).CallAsync(
            "auth0_update_user", """{"user_id":"auth0|1","user_metadata":{"nick":"Bob"},"dry_run":true}""");
        Assert.True(answer.Success.GetProperty("dry_run").GetBoolean());
    }

    [Fact]
    public async Task ChangeWhileAPersonThinks_IsRefused()
    {
        var tenant = new TestTenant().Answers(200, Stored).Answers(200, Stored.Replace("true", "false", StringComparison.Ordinal));
        var call = new ToolCall("auth0_update_connection", Pipeline.Arguments(Call)) { Consent = new Person(ConsentAnswer.Accepted) };
        var answer = new Answer(await new Pipeline(tenant, confirm: ConfirmLevel.Writes).Caller.CallAsync(call, CancellationToken.None));
        Assert.Equal("changed_meanwhile", answer.Kind);
        Assert.Contains("options.import_mode", answer.Message, StringComparison.Ordinal);
        Assert.All(tenant.Requests, static request => Assert.Equal("GET", request.Method));
    }

    [Theory]
    [InlineData("""{"httpEndpoint":"https://evil.example"}""", true)]
    [InlineData("""{"httpEndpoint":"https://evil.example","httpAuthorization":"[REDACTED]"}""", true)]
    [InlineData("""{"httpEndpoint":"https://new.example","httpAuthorization":"Bearer a-new-one"}""", true)]
    [InlineData("""{"httpContentType":"text/plain"}""", false)]
    public async Task SecretThatGoesElsewhereOrIsOverwritten_IsAskedAbout(string sink, bool asks)
    {
        var tenant = new TestTenant().Answers(200, Stream);
        var answer = await new Pipeline(tenant, confirm: ConfirmLevel.Destructive).CallAsync(
            "auth0_update_log_stream", $$"""{"log_stream_id":"lst_1","sink":{{sink}}}""");
        Assert.True(answer.IsError == asks, answer.Text);
        Assert.Equal(asks ? "GET" : "PATCH", tenant.Requests[^1].Method);
    }

    [Theory]
    [InlineData("""[{"header":"X-Two","value":"[REDACTED]"},{"header":"X-One","value":"[REDACTED]"}]""")]
    [InlineData("""[{"header":"Accept","value":"text/plain"},{"header":"X-One","value":"[REDACTED]"}]""")]
    [InlineData("""[{"header":"X-Two","value":"[REDACTED]"}]""")]
    public async Task SecretThatMovesInItsList_StillGoesElsewhere(string headers)
    {
        const string Headers =
            """{"id":"lst_1","type":"http","sink":{"httpEndpoint":"https://in.example","httpCustomHeaders":["""
                + """{"header":"X-One","value":"kept-one-77"},{"header":"X-Two","value":"kept-two-78"}]}}""";
        var tenant = new TestTenant().Answers(200, Headers);
        var answer = await new Pipeline(tenant, confirm: ConfirmLevel.Destructive).CallAsync(
            "auth0_update_log_stream",
            $$$"""{"log_stream_id":"lst_1","sink":{"httpEndpoint":"https://evil.example","httpCustomHeaders":{{{headers}}}}}""");
        Assert.Equal("confirmation_required", answer.Kind);
        Assert.Contains(
            "sink.httpEndpoint changes while the secret", answer.Error.GetProperty("plan").GetProperty("attention").GetString(),
            StringComparison.Ordinal);
        Assert.All(tenant.Requests, static request => Assert.Equal("GET", request.Method));
    }

    [Theory]
    [InlineData("httpEndpoint", true)]
    [InlineData("domain", true)]
    [InlineData("smtp_host", true)]
    [InlineData("sqs_endpoint", true)]
    [InlineData("token_url", true)]
    [InlineData("callback", true)]
    [InlineData("accountName", true)]
    [InlineData("DB_SERVER_NAME", true)]
    [InlineData("namespace", true)]
    [InlineData("webhook", true)]
    [InlineData("document_db_host", true)]
    [InlineData("logoutUrl", true)]
    [InlineData("logo_uri", false)]
    [InlineData("op_policy_uri", false)]
    [InlineData("username", false)]
    [InlineData("domain_aliases", false)]
    public async Task NameOfAnAddress_IsKnownBesideASecretThatStays(string name, bool asks)
    {
        var tenant = new TestTenant().Answers(
            200, $$$"""{"id":"con_1","options":{"client_secret":"kept-s3cret-78","{{{name}}}":"in.example"}}""");
        var answer = await new Pipeline(tenant, confirm: ConfirmLevel.Destructive).CallAsync(
            "auth0_update_connection",
            $$$"""{"connection_id":"con_1","options":{"client_secret":"[REDACTED]","{{{name}}}":"evil.example"}}""");
        Assert.True(answer.IsError == asks, answer.Text);
        Assert.Equal(asks ? "GET" : "PATCH", tenant.Requests[^1].Method);
    }

    [Fact]
    public async Task ConfirmedAddress_IsSentWithTheSecret()
    {
        var tenant = new TestTenant().Answers(200, Stream);
        var pipeline = new Pipeline(tenant, confirm: ConfirmLevel.Destructive);
        const string Call =
            """{"log_stream_id":"lst_1","sink":{"httpEndpoint":"https://two.example","httpAuthorization":"[REDACTED]"}}""";
        var asked = await pipeline.CallAsync("auth0_update_log_stream", Call);
        Assert.Contains(
            "sink.httpAuthorization", asked.Error.GetProperty("plan").GetProperty("attention").GetString(), StringComparison.Ordinal);
        var answer = await pipeline.CallAsync("auth0_update_log_stream", Confirmed(asked, Call));
        Assert.False(answer.IsError, answer.Text);
        Assert.Equal(
            """{"sink":{"httpEndpoint":"https://two.example","httpAuthorization":"Bearer kept-77"}}""", tenant.Requests[^1].Body);
    }

    private static string Confirmed(Answer asked, string call = Call)
        => $$"""{{call[..^1]}},"confirmation":"{{asked.Error.GetProperty("confirmation").GetString()}}"}""";

    private sealed class Person(ConsentAnswer answer) : IConsentChannel
    {
        public bool CanAsk => true;

        public Task<ConsentAnswer> AskAsync(string message, ConsentBinding binding, CancellationToken cancellationToken)
            => Task.FromResult(answer);
    }
}
