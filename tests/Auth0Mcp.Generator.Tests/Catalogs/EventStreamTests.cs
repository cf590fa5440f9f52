using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Tests.Harness;

namespace Auth0Mcp.Generator.Tests.Catalogs;

/// <summary>Operations that answer with a stream of events.</summary>
public sealed class EventStreamTests
{
    [Fact]
    public void EventStream_IsListenedToWithinBounds()
    {
        var run = Garden.Tool("get_garden_events").Reports();
        var tool = run.Values<ToolModel>(TrackingNames.Tools).Single();

        Assert.Equal(
            """{"type":"object","properties":{"max_events":{"type":"integer","minimum":1,"maximum":100},"wait_seconds":"""
            + """{"type":"integer","minimum":1,"maximum":25}},"required":[],"additionalProperties":false}""", tool.EnforcedSchema);
        Assert.Contains(
            "AnswerKind Answer => global::Auth0Mcp.ManagementApi.AnswerKind.EventStream;",
            run.Sources["Tools/auth0_do_thing.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void BoundsMayHaveDefaults()
        => Assert.Contains(
            "\"maximum\":100,\"default\":10}",
            Garden.Tool("get_garden_events", "defaults: { max_events: 10 }").Reports().Values<ToolModel>(TrackingNames.Tools)
            .Single().AdvertisedSchema, StringComparison.Ordinal);

    [Fact]
    public void DefaultOutsideTheBounds_IsReported()
        => Garden.Tool("get_garden_events", "defaults: { wait_seconds: 60 }").Reports(
            "tools.yaml(7,31): error A0M023: Tool 'auth0_do_thing': default 60 for 'wait_seconds' is refused by the document: "
            + "the most is 25.");

    [Fact]
    public void SecretInAnEvent_NeedsADecision()
        => Garden.Tool("get_garden_events")
            .Edit("garden.json", "\"text/event-stream\": { \"schema\": { \"type\": \"string\" } }",
                "\"text/event-stream\": { \"schema\": { \"type\": \"object\", \"properties\": { \"token\": { \"type\": "
                + "\"string\" } } } }").Reports(
            "tools.yaml(4,16): error A0M032: The response of 'auth0_do_thing' has the string 'get_garden_events.token', whose "
            + "name suggests a secret. Declare it in the secrets file, under 'secret' or under 'harmless' with a reason.");

    [Fact]
    public async Task Request_AcceptsEventsAlone()
    {
        var request = await LiveCompilation.Of(Garden.Tool("get_garden_events").Run()).Load()
            .CallAsync("auth0_do_thing", """{"max_events":3,"wait_seconds":5}""");

        Assert.Equal(("/api/v2/events", "text/event-stream"), (request.PathAndQuery, request.Headers["Accept"]));
    }
}
