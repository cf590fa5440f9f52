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

public sealed partial class PublishFormTests
{
    [Fact]
    public async Task FailureHalfWay_SaysWhatWasDoneAndHowToUndoIt()
    {
        var tenant = new TestTenant()
            .Answers(200, """{"id":"x","name":"F","nodes":[{"id":"a"}],"start":{"next_node":"a"}}""")
            .Answers(200, """{"total":0,"page":0,"per_page":50,"actions":[]}""")
            .Answers(201, """{"id":"act_1","all_changes_deployed":false,"status":"pending"}""")
            .Answers(200, """{"id":"act_1","status":"pending"}""")
            .Answers(200, """{"id":"act_1","status":"built"}""")
            .Answers(202, """{"id":"v1"}""")
            .Answers(
                200, """{"total":1,"page":0,"per_page":50,"bindings":[{"id":"b1","display_name":"Mine","action":{"id":"other"}}]}""")
            .Answers(400, """{"message":"A trigger takes 20 actions"}""");
        var answer = await tenant.CallAsync("auth0_publish_form", """{"id":"x"}""");
        Assert.Equal("step_failed", answer.Kind);
        Assert.Equal("auth0_set_trigger_bindings: A trigger takes 20 actions", answer.Message);
        Assert.Equal(
            ["unchanged", "done", "done"],
            answer.Error.GetProperty("steps").EnumerateArray().Select(static step => step.GetProperty("outcome").GetString()));
        Assert.Equal(
            """[{"name":"auth0_delete_action","arguments":{"id":"act_1","force":true}}]""",
            answer.Error.GetProperty("undo").GetRawText());
        Assert.Contains("undo", answer.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnswerOfAnotherForm_IsAFailureThatSaysHowToUndoWhatWasDone()
    {
        var tenant = new TestTenant()
            .Answers(200, """{"id":"x","name":"F","nodes":[{"id":"a"}],"start":{"next_node":"a"}}""")
            .Answers(200, """{"total":0,"page":0,"per_page":50,"actions":[]}""")
            .Answers(201, """{"id":"act_1","all_changes_deployed":false,"status":"pending"}""")
            .Answers(200, """{"id":"act_1","status":"built"}""")
            .Answers(202, """{"id":"v1"}""")
            .Answers(200, "{}");
        var answer = await tenant.CallAsync("auth0_publish_form", """{"id":"x"}""");
        Assert.Equal("step_failed", answer.Kind);
        Assert.Equal(
            """[{"name":"auth0_delete_action","arguments":{"id":"act_1","force":true}}]""",
            answer.Error.GetProperty("undo").GetRawText());
        Assert.StartsWith("Correct the cause and call again. The steps done stay done", answer.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StepThatWouldBeginTooLate_IsNotSent()
    {
        var time = new TestTime();
        var tenant = new TestTenant()
            .Answers(_ =>
            {
                time.Advance(
                TimeSpan.FromSeconds(12)); return """{"id":"x","name":"F","nodes":[{"id":"a"}],"start":{"next_node":"a"}}""";
            })
            .Answers(_ => { time.Advance(TimeSpan.FromSeconds(9)); return """{"total":0,"page":0,"per_page":50,"actions":[]}"""; });
        var answer = await new Pipeline(tenant, time: time).CallAsync("auth0_publish_form", """{"id":"x"}""");
        Assert.Equal("auth0_create_action: The time of this call is used up. This request was not sent.", answer.Message);
        Assert.All(tenant.Requests, static request => Assert.Equal("GET", request.Method));
    }

    [Fact]
    public async Task BuildThatFails_IsNotDeployed()
    {
        var tenant = new TestTenant()
            .Answers(200, """{"id":"x","name":"F","nodes":[{"id":"a"}],"start":{"next_node":"a"}}""")
            .Answers(200, """{"total":0,"page":0,"per_page":50,"actions":[]}""")
            .Answers(201, """{"id":"act_1","all_changes_deployed":false,"status":"pending"}""")
            .Answers(200, """{"id":"act_1","status":"failed"}""");
        var answer = await tenant.CallAsync("auth0_publish_form", """{"id":"x"}""");
        Assert.Contains("could not build", answer.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(tenant.Requests, static request => request.Path.EndsWith("/deploy", StringComparison.Ordinal));
    }
}
