using Auth0Mcp.Generator.Tests.Harness;

namespace Auth0Mcp.Generator.Tests.Live;

/// <summary>The request that leaves the process when a tool is called: emitted invoker, Refit's client and all.</summary>
public sealed class CallTests
{
    private static readonly Lazy<LiveCatalog> s_garden = new(static () => LiveCompilation.Of(Garden.Inputs.Run()).Load());
    private static readonly Lazy<LiveCatalog> s_real = new(static () => RealCatalog.Live.Load());

    [Theory]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("../users", "..%2Fusers")]
    [InlineData("a?b=c#d", "a%3Fb%3Dc%23d")]
    [InlineData("auth0|5f é", "auth0%7C5f%20%C3%A9")]
    [InlineData("a%2Fb", "a%252Fb")]
    public async Task PathArgument_StaysOneSegment(string id, string segment)
    {
        var request = await s_garden.Value.CallAsync("auth0_get_plant", $$"""{"plant_id":"{{id}}"}""");

        Assert.Equal("/api/v2/plants/" + segment, request.PathAndQuery);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    public async Task DotSegment_IsNeverSent(string id)
    {
        var error =
            await Assert.ThrowsAsync<InvalidOperationException>(() => s_garden.Value.CallAsync(
                "auth0_get_plant", $$"""{"plant_id":"{{id}}"}"""));

        Assert.Equal("Argument 'plant_id' was not checked before the call.", error.Message);
    }

    [Fact]
    public async Task QueryArguments_TravelAsTheApiWritesThem()
    {
        var request = await s_garden.Value.CallAsync(
            "auth0_list_plants", """{"page":0,"per_page":5e1,"family":["rose & co","lily"],"in_bloom":true,"q":"a=b"}""");

        Assert.Equal("GET", request.Method);
        Assert.Equal("/api/v2/plants?page=0&per_page=50&family=rose%20%26%20co&family=lily&in_bloom=true&q=a%3Db", request.PathAndQuery);
    }

    [Fact]
    public async Task ArgumentsThatAreNotGiven_AreNotSent()
    {
        var request = await s_garden.Value.CallAsync("auth0_list_plants", """{"take":null}""");

        Assert.Equal("/api/v2/plants", request.PathAndQuery);
        Assert.Null(request.Body);
    }

    [Theory]
    [InlineData("auth0_list_plants", """{"fields":"name","page":1}""", "/api/v2/plants?page=1", null)]
    [InlineData("auth0_delete_plant", """{"id":"p1","confirmation":"c0de"}""", "/api/v2/plants/p1", null)]
    [InlineData("auth0_create_plant", """{"name":"rose","fields":"id"}""", "/api/v2/plants", """{"name":"rose"}""")]
    [InlineData(
        "auth0_replace_bed", """{"bed-id":"b01","soil":"clay","confirmation":"c0de"}""", "/api/v2/beds/b01", """{"soil":"clay"}""")]
    public async Task ArgumentOfTheServer_IsNotSent(string tool, string arguments, string pathAndQuery, string? body)
    {
        var request = await s_garden.Value.CallAsync(tool, arguments);

        Assert.Equal((pathAndQuery, body), (request.PathAndQuery, request.Body));
    }

    [Fact]
    public async Task RenamedHeaderArgument_TravelsUnderTheDocumentsName()
    {
        var request = await s_garden.Value.CallAsync("auth0_list_plants", """{"gardener":"ann"}""");

        Assert.Equal("ann", request.Headers["x-gardener"]);
        Assert.Equal("/api/v2/plants", request.PathAndQuery);
    }

    [Fact]
    public async Task Body_IsForwardedWithItsDigits()
    {
        const string Body =
            """{"name":"é \"rose\" <b>","height":1.10,"care":{"light":"sun","water":{"litres":100000000000000000001,"days":[]}}"""
                + ""","notes":{"x":1e-7}}""";

        var request = await s_garden.Value.CallAsync("auth0_create_plant", Body);

        Assert.Equal("POST", request.Method);
        Assert.Equal("/api/v2/plants", request.PathAndQuery);
        Assert.Equal("application/json", request.ContentType);
        Assert.Equal(Body, request.Body);
    }

    [Fact]
    public async Task BodyPropertyNamedLikeAParameter_TravelsBesideIt()
    {
        var request = await s_garden.Value.CallAsync(
            "auth0_replace_bed", """{"bed-id":"b1","event":"query","body_event":"body","soil":"clay"}""");

        Assert.Equal("/api/v2/beds/b1?event=query", request.PathAndQuery);
        Assert.Equal("""{"event":"body","soil":"clay"}""", request.Body);
    }

    [Fact]
    public async Task BodyThatIsNoObject_IsOneArgument()
    {
        var request = await s_garden.Value.CallAsync("auth0_label_plant", """{"id":"p1","body":[{"text":"rose","colour":null}]}""");

        Assert.Equal("PUT", request.Method);
        Assert.Equal("""[{"text":"rose","colour":null}]""", request.Body);
    }

    [Fact]
    public async Task ExplicitNullInABody_IsSent()
    {
        var request = await s_garden.Value.CallAsync("auth0_create_plant", """{"family":null}""");

        Assert.Equal("""{"family":null}""", request.Body);
    }

    [Fact]
    public async Task UpdateOfAnApplication_TakesClientIdForTheDocumentsId()
    {
        var request = await s_real.Value.CallAsync(
            "auth0_update_application", """{"client_id":"../users","name":"n","jwt_configuration":{"lifetime_in_seconds":36000}}""");

        Assert.Equal("PATCH", request.Method);
        Assert.Equal("/api/v2/clients/..%2Fusers", request.PathAndQuery);
        Assert.Equal("""{"name":"n","jwt_configuration":{"lifetime_in_seconds":36000}}""", request.Body);
    }

    [Fact]
    public async Task SearchOfTheLogs_SendsTheParameterOfTheOverlay()
    {
        var request = await s_real.Value.CallAsync("auth0_list_logs", """{"q":"type:(f OR fp)","include_totals":true}""");

        Assert.Equal("/api/v2/logs?include_totals=true&q=type%3A%28f%20OR%20fp%29", request.PathAndQuery);
    }
}
