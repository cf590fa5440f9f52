using System.Text.Json;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Consent;

/// <summary>Clients that cannot ask their user: a plan and a token first, the call second.</summary>
public class ConsentTests
{
    private const string Delete = "auth0_delete_application";
    private const string Arguments = """{"client_id":"k7Q"}""";

    private readonly TestTenant _tenant =
        new TestTenant().Answers(static request => request.Method == "GET" ? """{"client_id":"k7Q","name":"Storefront"}""" : "{}");
    private readonly TestTime _time = new();

    [Fact]
    public async Task DestructiveCall_AnswersWithItsPlanAndSendsNothing()
    {
        var answer = await Pipeline().CallAsync(Delete, Arguments);
        Assert.Equal("confirmation_required", answer.Kind);
        Assert.Equal(0, Changes);
        var plan = answer.Error.GetProperty("plan");
        Assert.Equal(TestTenant.Host, plan.GetProperty("tenant").GetString());
        Assert.Equal(Delete, plan.GetProperty("tool").GetString());
        Assert.Equal("""{"client_id":"k7Q","name":"Storefront"}""", plan.GetProperty("target").GetRawText());
        Assert.NotEmpty(plan.GetProperty("effect").GetString()!);
        Assert.Contains(Delete, answer.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SameCallWithItsToken_GoesAhead()
    {
        var pipeline = Pipeline();
        Assert.False((await Confirm(pipeline, Arguments, await Token(pipeline))).IsError);
        Assert.Equal(1, Changes);
    }

    [Fact]
    public async Task Token_IsNotSent()
    {
        var pipeline = Pipeline();
        var token = await Token(pipeline);
        await Confirm(pipeline, Arguments, token);
        Assert.All(_tenant.Requests, request => Assert.DoesNotContain(token, request.Uri + request.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Token_IsGoodOnce()
    {
        var pipeline = Pipeline();
        var token = await Token(pipeline);
        await Confirm(pipeline, Arguments, token);
        Assert.Equal("confirmation_invalid", (await Confirm(pipeline, Arguments, token)).Kind);
        Assert.Equal(1, Changes);
    }

    [Fact]
    public async Task TokenForOtherArguments_IsRefusedAndSpent()
    {
        var pipeline = Pipeline();
        var token = await Token(pipeline);
        Assert.Equal("confirmation_invalid", (await Confirm(pipeline, """{"client_id":"other"}""", token)).Kind);
        Assert.Equal("confirmation_invalid", (await Confirm(pipeline, Arguments, token)).Kind);
        Assert.Equal(0, Changes);
    }

    [Fact]
    public async Task TokenOfAnotherTool_IsRefused()
    {
        var pipeline = Pipeline();
        var token = await Token(pipeline);
        var answer = await pipeline.CallAsync("auth0_rotate_application_secret", $$"""{"client_id":"k7Q","confirmation":"{{token}}"}""");
        Assert.Equal("confirmation_invalid", answer.Kind);
        Assert.Equal(0, Changes);
    }

    [Fact]
    public async Task Token_EndsAfterTenMinutes()
    {
        var pipeline = Pipeline();
        var token = await Token(pipeline);
        _time.Advance(Confirmations.Lifetime);
        Assert.Equal("confirmation_invalid", (await Confirm(pipeline, Arguments, token)).Kind);
        Assert.Equal(0, Changes);
    }

    [Fact]
    public async Task Token_IsGoodUntilThen()
    {
        var pipeline = Pipeline();
        var token = await Token(pipeline);
        _time.Advance(Confirmations.Lifetime - TimeSpan.FromSeconds(1));
        Assert.False((await Confirm(pipeline, Arguments, token)).IsError);
    }

    [Theory]
    [InlineData("")]
    [InlineData("true")]
    [InlineData("yes")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA")]
    public async Task InventedToken_IsRefused(string token)
    {
        Assert.Equal("confirmation_invalid", (await Confirm(Pipeline(), Arguments, token)).Kind);
        Assert.Empty(_tenant.Requests);
    }

    [Fact]
    public async Task TokenOfAnotherProcess_IsRefused()
    {
        Assert.Equal("confirmation_invalid", (await Confirm(Pipeline(), Arguments, await Token(Pipeline()))).Kind);
        Assert.Equal(0, Changes);
    }

    [Fact]
    public async Task ArgumentsInAnotherOrder_AreTheSameCall()
    {
        var pipeline = Pipeline();
        const string Tool = "auth0_set_trigger_bindings";
        var asked = await pipeline.CallAsync(
            Tool, """{"trigger_id":"post-login","bindings":[{"ref":{"type":"action_id","value":"a"},"display_name":"A"}]}""");
        var token = asked.Error.GetProperty("confirmation").GetString();
        var answer = await pipeline.CallAsync(
            Tool, $$"""{"confirmation":"{{token}}","bindings":[{"display_name":"A","ref":{"value":"a","type":"action_id"} }]"""
            + $$""","trigger_id":"post-login"}""");
        Assert.False(answer.IsError, answer.Text);
    }

    [Theory]
    [InlineData("auth0_create_application", """{"name":"New"}""")]
    [InlineData("auth0_update_application", """{"client_id":"k7Q","name":"New"}""")]
    public async Task WriteThatTheLevelMakesWait_TakesTheTokenToo(string tool, string arguments)
    {
        var pipeline = new Pipeline(_tenant, time: _time, confirm: ConfirmLevel.Writes);
        var token = (await pipeline.CallAsync(tool, arguments)).Error.GetProperty("confirmation").GetString();
        Assert.Equal(0, Changes);
        var answer = await pipeline.CallAsync(tool, arguments[..^1] + $",\"confirmation\":\"{token}\"}}");
        Assert.False(answer.IsError, answer.Text);
        Assert.DoesNotContain(
            token!, _tenant.Requests.Single(static request => request.Method != "GET").Body!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteThatWaitsForNothing_TakesNoToken()
        => Assert.Equal(
            "invalid_arguments",
            (await Pipeline().CallAsync("auth0_create_application", """{"name":"New","confirmation":"AAAA"}""")).Kind);

    [Fact]
    public async Task CallThroughTheCaller_NeedsConsentAndTakesTheTokenAmongTheArguments()
    {
        var pipeline = Pipeline();
        var asked = await pipeline.CallAsync("auth0_call_destructive_tool", $$"""{"name":"{{Delete}}","arguments":{{Arguments}} }""");
        Assert.Equal("confirmation_required", asked.Kind);
        Assert.Contains("auth0_call_destructive_tool", asked.Next, StringComparison.Ordinal);
        Assert.Equal(0, Changes);
        var token = asked.Error.GetProperty("confirmation").GetString();
        var answer = await pipeline.CallAsync(
            "auth0_call_destructive_tool", $$"""{"name":"{{Delete}}","arguments":{"client_id":"k7Q","confirmation":"{{token}}"} }""");
        Assert.False(answer.IsError, answer.Text);
        Assert.Equal(1, Changes);
    }

    [Fact]
    public async Task TargetThatCannotBeRead_IsNamedByItsIdWithTheReason()
    {
        var tenant = new TestTenant().Answers(403, """{"message":"Not for you"}""");
        var answer = await new Pipeline(tenant, time: _time, confirm: ConfirmLevel.Destructive).CallAsync(Delete, Arguments);
        Assert.Equal(
            """{"client_id":"k7Q","remark":"it could not be read: Not for you"}""",
            answer.Error.GetProperty("plan").GetProperty("target").GetRawText());
    }

    [Theory]
    [InlineData("destructive", "auth0_update_application", false)]
    [InlineData("writes", "auth0_update_application", true)]
    [InlineData("writes", "auth0_delete_application", true)]
    [InlineData("writes", "auth0_get_application", false)]
    [InlineData("never", "auth0_delete_application", false)]
    public async Task Level_DecidesWhatWaits(string level, string tool, bool waits)
    {
        var arguments = tool == "auth0_update_application" ? """{"client_id":"k7Q","name":"New"}""" : Arguments;
        var answer = await new Pipeline(_tenant, time: _time, confirm: ConfirmLevels.Parse(level, "test")).CallAsync(tool, arguments);
        Assert.Equal(waits, answer.IsError);
    }

    [Fact]
    public async Task WrongArguments_AreRefusedBeforeAnyQuestion()
    {
        Assert.Equal("invalid_arguments", (await Pipeline().CallAsync(Delete, """{"client_id":"k7Q","nmae":1}""")).Kind);
        Assert.Empty(_tenant.Requests);
    }

    [Theory]
    [InlineData(
        "auth0_delete_connection_user", """{"connection_id":"con_1","email":"jo@example.com"}""", """{"email":"jo@example.com"}""")]
    [InlineData("auth0_delete_all_user_grants", """{"user_id":"auth0|5de"}""", """{"user_id":"auth0|5de"}""")]
    [InlineData(
        "auth0_remove_organization_members", """{"organization_id":"org_1","members":["auth0|5de"]}""", """{"members":["auth0|5de"]}""")]
    public async Task Plan_SaysWhatIsLostBesideTheTarget(string tool, string arguments, string shown)
        => Assert.Equal(
            shown, (await Pipeline().CallAsync(tool, arguments)).Error.GetProperty("plan").GetProperty("arguments").GetRawText());

    [Fact]
    public async Task PlanOfEveryDestructiveTool_HoldsEveryArgument()
    {
        foreach (var tool in ManagementApi.ManagementCatalog.All()
            .Where(static tool => tool.Access == ManagementApi.ToolAccess.Destructive))
        {
            var arguments = ToolSamples.MinimalArguments(tool);
            var plan = (await Pipeline().CallAsync(tool.Name, arguments.ToJsonString())).Error.GetProperty("plan");
            var shown = new[] { "target", "arguments" }.Where(part => plan.TryGetProperty(part, out _))
                .SelectMany(part => plan.GetProperty(part).EnumerateObject()).Select(static member => member.Name).ToList();
            Assert.All(arguments, argument => Assert.Contains(argument.Key, shown));
        }
    }

    [Fact]
    public void Question_SaysWhatIsLostBesideTheTarget()
        => Assert.Contains(
            "\nemail: \"jo@example.com\".\n",
            new ConsentPlan(
            TestTenant.Host, ManagementApi.ManagementCatalog.Find("auth0_delete_connection_user")!, null, null,
            [])
            { Given = JsonElement.Parse("""{"email":"jo@example.com"}""") }.Question(),
            StringComparison.Ordinal);

    [Fact]
    public void EveryDestructiveTool_ShowsTheArgument()
        => Assert.All(
            ManagementApi.ManagementCatalog.All().Where(static tool => tool.Access == ManagementApi.ToolAccess.Destructive),
            static tool => Assert.True(
            JsonElement.Parse(tool.AdvertisedSchema).GetProperty("properties").TryGetProperty(ConsentBinding.Argument, out _),
            tool.Name));

    private int Changes => _tenant.Requests.Count(static request => request.Method != "GET");

    private Pipeline Pipeline() => new(_tenant, time: _time, confirm: ConfirmLevel.Destructive);

    private static async Task<string> Token(Pipeline pipeline)
        => (await pipeline.CallAsync(Delete, Arguments)).Error.GetProperty("confirmation").GetString()!;

    private static Task<Answer> Confirm(Pipeline pipeline, string arguments, string token)
        => pipeline.CallAsync(Delete, arguments[..^1] + $",\"confirmation\":\"{token}\"}}");
}
