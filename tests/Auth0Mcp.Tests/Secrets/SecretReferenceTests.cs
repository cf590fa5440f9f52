using System.Text.Json;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Secrets;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Secrets;

/// <summary>A call sends a secret that nobody had to write into it.</summary>
public sealed class SecretReferenceTests : ReferenceScenario
{
    [Theory]
    [InlineData("secret:env:STRIPE_KEY")]
    [InlineData("secret:file:plain")]
    [InlineData("secret:file:keys.json#API")]
    [InlineData("secret:file:.env#API")]
    [InlineData("secret:file:folder/../plain")]
    public async Task Reference_IsSentAsTheSecret(string reference)
    {
        (await CallAsync("auth0_create_action", Action(reference))).Success.ToString();
        Assert.Equal(Secret, Tenant.Request.Json.GetProperty("secrets")[0].GetProperty("value").GetString());
    }

    [Theory]
    [InlineData("auth0_set_rule_config_variable", """{"key":"API","value":"secret:env:STRIPE_KEY"}""")]
    [InlineData(
        "auth0_create_connection",
        """{"name":"db","strategy":"auth0","options":{"configuration":{"MONGO_URL":"secret:env:STRIPE_KEY"}}}""")]
    [InlineData(
        "auth0_create_log_stream", """{"log_stream":{"name":"s","type":"sumo","sink":{"sumoSourceAddress":"secret:env:STRIPE_KEY"}}}""")]
    public async Task SecretUnderAnyName_MayBeAReference(string tool, string arguments)
    {
        (await CallAsync(tool, arguments)).Success.ToString();
        Assert.Contains(Secret, Tenant.Request.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("secret:env", Tenant.Request.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("auth0_update_application", """{"client_id":"k7Q","client_metadata":{"a_secret":"secret:env:STRIPE_KEY"}}""")]
    [InlineData("auth0_create_application", """{"name":"A","client_metadata":{"password":"secret:file:plain"}}""")]
    [InlineData("auth0_update_user", """{"user_id":"auth0|1","app_metadata":{"token":"secret:env:STRIPE_KEY"}}""")]
    [InlineData(
        "auth0_create_action",
        """{"name":"a","code":"secret:env:STRIPE_KEY","supported_triggers":[{"id":"post-login","version":"v3"}]}""")]
    public async Task OpenPlaceThatIsShownAgain_TakesAReferenceAsText(string tool, string arguments)
    {
        var answer = await CallAsync(tool, arguments);
        Assert.Contains("taken as text", answer.Text, StringComparison.Ordinal);
        Assert.All(Tenant.Requests, static request => Assert.DoesNotContain(Secret, request.Body ?? "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SettingThatOnlySoundsSecret_TakesNoReference()
    {
        await CallAsync(
            "auth0_create_connection",
            """{"name":"partner","strategy":"oauth2","options":{"authorizationURL":"secret:env:STRIPE_KEY"}}""");
        Assert.All(Tenant.Requests, static request => Assert.DoesNotContain(Secret, request.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ReferenceInAnotherPlace_IsAText()
    {
        await CallAsync("auth0_create_application", """{"name":"secret:env:STRIPE_KEY"}""");
        Assert.Equal("secret:env:STRIPE_KEY", Tenant.Request.Json.GetProperty("name").GetString());
    }

    [Theory]
    [InlineData(400, """{"message":"bad secret canary-7f3KqPz9 in body"}""")]
    [InlineData(200, """{"id":"a","name":"canary-7f3KqPz9","code":"const key = 'canary-7f3KqPz9'","secrets":[{"name":"API"}]}""")]
    public async Task AnswerThatRepeatsTheSecret_DoesNotShowIt(int status, string body)
    {
        Tenant.Answers(status, body);
        var answer = await CallAsync("auth0_create_action", Action("secret:env:STRIPE_KEY"));
        Assert.DoesNotContain(Secret, answer.Text, StringComparison.Ordinal);
        Assert.Contains("[REDACTED]", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecretThatTheSchemaRefuses_IsNotQuoted()
    {
        var answer = await CallAsync("auth0_create_user", """{"connection":"db","password":"secret:env:SHORT"}""");
        Assert.DoesNotContain("canary", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DryRun_ShowsTheReference()
    {
        var result = await Pipeline().Caller.CallAsync(
            new ToolCall("auth0_create_action", Fixtures.Pipeline.Arguments(Action("secret:env:STRIPE_KEY"))) { IsDryRun = true },
            CancellationToken.None);
        Assert.Contains("secret:env:STRIPE_KEY", result.ToJson(), StringComparison.Ordinal);
        Assert.DoesNotContain("canary", result.ToJson(), StringComparison.Ordinal);
        Assert.Empty(Tenant.Requests);
    }

    [Theory]
    [InlineData(
        "auth0_create_action",
        """{"name":"a","supported_triggers":[{"id":"post-login","version":"v3"}],"secrets":[{"name":"API","value":"secret:env:"""
        + """STRIPE_KEY"}]}""")]
    [InlineData("auth0_set_rule_config_variable", """{"key":"API","value":"secret:env:STRIPE_KEY"}""")]
    [InlineData("auth0_create_user", """{"connection":"db","password":"secret:env:STRIPE_KEY"}""")]
    public async Task DryRun_LooksNothingUp(string tool, string arguments)
    {
        var allowed = SecretAllowance.Parse("env:STRIPE_KEY", "--secrets");
        var pipeline = new Pipeline(
            Tenant, folder: Folder, environment: static _ => throw new InvalidOperationException("looked up"), secrets: allowed);
        var result = await pipeline.Caller.CallAsync(
            new ToolCall(tool, Fixtures.Pipeline.Arguments(arguments)) { IsDryRun = true }, CancellationToken.None);
        Assert.False(result.IsError, result.ToJson());
        Assert.Contains("secret:env:STRIPE_KEY", result.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DryRunWithAReference_RefusesWhatElseIsWrong()
    {
        var arguments = Fixtures.Pipeline.Arguments(Action("secret:env:STRIPE_KEY")[..^1] + ""","runtime":7}""");
        var answer = new Answer(
            await Pipeline().Caller.CallAsync(
            new ToolCall("auth0_create_action", arguments) { IsDryRun = true }, CancellationToken.None));
        Assert.StartsWith("runtime: ", answer.Problems, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":"API","value":"secret:env:STRIPE_KEY","value":"x"}""")]
    [InlineData("""{"name":"\ud800","value":"secret:env:STRIPE_KEY"}""")]
    public async Task ReferenceInDamagedArguments_IsRefusedLikeThem(string secret)
    {
        var arguments = Action("x").Replace("""{"name":"API","value":"x"}""", secret, StringComparison.Ordinal);
        Assert.Equal("invalid_arguments", (await CallAsync("auth0_create_action", arguments)).Kind);
        Assert.Empty(Tenant.Requests);
    }

    [Fact]
    public async Task ReferenceInAnUploadedFile_IsAText()
    {
        await File.WriteAllTextAsync(
            Path.Combine(Folder, "users.json"), """[{"email":"ann@example.com","password":"secret:env:STRIPE_KEY"}]""");
        (await CallAsync(
            "auth0_import_users", """{"connection_id":"con_0123456789abcdef","users_file":"users.json"}""")).Success.ToString();
        Assert.DoesNotContain(Secret, Tenant.Request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListOfArguments_ThatAResultRepeats_HoldsTheReference()
        => Assert.DoesNotContain(
            "canary", (await CallAsync("auth0_create_action", Action("secret:file:plain"))).Text, StringComparison.Ordinal);
}
