using Auth0Mcp.Calls.Consent;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Calls;

/// <summary>Dry runs show the request and send no change.</summary>
public class DryRunTests
{
    public static TheoryData<string> Changes
        => [.. ManagementCatalog.All()
            .Where(static tool => tool.Access != ToolAccess.Read
                && tool.LocalArguments.All(static name => name is "fields" or "confirmation" or "secret_to"))
                    .Select(static tool => tool.Name)];

    [Fact]
    public async Task Update_ShowsTheRequestAndTheDifference()
    {
        var tenant = new TestTenant().Answers(
            200, """{"client_id":"k7Q","name":"Old","callbacks":["https://a"],"jwt_configuration":"""
            + """{"alg":"HS256","lifetime_in_seconds":10}}""");
        var answer = await Write(
            tenant, "auth0_update_application",
            """{"client_id":"k7Q","name":"New","callbacks":["https://a"],"jwt_configuration":{"alg":"RS256"}}""");
        Assert.Equal("GET", tenant.Request.Method);
        Assert.Equal("PATCH", answer.Success.GetProperty("method").GetString());
        Assert.Equal("/clients/k7Q", answer.Json.GetProperty("path").GetString());
        Assert.Equal(
            """[{"path":"name","from":"Old","to":"New"},{"path":"jwt_configuration.alg","from":"HS256","to":"RS256"}]""",
            answer.Json.GetProperty("changes").GetRawText());
        Assert.Equal(TestTenant.Host, answer.Json.GetProperty("tenant").GetString());
    }

    [Theory]
    [InlineData("auth0_delete_application", """{"client_id":"k7Q"}""", ConfirmLevel.Destructive, true)]
    [InlineData("auth0_delete_application", """{"client_id":"k7Q"}""", ConfirmLevel.Never, false)]
    internal async Task Deletion_NamesTheThing_AndSaysWhetherAPersonIsAsked(string tool, string arguments, ConfirmLevel level, bool asks)
    {
        var tenant = new TestTenant().Answers(200, """{"client_id":"k7Q","name":"Shop"}""");
        var answer = await new Pipeline(tenant, confirm: level).CallAsync(
            tool, arguments.Replace("}", ",\"dry_run\":true}", StringComparison.Ordinal));
        Assert.Equal("Shop", answer.Success.GetProperty("target").GetProperty("name").GetString());
        Assert.Equal(asks, answer.Json.GetProperty("needs_consent").GetBoolean());
        Assert.Equal("GET", tenant.Request.Method);
    }

    [Fact]
    public async Task Creation_NeedsNoConsent()
        => Assert.False(
            (await Write(new TestTenant(), "auth0_create_role", """{"name":"Editor"}""")).Success.GetProperty("needs_consent")
            .GetBoolean());

    [Theory]
    [InlineData("read:stock", false)]
    [InlineData("write:stock", true)]
    public async Task NeedForConsent_IsJudgedByWhatIsStored_AsInTheCall(string scope, bool asks)
    {
        var tenant = new TestTenant().Answers(
            200, """{"id":"rs_1","name":"Stock","identifier":"https://stock.example","scopes":[{"value":"read:stock"}]}""");
        var pipeline = new Pipeline(tenant, confirm: ConfirmLevel.Destructive);
        var arguments = $$"""{"id":"rs_1","scopes":[{"value":"{{scope}}"}],"name":"Shelves"}""";
        var dry = await pipeline.CallAsync("auth0_update_resource_server", arguments[..^1] + ""","dry_run":true}""");
        Assert.Equal(asks, dry.Success.GetProperty("needs_consent").GetBoolean());
        Assert.Equal(asks, (await pipeline.CallAsync("auth0_update_resource_server", arguments)).IsError);
    }

    [Fact]
    public async Task SecretThatIsNotAllowed_IsRefusedAsInTheCall()
        => Assert.Contains(
            "is not among the secrets",
            (await Write(
            new TestTenant(), "auth0_create_connection",
            """{"name":"x","strategy":"facebook","options":{"client_id":"a","client_secret":"secret:env:NOPE"}}""")).Problems,
            StringComparison.Ordinal);

    [Fact]
    public async Task Secrets_AreHiddenInTheBodyAndInTheDifference()
    {
        var tenant = new TestTenant().Answers(200, """{"client_id":"k7Q","client_secret":"canary-old"}""");
        var answer = await Write(tenant, "auth0_update_application", """{"client_id":"k7Q","client_secret":"canary-new"}""");
        Assert.DoesNotContain("canary", answer.Success.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecretsOfAnAction_AreHidden()
    {
        var tenant = new TestTenant().Answers(200, "{}");
        var answer = await Write(tenant, "auth0_update_action", """{"id":"a","secrets":[{"name":"API_KEY","value":"canary"}]}""");
        Assert.DoesNotContain("canary", answer.Success.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("API_KEY", answer.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Changes))]
    public async Task NoChange_IsSent(string tool)
    {
        var tenant = new TestTenant();
        var descriptor = ToolSamples.Tool(tool);
        var caller = descriptor.Access == ToolAccess.Write ? "auth0_call_write_tool" : "auth0_call_destructive_tool";
        var answer = await new Pipeline(tenant, confirm: ConfirmLevel.Destructive).CallAsync(
            caller, $$"""{"name":"{{tool}}","arguments":{{ToolSamples.MinimalArguments(descriptor).ToJsonString()}},"dry_run":true}""");
        Assert.True(answer.Success.GetProperty("dry_run").GetBoolean());
        Assert.Equal(descriptor.Operation.Method, answer.Json.GetProperty("method").GetString());
        Assert.All(tenant.Requests, static request => Assert.Equal("GET", request.Method));
    }

    [Theory]
    [InlineData("auth0_update_application", """{"client_id":"nope","name":"x"}""", ConfirmLevel.Destructive)]
    [InlineData("auth0_update_user", """{"user_id":"auth0|nope","nickname":"x"}""", ConfirmLevel.Never)]
    [InlineData("auth0_update_user", """{"user_id":"auth0|nope","user_metadata":{}}""", ConfirmLevel.Destructive)]
    [InlineData("auth0_delete_application", """{"client_id":"nope"}""", ConfirmLevel.Destructive)]
    internal async Task ThingThatIsNotThere_IsTheErrorOfTheCall(string tool, string arguments, ConfirmLevel level)
    {
        var tenant = new TestTenant().Answers(404, """{"statusCode":404,"error":"Not Found","message":"There is no such thing."}""");
        var pipeline = new Pipeline(tenant, confirm: level);
        var dry = await pipeline.CallAsync(tool, arguments[..^1] + ""","dry_run":true}""");
        var call = await pipeline.CallAsync(tool, arguments);
        Assert.Equal((404, 404), (dry.Error.GetProperty("status").GetInt32(), call.Error.GetProperty("status").GetInt32()));
        Assert.Equal(call.Kind, dry.Kind);
        Assert.Equal("GET", tenant.Requests[0].Method);
    }

    [Fact]
    public async Task ThingThatNobodyLookedAt_IsSaidToBeSo()
    {
        var tenant = new TestTenant();
        var answer = await Write(tenant, "auth0_assign_user_roles", """{"user_id":"auth0|nope","roles":["rol_1"]}""");
        Assert.Equal("Whether there is such a user_id was not looked up.", answer.Success.GetProperty("remark").GetString());
        Assert.Empty(tenant.Requests);
    }

    [Fact]
    public async Task Switches_AreShownByWhatTheyChange()
    {
        var tenant = new TestTenant().Answers(200, """{"clients":[{"client_id":"a"},{"client_id":"b"}]}""");
        var answer = await Write(
            tenant, "auth0_update_connection_applications",
            """{"connection_id":"con_1","applications":[{"client_id":"a","status":false},{"client_id":"b","status":true},"""
            + """{"client_id":"c","status":true},{"client_id":"d","status":false}]}""");
        Assert.Equal(
            """[{"path":"applications","removed_items":[{"client_id":"a"}],"added_items":[{"client_id":"c"}]}]""",
            answer.Success.GetProperty("changes").GetRawText());
    }

    [Fact]
    public async Task ItemThatStaysTheSameThing_IsChanged_AsInTheQuestion()
    {
        var tenant = new TestTenant().Answers(
            200, """{"id":"rs_1","name":"Stock","scopes":[{"value":"read:a","description":"Read"},{"value":"read:b"}]}""");
        const string Arguments = """{"id":"rs_1","scopes":[{"value":"read:a"}]}""";
        var dry = await Write(tenant, "auth0_update_resource_server", Arguments);
        Assert.Equal(
            """[{"path":"scopes","removed_items":[{"value":"read:b"}],"changed_items":[{"from":{"value":"read:"""
            + """a","description":"Read"},"to":{"value":"read:a"}}]}]""",
            dry.Success.GetProperty("changes").GetRawText());
        var person = Person.WhoAgrees;
        await new Pipeline(tenant, confirm: ConfirmLevel.Writes).CallAsync("auth0_update_resource_server", Arguments, person);
        Assert.Contains("scopes: 1 item removed: read:b; 1 item changed: read:a.", person.Questions[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecretThatIsReplaced_IsANewValue()
    {
        var tenant = new TestTenant().Answers(200, """{"client_id":"k7Q","client_secret":"canary-old"}""");
        var dry = await Write(tenant, "auth0_update_application", """{"client_id":"k7Q","client_secret":"canary-new"}""");
        Assert.Equal("""[{"path":"client_secret","new_value":true}]""", dry.Success.GetProperty("changes").GetRawText());
        var person = Person.WhoAgrees;
        await new Pipeline(new TestTenant(), confirm: ConfirmLevel.Destructive).CallAsync(
            "auth0_update_user", """{"user_id":"auth0|1","password":"Made-Up-1234567"}""", person);
        Assert.Contains("password gets a new value.", person.Questions[0], StringComparison.Ordinal);
        Assert.DoesNotContain("[REDACTED]", person.Questions[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongArguments_AreRefusedAsEver()
        => Assert.Equal(
            "invalid_arguments", (await Write(new TestTenant(), "auth0_update_application", """{"client_id":"k7Q","naem":"x"}""")).Kind);

    private static Task<Answer> Write(TestTenant tenant, string tool, string arguments)
        => new Pipeline(tenant).CallAsync("auth0_call_write_tool", $$"""{"name":"{{tool}}","arguments":{{arguments}},"dry_run":true}""");
}
