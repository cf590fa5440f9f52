using System.Text.Json;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Calls.Execution;
using Auth0Mcp.Calls.Pipeline;
using Auth0Mcp.Catalog;
using Auth0Mcp.Demo;
using Auth0Mcp.Http;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.SignIn;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Tests.CompositeTools;

/// <summary>Publishing a form: against the demo tenant as a whole, against a told tenant where it fails.</summary>
public sealed partial class PublishFormTests : IDisposable
{
    private const string FormId = "ap_zprZoPcaQ2tdT2xnWZ8Upv";
    private const string BoundBefore = "87ba209d-f192-4a5a-a258-846d9f787e29";

    private readonly CountingHandler _requests = new(new DemoTenant(new TestTime()));
    private readonly ToolInvoker _caller;

    public PublishFormTests() => _caller = Caller(_requests, ToolSelection.Default);

    public void Dispose() => _requests.Dispose();

    [Fact]
    public async Task FormGoesLive_ByAnActionThatIsDeployedAndBound()
    {
        var answer = await Publish();
        Assert.Equal(["unchanged", "done", "done", "done"], Outcomes(answer));
        Assert.True(answer.Success.GetProperty("changed").GetBoolean());

        var action = (await Call("auth0_get_action", $$"""{"id":"{{answer.Json.GetProperty("action_id").GetString()}}"}""")).Success;
        Assert.True(action.GetProperty("all_changes_deployed").GetBoolean());
        Assert.Contains($"api.prompt.render(\"{FormId}\")", action.GetProperty("code").GetString(), StringComparison.Ordinal);
        // The demo tenant has an action bound to this trigger from the start.
        Assert.Equal([BoundBefore, action.GetProperty("id").GetString()], await BoundActions());
    }

    [Fact]
    public async Task SecondRun_ChangesNothing()
    {
        await Publish();
        _requests.Clear();
        var answer = await Publish();
        Assert.All(Outcomes(answer), static outcome => Assert.Equal("unchanged", outcome));
        Assert.False(answer.Json.GetProperty("changed").GetBoolean());
        Assert.All(_requests.Methods, static method => Assert.Equal("GET", method));
    }

    [Fact]
    public async Task DryRun_SendsReadsAloneAndShowsTheCalls()
    {
        var answer = await Publish(",\"dry_run\":true");
        Assert.Equal(["unchanged", "planned", "planned", "planned"], Outcomes(answer));
        Assert.All(_requests.Methods, static method => Assert.Equal("GET", method));
        var planned = answer.Json.GetProperty("steps").EnumerateArray().Where(static step => step.TryGetProperty("call", out _))
            .Select(static step => step.GetProperty("call").GetProperty("name").GetString());
        Assert.Equal(["auth0_create_action", "auth0_deploy_action", "auth0_set_trigger_bindings"], planned);
    }

    [Fact]
    public async Task DryRunThroughTheCaller_IsTheSame()
    {
        var answer = await Call(
            "auth0_call_write_tool", $$"""{"name":"auth0_publish_form","arguments":{"id":"{{FormId}}"},"dry_run":true}""");
        Assert.Equal(["unchanged", "planned", "planned", "planned"], Outcomes(answer));
        Assert.All(_requests.Methods, static method => Assert.Equal("GET", method));
    }

    [Fact]
    public async Task OtherBindings_KeepTheirPlacesAndNames()
    {
        var other =
            (await Call(
                "auth0_create_action",
                """{"name":"Other","supported_triggers":[{"id":"post-login","version":"v3"}],"code":"x"}""")).Success.GetProperty(
                "id").GetString();
        // Built by the time somebody looks.
        await Call("auth0_get_action", $$"""{"id":"{{other}}"}""");
        await Call("auth0_deploy_action", $$"""{"id":"{{other}}"}""");
        await Call(
            "auth0_call_destructive_tool",
            $$"""{"name":"auth0_set_trigger_bindings","arguments":{"trigger_id":"post-login","bindings":"""
            + $$"""[{"ref":{"type":"action_id","value":"{{other}}"},"display_name":"Mine"}]} }""");
        var before = (await Bindings())[0].GetProperty("id").GetString();
        await Publish();
        var after = await Bindings();
        Assert.Equal(2, after.Count);
        Assert.Equal(before, after[0].GetProperty("id").GetString());
        Assert.Equal("Mine", after[0].GetProperty("display_name").GetString());
    }

    [Fact]
    public async Task ActionThatAPersonHasEdited_KeepsItsCode()
    {
        await Publish();
        var id = (await Publish()).Json.GetProperty("action_id").GetString();
        var edited =
            $"exports.onExecutePostLogin = async (event, api) => {{ if (event.stats.logins_count > 3) "
                + $"api.prompt.render(\"{FormId}\"); }};";
        await Call("auth0_update_action", $$"""{"id":"{{id}}","code":{{JsonSerializer.Serialize(edited)}}}""");
        Assert.Equal(["unchanged", "unchanged", "done", "unchanged"], Outcomes(await Publish()));
        Assert.Equal(edited, (await Call("auth0_get_action", $$"""{"id":"{{id}}"}""")).Success.GetProperty("code").GetString());
    }

    [Fact]
    public async Task ActionThatRendersSomethingElse_IsFixed()
    {
        var id = (await Publish()).Json.GetProperty("action_id").GetString();
        await Call("auth0_update_action", $$"""{"id":"{{id}}","code":"exports.onExecutePostLogin = async () => {};"}""");
        Assert.Equal(["unchanged", "done", "done", "unchanged"], Outcomes(await Publish()));
    }

    [Fact]
    public async Task PasswordResetTrigger_GetsItsOwnAction()
    {
        await Publish();
        var answer = await Publish(",\"trigger\":\"password-reset-post-challenge\"");
        Assert.Equal(["unchanged", "done", "done", "done"], Outcomes(answer));
        Assert.Single(await BoundActions("password-reset-post-challenge"));
    }

    [Theory]
    [InlineData("""{"id":"x","name":"Empty","nodes":[],"start":{"next_node":"a"}}""", "it has no nodes")]
    [InlineData("""{"id":"x","name":"Lost","nodes":[{"id":"a"}],"start":{"next_node":"b"}}""", "its start leads to the node 'b'")]
    [InlineData("""{"id":"x","name":"Still","nodes":[{"id":"a"}]}""", "its start leads nowhere")]
    public async Task FormThatLeadsNowhere_IsRefusedBeforeAnyChange(string form, string reason)
    {
        var tenant = new TestTenant().Answers(200, form);
        var answer = await tenant.CallAsync("auth0_publish_form", """{"id":"x"}""");
        Assert.Equal("step_failed", answer.Kind);
        Assert.Contains(reason, answer.Message, StringComparison.Ordinal);
        Assert.Equal("GET", tenant.Request.Method);
    }

    [Fact]
    public void ReadOnlyMode_HasNoSuchTool()
        => Assert.Null(
            ToolCatalog.Select(ToolSelection.Default with { ReadOnly = true }, ToolRegistry.Instance).Find("auth0_publish_form"));

    [Fact]
    public async Task OnlyThisTool_MayStillUseWhatItNeeds()
    {
        var caller = Caller(_requests, new ToolSelection(["auth0_publish_form"], null, ReadOnly: false));
        Assert.False(
            (await caller.CallAsync(
            new ToolCall("auth0_publish_form", Pipeline.Arguments($$"""{"id":"{{FormId}}"}""")), CancellationToken.None)).IsError);
    }

    [Fact]
    public void EveryToolThatABuiltInToolUses_Exists()
        => Assert.All(
            BuiltInTools.All.OfType<BuiltInTool>().SelectMany(static tool => tool.Uses),
            static name => Assert.NotNull(ManagementCatalog.Find(name)));

    private static ToolInvoker Caller(HttpMessageHandler tenant, ToolSelection selection)
    {
        var catalog = ToolCatalog.Select(selection, ToolRegistry.Instance);
        var time = new TestTime();
        var api = ManagementHttp.Create(TestTenant.Credentials, catalog, tenant, time, ManagementHttp.CallTimeout);
        return new ToolInvoker(
            catalog, () => api, new CallSettings(ResultLimits.Default, ConfirmLevel.Never, static () => TestTenant.Host, time));
    }

    private async Task<Answer> Call(string tool, string arguments)
    {
        var answer = new Answer(await _caller.CallAsync(new ToolCall(tool, Pipeline.Arguments(arguments)), CancellationToken.None));
        Assert.False(answer.IsError, answer.Text);
        return answer;
    }

    private Task<Answer> Publish(string more = "") => Call("auth0_publish_form", $$"""{"id":"{{FormId}}"{{more}}}""");

    private async Task<List<JsonElement>> Bindings(string trigger = "post-login")
        => [.. (await Call(
            "auth0_call_read_tool",
            $$"""{"name":"auth0_list_trigger_bindings","arguments":{"trigger_id":"{{trigger}}"} }""")).Success.GetProperty(
            "items").EnumerateArray()];

    private async Task<List<string?>> BoundActions(string trigger = "post-login")
        => (await Bindings(trigger)).ConvertAll(static binding => binding.GetProperty("action").GetProperty("id").GetString());

    private static List<string?> Outcomes(Answer answer)
        => answer.Success.GetProperty("steps").EnumerateArray().Select(static step => step.GetProperty("outcome").GetString()).ToList();
}
